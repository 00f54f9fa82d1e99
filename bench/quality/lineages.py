#!/usr/bin/env python3
"""Writes pages that descend from one another in a way that is known: copied, edited, cut, merged and spun by many hands.

  lineages.py -o DIR [--data ARTICLES.jsonl[.gz|.zst|-]] [--trees N] [--dates yes|no] [--missing .3] [--seed 1]

Without --data the texts are the project's own: example pages and the invented articles beside this file. DIR gets
pages.jsonl (what `wirecopy families` reads) and truth.jsonl; README.md beside this file tells their fields.
"""
import argparse, pathlib, random

from generator import articles, dates, others, writer
from generator.outlets import make_outlets
from generator.thesaurus import Thesaurus
from generator.tree import World, grow

DISTRACTORS = 1  # pages that copy nothing, for each tree


def grow_all(roots, world):
    """name -> pages of each tree."""
    trees, taken = {}, []
    for i, article in enumerate(roots):
        tree = f'tree-{i:04}'
        trees[tree] = grow(tree, article, taken, world)
        taken += [(tree, page) for page in trees[tree] if sum(s.tree == tree for s in page.sentences()) > 4]
    return trees


def hide_roots(trees, share, rng):
    """Leaves this share of the roots out of what is written."""
    for pages in rng.sample(list(trees.values()), round(share * len(trees))): pages[0].is_written = False


def date(pages, has_dates, rng):
    for page in pages:
        if has_dates: page.published, page.is_wrong = dates.published(page.time, page.outlet.zone, rng)


def make(options):
    rng = random.Random(options.seed)
    records = articles.records(options.data) if options.data else articles.own_records()
    roots, fillers = articles.choose(records, options.trees or (100 if options.data else 12), rng)
    world = World(rng, make_outlets(rng), Thesaurus(), fillers)
    trees = grow_all(roots, world)
    lone = [others.make_page(list(trees.values()), world) for _ in range(DISTRACTORS * len(trees))]
    pages = [page for grown in trees.values() for page in grown] + [page for page in lone if page]
    for page in pages: others.add_furniture(page)
    hide_roots(trees, options.missing, rng)
    date(pages, options.dates == 'yes', rng)
    rng.shuffle(pages)
    writer.write(options.output, trees, pages)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('-o', '--output', required=True, type=pathlib.Path)
    parser.add_argument('--data')
    parser.add_argument('--trees', type=int)
    parser.add_argument('--dates', choices=['yes', 'no'], default='yes')
    parser.add_argument('--missing', type=float, default=.3)
    parser.add_argument('--seed', type=int, default=1)
    make(parser.parse_args())


if __name__ == '__main__': main()
