#!/usr/bin/env python3
"""Tools that leave copies out of a corpus beside `wirecopy dedup`, on the same pages, in turn.

  dedup.py --data ARTICLES.jsonl[.gz|.zst] [--wirecopy PROGRAM] [-o build/bench/peers.md] [--runs 3] [--work build/peers]
           [--tools wirecopy,text-dedup,...] [--families 8000] [--limit 1800]

Installs each tool from PyPI in a virtual environment of its own under --work, as requirements/*.txt pin it, and writes
one table: time of the whole process from the file of pages to a file of the pages that are kept, its CPU time, its peak
memory (the whole tree of processes, shared pages counted once), and on pages made for it by bench/quality/copies.py the
share of true copies found and the pages lost by a wrong merge. Tools run with the settings that they recommend, on two
processors. Each run's result is checked against the first one's before its time counts."""
import argparse, json, os, platform, shutil, signal, statistics, subprocess, sys, threading, time, venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(HERE.parent))
from measuring import first_line, processor

CORES = 2
KEPT = 'kept.txt'  # ids of the pages that a tool kept, one a line


# --- in the virtual environments: pages in, ids of the kept ones out ---

def records(path):
    with open(path, encoding='utf-8') as lines:
        for line in lines: yield json.loads(line)


def write_kept(pages, kept, out):
    """The corpus that is left, as the tools with a program of their own write it, and the ids."""
    with open(out / 'corpus.jsonl', 'w', encoding='utf-8') as corpus, open(out / KEPT, 'w', encoding='utf-8') as ids:
        for record in records(pages):
            if record['id'] not in kept: continue
            corpus.write(json.dumps(record, ensure_ascii=False) + '\n')
            ids.write(record['id'] + '\n')


def shingles(text):
    words = text.lower().split()
    return {' '.join(words[i:i + 5]).encode() for i in range(max(1, len(words) - 4))}


def signature_of(record):
    import datasketch
    signature = datasketch.MinHash(num_perm=128)
    signature.update_batch(list(shingles(record['text'])))
    return record['id'], signature


def run_datasketch(pages, out):
    """MinHash of 128 permutations, LSH at .7, the first page of each bucket kept; signatures in two processes."""
    import multiprocessing

    import datasketch
    index, kept = datasketch.MinHashLSH(threshold=.7, num_perm=128), set()
    with multiprocessing.Pool(CORES) as pool:
        for page, signature in pool.imap(signature_of, records(pages), chunksize=64):
            if index.query(signature): continue
            index.insert(page, signature)
            kept.add(page)
    write_kept(pages, kept, out)


def run_rensa(pages, out):
    """As its README shows it: RMinHashDeduplicator at .8 with LSH, words for tokens."""
    import rensa
    tool = rensa.RMinHashDeduplicator(threshold=.8, num_perm=128, use_lsh=True)
    ids = [record['id'] for record in records(pages)]
    flags = tool.add_pairs((record['id'], record['text'].split()) for record in records(pages))
    write_kept(pages, {page for page, is_kept in zip(ids, flags) if is_kept}, out)


def run_datatrove(pages, out):
    """Its example's four stages, 14 buckets of 8 hashes, 5-grams, on two local workers."""
    from datatrove.executor import LocalPipelineExecutor
    from datatrove.pipeline.dedup.minhash import (MinhashConfig, MinhashDedupBuckets, MinhashDedupCluster, MinhashDedupFilter,
                                                  MinhashDedupSignature)
    from datatrove.pipeline.readers import JsonlReader
    from datatrove.pipeline.writers.jsonl import JsonlWriter
    config, shards, folder = MinhashConfig(num_buckets=14, hashes_per_bucket=8), out / 'shards', lambda name: str(out / name)
    shards.mkdir()
    lines = Path(pages).read_bytes().splitlines(keepends=True)
    for i in range(CORES):
        (shards / f'{i}.jsonl').write_bytes(b''.join(lines[len(lines) * i // CORES:len(lines) * (i + 1) // CORES]))
    del lines
    reader = lambda: JsonlReader(str(shards))
    stages = [([reader(), MinhashDedupSignature(folder('signatures'), config=config, language='eng')], CORES),
              ([MinhashDedupBuckets(folder('signatures'), folder('buckets'), config=config)], 14),
              ([MinhashDedupCluster(folder('buckets'), folder('remove'), config=config)], 1),
              ([reader(), MinhashDedupFilter(folder('remove')), JsonlWriter(folder('kept'), compression=None)], CORES)]
    for i, (pipeline, tasks) in enumerate(stages):
        LocalPipelineExecutor(pipeline=pipeline, tasks=tasks, workers=CORES, logging_dir=folder(f'logs{i}')).run()
    with open(out / KEPT, 'w', encoding='utf-8') as ids:
        for path in sorted((out / 'kept').glob('*.jsonl')):
            for record in records(path): ids.write(record['id'] + '\n')


def kept_of_text_dedup(out):
    import datasets
    with open(out / KEPT, 'w', encoding='utf-8') as ids:
        for page in datasets.load_from_disk(str(out / 'kept'))['id']: ids.write(page + '\n')


INSIDE = {'datasketch': run_datasketch, 'rensa': run_rensa, 'datatrove': run_datatrove}


# --- the tools ---

class Tool:
    leaves_pages_out = True

    def __init__(self, name, what, requirements=None):
        self.name, self.what, self.requirements, self.python, self.problem = name, what, requirements, None, ''

    def install(self, work):
        if not self.requirements: return
        folder = work / self.requirements
        self.python = folder / 'bin' / 'python'
        pins = HERE / 'requirements' / f'{self.requirements}.txt'
        done = folder / 'installed.txt'
        if done.exists() and done.read_text() == pins.read_text(): return
        print(f'installing {self.requirements}', file=sys.stderr)
        venv.create(folder, with_pip=True)
        result = subprocess.run([self.python, '-m', 'pip', 'install', '-q', '-r', pins], capture_output=True, text=True)
        if result.returncode == 0: return done.write_text(pins.read_text()) and None
        self.problem = 'cannot be installed: ' + (result.stderr.strip().splitlines() or ['?'])[-1]

    def inside(self, step, *arguments):
        return [self.python, __file__, '--inside', step, *map(str, arguments)]


class Wirecopy(Tool):
    def __init__(self, name, what, program, options):
        super().__init__(name, what)
        self.program, self.options = program, options
        self.leaves_pages_out = 'passage' not in options

    def command(self, pages, out):
        return [self.program, 'dedup', pages, '-o', out / 'corpus.jsonl', '--ledger', out / 'ledger.jsonl',
                '--threads', str(CORES), '--quiet', *self.options]

    def finish(self, out):
        with open(out / KEPT, 'w', encoding='utf-8') as ids:
            for record in records(out / 'corpus.jsonl'): ids.write(record['id'] + '\n')


class Families(Tool):
    """All passages of all pages: no copies are left out, so that only its time counts."""
    leaves_pages_out = False

    def __init__(self, program):
        super().__init__('wirecopy families', 'all families of passages, with source and descent')
        self.program = program

    def command(self, pages, out):
        return [self.program, 'families', pages, '-o', out / 'families.jsonl', '--threads', str(CORES), '--quiet']

    def finish(self, out):
        with open(out / 'families.jsonl', encoding='utf-8') as lines:
            (out / KEPT).write_text(f'{sum(1 for _ in lines)} families\n')


class TextDedup(Tool):
    def command(self, pages, out):
        return [self.python, '-m', 'text_dedup.minhash', '--path', 'json', '--data_files', pages, '--split', 'train',
                '--cache_dir', out / 'cache', '--output', out / 'kept', '--column', 'text', '--batch_size', '10000',
                '--num_proc', str(CORES)]

    def finish(self, out):
        subprocess.run(self.inside('kept_of_text_dedup', out), check=True)


class Library(Tool):
    def command(self, pages, out): return self.inside(self.name, pages, out)

    def finish(self, out): pass


def tools(program):
    return [
        Wirecopy('wirecopy dedup', 'pages, .8 of the words and every passage, verified', program, []),
        Wirecopy('wirecopy dedup --keep first', 'the same', program, ['--keep', 'first']),
        Wirecopy('wirecopy dedup --level passage', 'runs of 50 words and more, cut out', program, ['--level', 'passage']),
        Families(program),
        TextDedup('text-dedup', 'MinHash, 250 permutations, threshold .7', 'text-dedup'),
        Library('datatrove', 'MinHash, 14 buckets of 8, 5-grams', 'datatrove'),
        Library('rensa', 'R-MinHash of words, 128, threshold .8', 'libraries'),
        Library('datasketch', 'MinHash of 5-grams, 128, LSH at .7', 'libraries'),
    ]


# --- measuring ---

class Watch(threading.Thread):
    """What a process and all below it take: the most memory together, and the processors' time of each as last seen (some
    tools start processes that nobody waits for, whom the system's own account leaves out). Looked at thirty times a second."""

    def __init__(self, process):
        super().__init__(daemon=True)
        self.process, self.peak, self.seconds, self.is_over = process, 0, {}, threading.Event()

    def run(self):
        while not self.is_over.wait(.033):
            self.peak = max(self.peak, sum(map(self.look_at, self.tree())))

    def tree(self):
        parents = {}
        for folder in Path('/proc').iterdir():
            if not folder.name.isdigit(): continue
            try: parents.setdefault(int((folder / 'stat').read_text().rsplit(')', 1)[1].split()[1]), []).append(int(folder.name))
            except OSError: continue  # it has ended
        found = [self.process]
        for process in found: found += parents.get(process, [])
        return found

    def look_at(self, process):
        """Its memory, pages shared with others counted in part."""
        try:
            times = Path(f'/proc/{process}/stat').read_text().rsplit(')', 1)[1].split()[11:13]
            self.seconds[process] = sum(map(int, times)) / os.sysconf('SC_CLK_TCK')
            for line in Path(f'/proc/{process}/smaps_rollup').read_text().splitlines():
                if line.startswith('Pss:'): return int(line.split()[1]) * 1024
        except OSError: pass
        return 0


def on_two_cores():
    os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:CORES])


def environment(out):
    caches = {'HF_HOME': str(out / 'huggingface'), 'HF_HUB_OFFLINE': '1', 'HF_DATASETS_OFFLINE': '1'}
    return os.environ | caches | {'TMPDIR': str(out), 'TOKENIZERS_PARALLELISM': 'false', 'OMP_NUM_THREADS': str(CORES)}


def end_all(group):
    """The tool and what it started and left behind."""
    try: os.killpg(group, signal.SIGKILL)
    except ProcessLookupError: pass


def run(tool, pages, folder, limit):
    """{seconds, cpu, memory, kept} of one run, or {problem}."""
    out = folder.resolve() / tool.name.replace(' ', '_')
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    with open(out / 'log.txt', 'wb') as log:
        begin = time.monotonic()
        process = subprocess.Popen([str(word) for word in tool.command(pages, out)], stdout=log, stderr=log,
                                   stdin=subprocess.DEVNULL, env=environment(out), preexec_fn=on_two_cores,
                                   start_new_session=True)
        timer = threading.Timer(limit, end_all, [process.pid])
        timer.start()
        watch = Watch(process.pid)
        watch.start()
        try:
            _, status, usage = os.wait4(process.pid, 0)
        finally:
            timer.cancel()
            end_all(process.pid)
        seconds = time.monotonic() - begin
        process.returncode = os.waitstatus_to_exitcode(status)
        watch.is_over.set()
        watch.join()
    if seconds >= limit: return {'problem': f'stopped after {limit:.0f} s'}
    if process.returncode:
        return {'problem': (out / 'log.txt').read_text(errors='replace').strip().rsplit('\n', 1)[-1][:200] or f'status {status}'}
    tool.finish(out)
    kept = (out / KEPT).read_text('utf-8')
    shutil.rmtree(out)
    cpu = max(usage.ru_utime + usage.ru_stime, sum(watch.seconds.values()))
    return {'seconds': seconds, 'cpu': cpu, 'memory': watch.peak, 'kept': kept}


def measure(all_tools, pages, folder, n_runs, limit):
    """Runs of each tool, the tools in turn, so that what else the machine does befalls all alike."""
    runs = {tool.name: [] for tool in all_tools}
    for i in range(n_runs):
        for tool in all_tools:
            if tool.problem: continue
            result = run(tool, pages, folder, limit)
            if 'problem' in result: tool.problem = result['problem']
            elif runs[tool.name] and runs[tool.name][0]['kept'] != result['kept']: tool.problem = 'another result each time'
            else: runs[tool.name].append(result)
            told = tool.problem or f"{result['seconds']:.2f} s, {result['cpu']:.2f} s of CPU, {result['memory'] / 1e6:.0f} MB"
            print(f'{pages.name} run {i + 1}: {tool.name}: {told}', file=sys.stderr)
    return runs


# --- the table ---

def output_of(*command):
    try: return subprocess.run(command, capture_output=True, text=True, cwd=ROOT).stdout.strip()
    except OSError: return ''


def middle(values): return statistics.median(values)


def row(tool, runs, quality, base):
    if not runs: return f'| {tool.name} | {tool.what} | {tool.problem or "not run"} | | | | | | |'
    seconds, cpu = [run['seconds'] for run in runs], [run['cpu'] for run in runs]
    spread = (max(seconds) - min(seconds)) / 2 / middle(seconds)
    cells = [tool.name, tool.what, f'{middle(seconds):.2f} ± {100 * spread:.0f} %', f'{middle(cpu):.2f}',
             f"{middle([run['memory'] for run in runs]) / 1e6:.0f}",
             f'{middle(base[0]) / middle(seconds):.1f}' if base else '', f'{middle(base[1]) / middle(cpu):.1f}' if base else '']
    cells += [f"{quality['found'] / quality['copies']:.3f}", str(quality['lost'])] if quality else ['', '']
    return '| ' + ' | '.join(cells) + ' |'


def table(options, all_tools, runs, qualities, pages, truth):
    base = runs['text-dedup'] if runs.get('text-dedup') else None
    base = ([run['seconds'] for run in base], [run['cpu'] for run in base]) if base else None
    n_copies = sum(len(json.loads(line)['pages']) - 1 for line in truth.read_text('utf-8').splitlines())
    lines = [f'{processor()}, {CORES} of {os.cpu_count()} processors, {first_line(["c++", "--version"])}, Python {platform.python_version()}, commit '
             f'{first_line(["git", "rev-parse", "--short", "HEAD"])}, {time.strftime("%d %B %Y")}. {options.runs} runs in turn on '
             f'{sum(1 for _ in open(pages, "rb")):,} pages ({pages.stat().st_size / 1e6:.0f} MB of JSON Lines): median and half the '
             f'spread; copies on {sum(1 for _ in open(truth.parent / "pages.jsonl", "rb")):,} pages with {n_copies:,} planted copies.',
             '', '| tool | what it does | seconds | CPU s | MB | × faster than text-dedup | × less CPU | copies found | pages lost |',
             '|---|---|---|---|---|---|---|---|---|']
    lines += [row(tool, runs[tool.name], qualities.get(tool.name), base) for tool in all_tools]
    lines += ['| text-dedup, suffix array | | not run: needs a Rust program that is no package on PyPI | | | | | | |']
    return '\n'.join(lines) + '\n'


def pages_only(data, path):
    """The articles' ids and texts as plain JSON Lines: what every tool can read."""
    sys.path.insert(0, str(ROOT / 'bench' / 'quality'))
    from generator import articles
    if path.exists(): return
    with open(path.with_suffix('.part'), 'w', encoding='utf-8') as lines:
        for record in articles.records(str(data)):
            lines.write(json.dumps({'id': record['id'], 'text': record['text']}, ensure_ascii=False) + '\n')
    path.with_suffix('.part').rename(path)


def score(kept, truth, folder):
    (folder / KEPT).write_text(kept, 'utf-8')
    return json.loads(output_of(sys.executable, ROOT / 'bench/quality/copies.py', '--score', folder / KEPT, '--truth', truth))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--data', type=Path)
    parser.add_argument('--wirecopy', type=Path, default=ROOT / 'build/release/wirecopy')
    parser.add_argument('--work', type=Path, default=ROOT / 'build/peers')
    parser.add_argument('-o', '--output', type=Path, default=ROOT / 'build/bench/peers.md')
    parser.add_argument('--runs', type=int, default=3)
    parser.add_argument('--families', type=int, default=8000, help='of the generated pages')
    parser.add_argument('--limit', type=float, default=1800, help='seconds after which a run is given up')
    parser.add_argument('--tools', help='only these, names separated by commas')
    parser.add_argument('--inside', nargs='+', help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.inside:
        step, *arguments = options.inside
        return kept_of_text_dedup(Path(arguments[0])) if step == 'kept_of_text_dedup' else INSIDE[step](
            arguments[0], Path(arguments[1]))
    if not options.data: parser.error('expected --data')
    options.work = options.work.resolve()
    options.work.mkdir(parents=True, exist_ok=True)
    wanted = options.tools.split(',') if options.tools else None
    all_tools = [tool for tool in tools(options.wirecopy.resolve()) if wanted is None or tool.name in wanted]
    for tool in all_tools: tool.install(options.work)
    pages, copies = options.work / 'pages.jsonl', options.work / f'copies-{options.families}'
    pages_only(options.data, pages)
    if not (copies / 'truth.jsonl').exists():
        subprocess.run([sys.executable, ROOT / 'bench/quality/copies.py', '--data', options.data, '-o', copies, '--families',
                        str(options.families)], check=True)
    can_lose = [tool for tool in all_tools if tool.leaves_pages_out]
    found = measure(can_lose, copies / 'pages.jsonl', options.work / 'runs', 1, options.limit)
    qualities = {name: score(runs[0]['kept'], copies / 'truth.jsonl', options.work) for name, runs in found.items() if runs}
    for name, quality in qualities.items(): print(f'{name}: {json.dumps(quality)}', file=sys.stderr)
    runs = measure(all_tools, pages, options.work / 'runs', options.runs, options.limit)
    options.output.parent.mkdir(parents=True, exist_ok=True)
    options.output.write_text(table(options, all_tools, runs, qualities, pages, copies / 'truth.jsonl'), 'utf-8')
    print(options.output.read_text('utf-8'))


if __name__ == '__main__': sys.exit(main())
