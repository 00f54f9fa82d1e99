#!/usr/bin/env python3
"""Writes a corpus in which it is known which pages are copies of one another: for tools that leave copies out.

  copies.py --data ARTICLES.jsonl[.gz|.zst|-] -o DIR [--families 6000] [--seed 1]
  copies.py --score KEPT --truth DIR/truth.jsonl      KEPT: ids of the pages that a tool kept, one a line

DIR gets pages.jsonl ({"id", "text"}, in no order) and truth.jsonl, one row a family: {"pages": [ids], "kinds": {id: kind}}.
No two families share eight words in a row but for what is planted. A family is an article and up to four copies of it:
  same       to the byte
  restyled   in another house style: spelling, quotation marks, dashes, numbers, titles
  reprinted  under a byline, without 5 to 15 % of the words, cut from the end
  edited     a fifth to a half of the sentences each with a clause cut, moved or put in
and as many pages again, each a family of its own, that share text without being copies:
  part       up to half of another page among as many words of its own or more
  notice     ends in the same notice of some eighty words as hundreds of others
  form       a bulletin written from a form, like hundreds of others but for a third of its words
Scored are the copies found (pages left out, as far as their family keeps a page) and the pages lost: families of which
nothing is kept, joined with another by mistake.
"""
import argparse, json, pathlib, random, sys

from generator import articles, editor, pieces
from generator.style import HouseStyle

COPIES = {0: 60, 1: 22, 2: 10, 3: 5, 4: 3}  # how many a family has, and how often
KINDS = ('same', 'restyled', 'reprinted', 'edited')
BYLINES = ('By our correspondent', 'Staff report', 'Newsroom, evening edition', 'From our wires desk')
NOTICE = ('Reports on this site are checked by two editors before they appear. If you believe that something is wrong, write '
          'to the readers’ desk and say which sentence you mean; we answer within five working days and note every '
          'correction at the foot of the page with its date. Photographs may not be used elsewhere without the written '
          'consent of the people who took them. The opinions of columnists are their own, and advertisers never see a '
          'page before our readers do.')
TOWNS = 'Amery Brill Corrin Dunmarrow Eastlow Farrow Gannet Halven Ince Jarrow Kettle Lannock Merrow Norwell Orrin'.split()
GOODS = 'barley oats hay apples mutton wool turnips honey cheese timber coal salt herring eggs leeks'.split()
SKIES = ('clear skies', 'rain by noon', 'fog along the river', 'a stiff wind from the west', 'showers after dark', 'light snow')


def join(sentences):
    return '\n\n'.join(' '.join(paragraph) for paragraph in sentences)


def n_words(paragraphs):
    return sum(len(sentence.split()) for paragraph in paragraphs for sentence in paragraph)


def each_sentence(paragraphs, change):
    return [[change(sentence) for sentence in paragraph] for paragraph in paragraphs]


def restyled(paragraphs, rng):
    style = HouseStyle(rng)

    def change(sentence):
        whole = pieces.whole(sentence)
        style.apply_words(whole)
        style.apply_marks(whole)
        return pieces.child_text(whole)

    return join(each_sentence(paragraphs, change))


def reprinted(paragraphs, rng):
    most = rng.uniform(.85, .95) * n_words(paragraphs)
    kept, n = [], 0
    for paragraph in paragraphs:
        kept.append([])
        for sentence in paragraph:
            n += len(sentence.split())
            if n <= most: kept[-1].append(sentence)
    return rng.choice(BYLINES) + '\n\n' + join([paragraph for paragraph in kept if paragraph])


def edited(paragraphs, rng):
    share = rng.uniform(.2, .5)

    def change(sentence):
        whole = pieces.whole(sentence)
        if rng.random() < share: editor.edit(whole, rng)
        return pieces.child_text(whole)

    return join(each_sentence(paragraphs, change))


def copy(kind, paragraphs, rng):
    if kind == 'same': return join(paragraphs)
    return {'restyled': restyled, 'reprinted': reprinted, 'edited': edited}[kind](paragraphs, rng)


def part(paragraphs, own, rng):
    """Some of another page's paragraphs among a page's own: less than half of either."""
    wanted, taken = rng.uniform(.3, .5) * min(n_words(own), n_words(paragraphs)), []
    for paragraph in paragraphs:
        if n_words(taken) + n_words([paragraph]) <= wanted: taken.append(paragraph)
    mixed = own + taken
    rng.shuffle(mixed)
    return join(mixed)


def form(rng):
    town, other = rng.sample(TOWNS, 2)
    goods = rng.sample(GOODS, 4)
    prices = ', '.join(f'{good} at {rng.randint(2, 900)} a measure' for good in goods)
    return (f'Market and weather for {town}, day {rng.randint(1, 365)}. The market hall opened at the usual hour and the clerk '
            f'recorded {rng.randint(10, 900)} sellers. The following prices were paid: {prices}. Sellers are reminded that '
            f'stalls are to be cleared by four in the afternoon. Expect {rng.choice(SKIES)} and {rng.randint(-9, 30)} degrees; '
            f'in {other} {rng.choice(SKIES)} and {rng.randint(-9, 30)} degrees. The ferry to {rng.choice(TOWNS)} sails '
            f'{rng.randint(1, 9)} times, the last at {rng.randint(5, 11)}. The bridge toll is {rng.randint(1, 99)}.')


def choose(records, n, rng):
    """Articles that share no eight words in a row, as paragraphs of sentences."""
    rng.shuffle(records)
    unlike, chosen = articles.Unlike(), []
    for record in records:
        if len(chosen) == n: break
        paragraphs = articles.article(record).paragraphs
        if 80 <= n_words(paragraphs) <= 2000 and unlike.passes(join(paragraphs)): chosen.append(paragraphs)
    return chosen


def make(records, n_families, rng):
    """Families as lists of (kind, text)."""
    chosen = choose(records, 2 * n_families, rng)
    roots, others = chosen[:len(chosen) // 2], chosen[len(chosen) // 2:]
    families = []
    for paragraphs in roots:
        n_copies = rng.choices(list(COPIES), list(COPIES.values()))[0]
        kinds = [rng.choice(KINDS) for _ in range(n_copies)]
        families.append([('root', join(paragraphs))] + [(kind, copy(kind, paragraphs, rng)) for kind in kinds])
    for own in others:
        kind = rng.choices(('part', 'notice', 'form'), (4, 4, 2))[0]
        if kind == 'part': text = part(rng.choice(roots), own, rng)
        if kind == 'notice': text = join(own) + '\n\n' + NOTICE
        if kind == 'form': text = form(rng)
        families.append([(kind, text)])
    return families


def write(path, rows):
    path.write_text(''.join(json.dumps(row, ensure_ascii=False) + '\n' for row in rows), 'utf-8')


def number(families, rng):
    """(pages, truth rows), pages shuffled; ids tell nothing."""
    places = [(f, i) for f, family in enumerate(families) for i in range(len(family))]
    rng.shuffle(places)
    ids = {place: f'page-{n:06}' for n, place in enumerate(places)}
    pages = [{'id': ids[f, i], 'text': families[f][i][1]} for f, i in places]
    truth = [{'pages': [ids[f, i] for i in range(len(family))],
              'kinds': {ids[f, i]: family[i][0] for i in range(len(family))}} for f, family in enumerate(families)]
    return pages, truth


def score(kept, truth):
    """{copies, found, pages, lost} of the ids kept."""
    counts = {'copies': 0, 'found': 0, 'families': len(truth), 'lost': 0}
    for row in truth:
        n_kept = sum(page in kept for page in row['pages'])
        counts['copies'] += len(row['pages']) - 1
        counts['found'] += len(row['pages']) - max(n_kept, 1)
        counts['lost'] += n_kept == 0
    return counts


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--data')
    parser.add_argument('-o', '--output', type=pathlib.Path)
    parser.add_argument('--families', type=int, default=6000)
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--score', type=pathlib.Path)
    parser.add_argument('--truth', type=pathlib.Path)
    options = parser.parse_args()
    if options.score:
        truth = [json.loads(line) for line in options.truth.read_text('utf-8').splitlines()]
        return print(json.dumps(score(set(options.score.read_text('utf-8').split('\n')), truth)))
    if not options.data or not options.output: parser.error('expected --data and -o, or --score and --truth')
    rng = random.Random(options.seed)
    pages, truth = number(make(articles.records(options.data), options.families // 2, rng), rng)
    options.output.mkdir(parents=True, exist_ok=True)
    write(options.output / 'pages.jsonl', pages)
    write(options.output / 'truth.jsonl', truth)


if __name__ == '__main__': sys.exit(main())
