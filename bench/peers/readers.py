#!/usr/bin/env python3
"""Other readers of web pages beside `wirecopy read`, on the same pages, in one run.

  readers.py --data ../shared/data/extraction [--scorer FILE] [--wirecopy PROGRAM] [--pages N] [--folds FILE]

Makes a virtual environment in build/peers, installs trafilatura and readability-lxml there, lets each read every page
(decompressed, in memory) and prints their figures by the scorer, and pages a second and core: CPU time of one process,
without its start. --folds names results of train_reading.py, that no page's own model saw; the program itself was
learnt on all pages of that data, so that only its speed counts."""
import argparse
import gzip
import json
import os
import subprocess
import sys
import time
import venv
from pathlib import Path

PACKAGES = ['trafilatura==2.0.0', 'readability-lxml==0.8.4.1', 'lxml_html_clean==0.4.3']
ROOT = Path(__file__).resolve().parents[2]


def with_trafilatura(html):
    import trafilatura
    document = trafilatura.bare_extraction(html, with_metadata=True, include_comments=False)
    if document is None:
        return {}
    fields = document.as_dict()
    return {'title': fields.get('title'), 'published': fields.get('date'), 'author': fields.get('author'),
            'text': fields.get('text')}


def with_readability(html):
    import lxml.html
    import readability
    document = readability.Document(html)
    text = lxml.html.fromstring(document.summary()).text_content()
    return {'title': document.short_title(), 'text': text}


READERS = {'trafilatura': with_trafilatura, 'readability': with_readability}


def read_all(name, data, out, n):
    """In the virtual environment: reads all pages with one reader, and prints pages and CPU seconds."""
    reader = READERS[name]
    paths = sorted((data / 'pages').glob('*.html.gz'))[:n]
    pages = [(path.name.split('.')[0], gzip.open(path, 'rt', encoding='utf-8', newline='').read()) for path in paths]
    reader(pages[0][1])  # loads what is loaded once
    begin = time.process_time()
    results = []
    for page, html in pages:
        try:
            results.append({'page': page, **reader(html)})
        except Exception as error:  # a reader that gives up has read nothing
            results.append({'page': page, 'text': '', 'error': str(error)})
    seconds = time.process_time() - begin
    out.write_text(''.join(json.dumps(result) + '\n' for result in results), encoding='utf-8')
    print(json.dumps({'pages': len(pages), 'seconds': seconds}))


def environment():
    python = ROOT / 'build/peers/bin/python'
    if not python.exists():
        venv.create(ROOT / 'build/peers', with_pip=True)
    for packages in (['--upgrade', 'pip'], PACKAGES):
        subprocess.run([python, '-m', 'pip', 'install', '-q', *packages], check=True)
    return python


def wirecopy_speed(program, data, n):
    """Of the pages decompressed to files: CPU seconds of one run on one thread."""
    folder = ROOT / 'build/peers/pages'
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for path in sorted((data / 'pages').glob('*.html.gz'))[:n]:
        paths.append(folder / path.name.removesuffix('.gz'))
        if not paths[-1].exists():
            paths[-1].write_bytes(gzip.decompress(path.read_bytes()))
    before = os.times()
    subprocess.run([program, 'read', '--quiet', '--threads', '1', '--format', 'jsonl', '-o',
                    ROOT / 'build/peers/wirecopy.jsonl', *paths], check=True)
    after = os.times()
    return len(paths), (after.children_user - before.children_user) + (after.children_system - before.children_system)


def figures(scorer, data, result):
    done = subprocess.run([sys.executable, scorer, '--data', data, result, '--json'], check=True, capture_output=True)
    return json.loads(done.stdout)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--data', type=Path, required=True)
    parser.add_argument('--scorer', type=Path, default=ROOT / '../shared/eval/score_extraction.py')
    parser.add_argument('--wirecopy', type=Path, default=ROOT / 'build/release/wirecopy')
    parser.add_argument('--pages', type=int, default=100_000)
    parser.add_argument('--folds', type=Path)
    parser.add_argument('--reader', choices=sorted(READERS), help=argparse.SUPPRESS)
    parser.add_argument('--out', type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.reader:
        return read_all(options.reader, options.data, options.out, options.pages)

    python = environment()
    row = '{:<14}' + '{:>10}' * 7
    print(row.format('', 'F1', 'precision', 'recall', 'word F1', 'title', 'published', 'pages/s'))
    cell = lambda value: '-' if value is None else f'{value:.3f}'
    for name in READERS:
        out = ROOT / f'build/peers/{name}.jsonl'
        done = subprocess.run([python, __file__, '--data', options.data, '--reader', name, '--out', out, '--pages',
                               str(options.pages)], check=True, capture_output=True)
        speed = json.loads(done.stdout.splitlines()[-1])
        f = figures(options.scorer, options.data, out)
        print(row.format(name, cell(f['f1']), cell(f['precision']), cell(f['recall']), cell(f['word_f1']),
                         cell(f['title']), cell(f['published']), f"{speed['pages'] / speed['seconds']:.1f}"), flush=True)
    n, seconds = wirecopy_speed(options.wirecopy, options.data, options.pages)
    f = figures(options.scorer, options.data, options.folds) if options.folds else {}
    print(row.format('wirecopy', *(cell(f.get(key)) for key in ('f1', 'precision', 'recall', 'word_f1', 'title',
                                                                'published')), f'{n / seconds:.1f}'))


if __name__ == '__main__':
    main()
