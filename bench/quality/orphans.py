#!/usr/bin/env python3
"""Pages whose quotations lost their speakers, made from pages whose statements are marked; and how many come back.

  orphans.py --data DIR -o OUT [--pages 200] [--seed 1]     DIR: pages.jsonl and truth.jsonl as `wirecopy eval quotes` reads
  wirecopy add OUT/store OUT/store.jsonl
  wirecopy quotes --store OUT/store OUT/pages.jsonl --format jsonl -o OUT/quotes.jsonl
  orphans.py --score OUT

OUT gets store.jsonl (most of DIR's pages as they are), pages.jsonl, and truth.jsonl, one row an orphan, in code points:
  {"page", "begin", "end", "kind": copied|edited|spun|unseen, "words", "document", "speaker": [[begin, end], ...] in it}
An orphan is a direct statement whose speaker its page names with more than a pronoun, without speaker and cue: the
quotation alone, or, of `edited` and `spun`, cut and restyled, or with words swapped. `unseen` ones are of pages that are
not in the store: nothing may be restored there. Between them stand sentences of such pages, with speech or without.
"""
import argparse, collections, json, pathlib, random, re

from generator import editor, pieces, spinner
from generator.sentences import paragraphs_of
from generator.style import HouseStyle
from generator.thesaurus import Thesaurus

KINDS = {'copied': 5, 'edited': 3, 'spun': 2, 'unseen': 2}
PRONOUNS = set('he she they it i we you who that which this these those him her them one both all others some'.split())
NO_NAMES = {'said', 'says', 'quote'}  # speakers that were marked by mistake
FEWEST_WORDS = 6  # of a quotation: shorter ones are the words of many
MARKS = '"“”'


def read(path):
    with open(path, encoding='utf-8') as lines:
        return [json.loads(line) for line in lines if line.strip()]


def write(path, rows):
    path.write_text(''.join(json.dumps(row, ensure_ascii=False) + '\n' for row in rows), 'utf-8')


def names_somebody(statement):
    words = re.findall(r"\w+", (statement['speaker'] or {'text': ''})['text'].lower())
    return bool(words) and not all(word in PRONOUNS or word in NO_NAMES for word in words)


def quotation(statement):
    """What is said, without its marks; None if it is no direct speech or too short."""
    text = statement['content']['text'].strip()
    if statement['kind'] != 'direct' or text[:1] not in MARKS: return None
    text = re.sub(rf'\s*[{MARKS}]\s*', ' ', text).strip().rstrip(',')
    return text if spinner.n_words(text) >= FEWEST_WORDS else None


def changed(text, kind, rng, thesaurus):
    """The words after an edit or a spin; None if nothing could be changed."""
    sentence = pieces.whole(text)
    if kind == 'edited': n = HouseStyle(rng).apply_words(sentence) + editor.edit(sentence, rng, rng.choice([1, 2]))
    elif kind == 'spun': n = spinner.spin(sentence, rng.uniform(.1, .3), thesaurus, rng)
    else: n = 1
    return pieces.child_text(sentence) if n else None


def orphan(kind, quoted, rng, thesaurus):
    """(text, statement) of a statement that could be treated so."""
    while True:
        statement = rng.choice(quoted)
        text = changed(quotation(statement), kind, rng, thesaurus)
        if text: return f'“{text}{"" if text[-1] in ".!?…" else "."}”', statement


def is_whole(sentence):
    """Whether its quotation marks come in pairs: an open one would take the orphan behind it into its speech."""
    straight = sentence.count('"') + sentence.count("''")
    return len(sentence) > 60 and straight % 2 == 0 and sentence.count('“') == sentence.count('”')


def fillers(pages):
    sentences = [page['text'][b:e] for page in pages for spans in paragraphs_of(page['text']) for b, e in spans]
    return [sentence for sentence in sentences if is_whole(sentence)]


def make_page(name, seen, unseen, filler, rng, thesaurus):
    text, truth = rng.choice(filler), []
    for _ in range(rng.randint(3, 8)):
        kind = rng.choices(list(KINDS), list(KINDS.values()))[0]
        words, statement = orphan(kind, unseen if kind == 'unseen' else seen, rng, thesaurus)
        text += rng.choice([' ', '\n\n', '\n\n'])
        row = {'page': name, 'begin': len(text), 'end': len(text) + len(words), 'kind': kind, 'words': spinner.n_words(words)}
        if kind != 'unseen': row |= {'document': statement['page'], 'speaker': statement['speaker']['spans']}
        truth.append(row)
        text += words + rng.choice(['\n\n', ' ']) + ' '.join(rng.sample(filler, rng.randint(0, 2)))
        text = text.rstrip()
    return {'id': name, 'text': text}, truth


def make(options):
    rng = random.Random(options.seed)
    pages = read(f'{options.data}/pages.jsonl')
    rng.shuffle(pages)
    held_back = pages[:max(4, len(pages) // 6)]
    held_ids = {page['id'] for page in held_back}
    quoted = [row for row in read(f'{options.data}/truth.jsonl') if row['content'] and names_somebody(row) and quotation(row)]
    seen = [row for row in quoted if row['page'] not in held_ids]
    unseen = [row for row in quoted if row['page'] in held_ids]
    thesaurus = Thesaurus(parts='nvar')
    made = [make_page(f'orphans-{options.seed}-{i:04}', seen, unseen, fillers(held_back), rng, thesaurus)
            for i in range(options.pages)]
    options.output.mkdir(parents=True, exist_ok=True)
    write(options.output / 'store.jsonl', pages[len(held_back):])
    write(options.output / 'pages.jsonl', [page for page, _ in made])
    write(options.output / 'truth.jsonl', [row for _, truth in made for row in truth])


def shared(a, b):
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def statement_at(row, statements):
    """The statement that holds most of the orphan."""
    held = [(sum(shared((row['begin'], row['end']), span) for span in s['content']['spans']), i)
            for i, s in enumerate(statements)]
    most, i = max(held, default=(0, 0))
    return statements[i] if 2 * most > row['end'] - row['begin'] else None


def verdict(row, statement, documents):
    if statement is None: return 'not found'
    speaker = statement['speaker']
    if speaker is None: return 'left alone'
    if speaker['restored_from'] is None: return 'given to another'
    origin = speaker['restored_from']
    if row['kind'] == 'unseen': return 'restored wrongly'
    if origin['document'] == row['document'] and any(shared((origin['begin'], origin['end']), s) for s in row['speaker']):
        return 'right'
    names = ' '.join(documents[row['document']][b:e] for b, e in row['speaker'])
    return 'right' if names.lower() == speaker['text'].lower() else 'restored wrongly'


def score(folder, verbose):
    documents = {page['id']: page['text'] for page in read(folder / 'store.jsonl')}
    found = {page['page']: page['statements'] for page in read(folder / 'quotes.jsonl')}
    counts = collections.defaultdict(collections.Counter)
    for row in read(folder / 'truth.jsonl'):
        statement = statement_at(row, found.get(row['page'], []))
        what = verdict(row, statement, documents)
        counts[row['kind']][what] += 1
        if row['kind'] != 'unseen': counts['all that a copy names'][what] += 1
        counts['all'][what] += 1
        if verbose and what not in ('right', 'left alone') or verbose and what == 'left alone' and row['kind'] != 'unseen':
            print(what, row, statement and (statement['speaker'], statement.get('speakers')))
    outcomes = ['right', 'restored wrongly', 'left alone', 'given to another', 'not found']
    print(f'{"":24}' + ''.join(f'{outcome:>18}' for outcome in outcomes) + f'{"share restored":>16}')
    for kind, n in counts.items():
        print(f'{kind:24}' + ''.join(f'{n[outcome]:18}' for outcome in outcomes) + f'{n["right"] / n.total():16.3f}')
    n = counts['all']
    print(f'right of those restored: {n["right"] / max(1, n["right"] + n["restored wrongly"]):.3f}')


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--data')
    parser.add_argument('-o', '--output', type=pathlib.Path)
    parser.add_argument('--pages', type=int, default=200)
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--score', type=pathlib.Path, metavar='OUT')
    parser.add_argument('--verbose', action='store_true', help='with --score: print each orphan that was not restored')
    options = parser.parse_args()
    if options.score: score(options.score, options.verbose)
    elif options.data and options.output: make(options)
    else: parser.error('--data and -o, or --score')


if __name__ == '__main__': main()
