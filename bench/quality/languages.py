#!/usr/bin/env python3
"""How often the language of a text is told rightly: `wirecopy read` on sentences and pages of 75 languages.

  languages.py [--wirecopy PROGRAM] [--folder build/languages] [--confusions]

The text is what the lingua crate (Rust; Apache 2.0) ships to test itself with: up to a thousand sentences a language,
from the Leipzig Corpora Collection's newspapers and web pages. They are fetched by cargo, as a package of its own that
depends on the crate. Nothing of them was learnt from, and no setting was chosen by them.

A sentence counts if it has 60 characters or more. A page is ten sentences that follow each other in the file. Both are
given as JSON Lines without a language."""
import argparse
import json
import subprocess
from collections import Counter, defaultdict
from pathlib import Path

LINGUA = '1.8.0'
ROOT = Path(__file__).resolve().parents[2]
SHORTEST = 60  # characters
PAGE = 10  # sentences
CODES = dict(pair.split('=') for pair in (
    'afrikaans=af albanian=sq arabic=ar armenian=hy azerbaijani=az basque=eu belarusian=be bengali=bn bokmal=nb '
    'bosnian=bs bulgarian=bg catalan=ca chinese=zh croatian=hr czech=cs danish=da dutch=nl english=en esperanto=eo '
    'estonian=et finnish=fi french=fr ganda=lg georgian=ka german=de greek=el gujarati=gu hebrew=he hindi=hi '
    'hungarian=hu icelandic=is indonesian=id irish=ga italian=it japanese=ja kazakh=kk korean=ko latin=la latvian=lv '
    'lithuanian=lt macedonian=mk malay=ms maori=mi marathi=mr mongolian=mn nynorsk=nn persian=fa polish=pl '
    'portuguese=pt punjabi=pa romanian=ro russian=ru serbian=sr shona=sn slovak=sk slovene=sl somali=so sotho=st '
    'spanish=es swahili=sw swedish=sv tagalog=tl tamil=ta telugu=te thai=th tsonga=ts tswana=tn turkish=tr '
    'ukrainian=uk urdu=ur vietnamese=vi welsh=cy xhosa=xh yoruba=yo zulu=zu').split())
# Those in which most of the web is written (by W3Techs' count of sites, 2025).
TWENTY = 'en es de ja fr pt ru it nl pl tr zh fa vi id cs ko ar uk el'.split()


def fetch(folder):
    """{code: sentences}, from the crates that the lingua crate depends on."""
    (folder / 'src').mkdir(parents=True, exist_ok=True)
    (folder / 'src' / 'lib.rs').touch()
    (folder / 'Cargo.toml').write_text('[package]\nname = "languages"\nversion = "0.1.0"\nedition = "2021"\n\n'
                                       f'[dependencies]\nlingua = "={LINGUA}"\n\n[workspace]\n')
    subprocess.run(['cargo', 'fetch', '--quiet'], cwd=folder, check=True)
    told = subprocess.run(['cargo', 'metadata', '--format-version', '1', '--offline'], cwd=folder, check=True,
                          capture_output=True, text=True).stdout
    sentences = {}
    for package in json.loads(told)['packages']:
        parts = package['name'].split('-')
        if parts[0] == 'lingua' and parts[2:] == ['language', 'model']:
            text = Path(package['manifest_path']).with_name('testdata') / 'sentences.txt'
            sentences[CODES[parts[1]]] = [line.strip() for line in text.read_text().splitlines() if line.strip()]
    return sentences


def languages_of(program, texts):
    """What `wirecopy read` says of each text: a code, or None."""
    records = ''.join(json.dumps({'id': str(i), 'text': text}) + '\n' for i, text in enumerate(texts))
    told = subprocess.run([program, 'read', '-', '--format', 'jsonl'], input=records, capture_output=True, text=True,
                          check=True).stdout
    by_id = {page['page']: page['language'] for page in map(json.loads, told.splitlines())}
    return [by_id.get(str(i)) for i in range(len(texts))]


def measure(program, texts, name, confusions):
    said = defaultdict(Counter)
    rows = [(code, text) for code in sorted(texts) for text in texts[code]]
    for (code, _), answer in zip(rows, languages_of(program, [text for _, text in rows]), strict=True):
        said[code][answer or 'und'] += 1
    right = {code: counts[code] / counts.total() for code, counts in said.items()}
    print(f'{name}: {len(rows)} of {len(right)} languages; right, mean over languages {sum(right.values()) / len(right):.4f}'
          f'; the twenty {sum(right[code] for code in TWENTY) / len(TWENTY):.4f}')
    print('  ' + ' '.join(f'{code} {share:.3f}' for code, share in sorted(right.items(), key=lambda item: item[1])))
    for code, counts in said.items() if confusions else ():
        wrong = ', '.join(f'{other} {n}' for other, n in counts.most_common(6)
                          if other != code and n * 100 >= counts.total())
        if wrong:
            print(f'  {code} ({counts.total()}): {wrong}')


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--wirecopy', type=Path, default=ROOT / 'build/release/wirecopy')
    parser.add_argument('--folder', type=Path, default=ROOT / 'build/languages')
    parser.add_argument('--confusions', action='store_true', help='tell what each language is taken for')
    options = parser.parse_args()
    sentences = fetch(options.folder)
    long = {code: [text for text in texts if len(text) >= SHORTEST] for code, texts in sentences.items()}
    pages = {code: [' '.join(texts[i:i + PAGE]) for i in range(0, len(texts) - PAGE + 1, PAGE)]
             for code, texts in sentences.items()}
    measure(options.wirecopy, long, f'sentences of {SHORTEST} characters and more', options.confusions)
    measure(options.wirecopy, pages, f'pages of {PAGE} sentences', options.confusions)


if __name__ == '__main__':
    main()
