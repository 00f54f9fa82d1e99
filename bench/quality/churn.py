#!/usr/bin/env python3
"""Stitches pages from the sentences of real articles, each copied, edited, spun with thesaurus.txt, or unseen.

  churn.py --data ARTICLES.jsonl[.gz|.zst|-] -o DIR [--pages 300] [--store 6000] [--seed 1] [--content-words]

DIR gets store.jsonl (the articles that may be found), pages.jsonl and truth.jsonl, one row a sentence, in code points:
  {"page", "begin", "end", "kind": copied|edited|spun|unseen, "rate", "document", "source_begin", "source_end"}
`wirecopy eval trace --data DIR` scores it. Kinds and rates are drawn as in the reference set that was spun with WordNet,
so that figures on the two differ by the word list alone. With --content-words only nouns, verbs, adjectives and adverbs are
swapped, as WordNet has no others; connectives and fixed phrases stay.
"""
import argparse, json, pathlib, random

from generator import articles, editor, pieces, spinner
from generator.sentences import paragraphs_of
from generator.style import HouseStyle
from generator.thesaurus import Thesaurus

KINDS = {'spun': 2231, 'copied': 1954, 'unseen': 1934, 'edited': 326}
RATES = {.1: 326, .2: 796, .3: 717, .4: 326, .5: 66}  # share of words swapped, up to
MIN_WORDS = 8
MAX_CHARACTERS = 360
TRIES = 40  # sentences looked at for one that can be spun as far as was drawn


def draw(weights, rng):
    return rng.choices(list(weights), list(weights.values()))[0]


def sentence_spans(text):
    spans = [span for paragraph in paragraphs_of(text) for span in paragraph]
    return [(b, e) for b, e in spans if e - b <= MAX_CHARACTERS and spinner.n_words(text[b:e]) >= MIN_WORDS]


def spun(text, upper, rng, thesaurus):
    """The sentence spun at a rate up to `upper`, and the rate; None if the list does not reach so far."""
    sentence = pieces.whole(text)
    rate = spinner.spin(sentence, rng.uniform(max(.05, upper - .1), upper), thesaurus, rng)
    return (pieces.child_text(sentence), rate) if upper - .1 < rate <= upper + 1e-9 else None


def copied(text, rng):
    sentence = pieces.whole(text)
    HouseStyle(rng).apply_marks(sentence)
    return pieces.child_text(sentence)


def edited(text, rng):
    sentence = pieces.whole(text)
    n = HouseStyle(rng).apply_words(sentence) + editor.edit(sentence, rng, rng.choice([1, 1, 2]))
    return pieces.child_text(sentence) if n else None


def changed(kind, upper, text, rng, thesaurus):
    """(text, rate) of one sentence treated so, or None if that cannot be done to it."""
    if kind == 'copied': return copied(text, rng), 0.0
    if kind == 'spun': return spun(text, upper, rng, thesaurus)
    if kind == 'unseen': return (text, 0.0) if rng.random() < .5 else spun(text, upper, rng, thesaurus)
    new = edited(text, rng)
    return None if new is None else (new, 0.0)


def pick(kind, sources, rng, thesaurus):
    """(article, span, text, rate) of a sentence that could be treated so, or None."""
    upper = draw(RATES, rng)
    for _ in range(TRIES):
        source = rng.choice(sources)
        begin, end = rng.choice(source['spans'])
        result = changed(kind, upper, source['text'][begin:end], rng, thesaurus)
        if result: return source, (begin, end), *result
    return None


def make_page(page, store, unseen, rng, thesaurus):
    sources, others = rng.sample(store, 2), rng.sample(unseen, 2)
    text, truth = '', []
    for _ in range(rng.randint(11, 30)):
        kind = draw(KINDS, rng)
        picked = pick(kind, others if kind == 'unseen' else sources, rng, thesaurus)
        if picked is None: continue
        source, (source_begin, source_end), sentence, rate = picked
        text += rng.choice([' ', '\n\n']) if text else ''
        row = {'page': page, 'begin': len(text), 'end': len(text) + len(sentence), 'kind': kind, 'rate': round(rate, 3)}
        if kind != 'unseen': row |= {'document': source['id'], 'source_begin': source_begin, 'source_end': source_end}
        text += sentence
        truth.append(row)
    published = max(source.get('published') or '' for source in sources)
    return {'id': page, 'published': published, 'text': text}, truth


def write(path, rows):
    path.write_text(''.join(json.dumps(row, ensure_ascii=False) + '\n' for row in rows), 'utf-8')


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--data', required=True)
    parser.add_argument('-o', '--output', required=True, type=pathlib.Path)
    parser.add_argument('--pages', type=int, default=300)
    parser.add_argument('--store', type=int, default=6000)
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--content-words', action='store_true')
    options = parser.parse_args()
    rng = random.Random(options.seed)
    records = articles.records(options.data)
    rng.shuffle(records)
    fit = []
    for record in records:
        if len(fit) == options.store + 4 * options.pages: break
        spans = sentence_spans(record['text'])
        if len(spans) >= 8: fit.append(record | {'spans': spans})
    store, unseen = fit[:options.store], fit[options.store:]
    thesaurus = Thesaurus(parts='nvar' if options.content_words else 'nvarf')
    made = [make_page(f'page-{options.seed}-{i:04}', store, unseen, rng, thesaurus) for i in range(options.pages)]
    options.output.mkdir(parents=True, exist_ok=True)
    write(options.output / 'store.jsonl', [{k: v for k, v in r.items() if k != 'spans'} for r in store])
    write(options.output / 'pages.jsonl', [page for page, _ in made])
    write(options.output / 'truth.jsonl', [row for _, truth in made for row in truth])


if __name__ == '__main__': main()
