#!/usr/bin/env python3
"""Learns which blocks of a page are its main text, and where its day stands (models/reading.md).

  train_reading.py READ_PAGES DATA WORK_FOLDER [--model FILE]

DATA is a folder as ../shared/data/extraction: truth.jsonl and pages/. READ_PAGES is the program of read_pages.cc. For
each of five folds by host the two forests are learnt on the other four, and the fold's pages are read with them by the
product's own code: WORK_FOLDER/folds.jsonl, for score_extraction.py, holds what no model saw. With --model the forests
are then learnt on all pages and written to FILE. Which words of a block are main text is told by aligning the page's
words with the true text's.

Needs numpy, scipy, lightgbm and rapidfuzz."""
import argparse
import collections
import json
import re
import struct
import subprocess
import urllib.parse
import zlib
from pathlib import Path

import lightgbm
import numpy
from rapidfuzz.distance import Indel

import votes

FOLDS = 5
THRESHOLD = 0.62  # probability from which on a block is taken: precision before recall
LEAST_TRUE = 0.5  # share of a block's words that makes it main text

FOREST = {
    'objective': 'binary', 'learning_rate': 0.08, 'num_leaves': 24, 'min_data_in_leaf': 40, 'feature_fraction': 0.35,
    'bagging_fraction': 0.8, 'bagging_freq': 1, 'lambda_l2': 5.0, 'max_bin': 63, 'num_threads': 1, 'verbose': -1,
    'deterministic': True, 'force_row_wise': True, 'seed': 1, 'path_smooth': 1.0}


def words(text):
    return re.findall(r'\w+', text or '')


def fold_of(url):
    host = (urllib.parse.urlsplit(url).hostname or '').removeprefix('www.')
    return zlib.crc32(host.encode()) % FOLDS


class Data:
    """All blocks of all pages, in order, with what is true of them."""

    def __init__(self, read_pages, folder, work):
        self.program, self.work = read_pages, work
        self.truth = {t['page']: t for t in map(json.loads, (folder / 'truth.jsonl').open(encoding='utf-8'))}
        self.paths = [str(folder / 'pages' / f'{page}.html.gz') for page in sorted(self.truth)]
        self.rows = self.features('features')
        self.label()

    def run(self, *arguments):
        return subprocess.run([self.program, *arguments, *self.paths], check=True, capture_output=True).stdout

    def features(self, task):
        self.run(task, str(self.work / task))
        self.pages = [json.loads(line) for line in (self.work / f'{task}.jsonl').open(encoding='utf-8')]
        columns = max(page['columns'] for page in self.pages)
        return numpy.fromfile(self.work / f'{task}.f32', dtype=numpy.float32).reshape(-1, columns)

    def label(self):
        labels, weights, folds, numbers = [], [], [], []
        for number, page in enumerate(self.pages):
            truth = self.truth[page['page']]
            for is_true, n in blocks_in(page['blocks'], truth['text']):
                labels.append(is_true)
                weights.append(n / max(100, len(words(truth['text']))))
                folds.append(fold_of(truth['url']))
                numbers.append(number)
        self.labels = numpy.array(labels)
        # A page counts as a page, a word as a word of it; short blocks, which are many, still count.
        self.weights = numpy.sqrt(numpy.array(weights) + 0.0005)
        self.weights /= self.weights.mean()
        self.folds = numpy.array(folds)
        self.numbers = numpy.array(numbers)


def blocks_in(blocks, text):
    """Of each block, whether it belongs to the text, and its number of words."""
    ids = collections.defaultdict(lambda: len(ids))
    true = [ids[w.lower()] for w in words(text)]
    found = [[ids[w.lower()] for w in words(block)] for block in blocks]
    matched = numpy.zeros(sum(map(len, found)), dtype=bool)
    for step in Indel.opcodes([i for block in found for i in block], true):
        if step.tag == 'equal' and step.src_end - step.src_start > 0:
            matched[step.src_start:step.src_end] = True
    shingles = collections.Counter(tuple(true[i:i + 4]) for i in range(max(1, len(true) - 3)))
    at, result = 0, []
    for block in found:
        n = len(block)
        share = matched[at:at + n].mean() if n else 0
        if n >= 8:  # an alignment catches stray words: a long block must also share runs of words
            runs = [tuple(block[i:i + 4]) for i in range(n - 3)]
            share = min(share, sum(r in shingles for r in runs) / len(runs) + 0.2)
        result.append((share >= LEAST_TRUE, n))
        at += n
    return result


def dataset(rows, data):
    return lightgbm.Dataset(rows, data.labels, weight=data.weights, params=FOREST, free_raw_data=False).construct()


def learn(blocks, which, rounds):
    """A forest learnt on some of the blocks."""
    return lightgbm.train(FOREST, blocks.subset(numpy.flatnonzero(which), params=FOREST), rounds)


def packed(booster, n_columns):
    """The forest in the format of main_text_model.cc."""
    nodes, roots = [], []

    def add(node):
        at = len(nodes)
        nodes.append(None)
        if 'leaf_value' in node:
            nodes[at] = (0, 0, node['leaf_value'])
            return
        assert node['decision_type'] == '<=' and node['default_left'] in (True, False)
        add(node['left_child'])
        larger = len(nodes)
        add(node['right_child'])
        # A threshold is a double between two floats: the float below tells the same values apart.
        threshold = numpy.float32(node['threshold'])
        if float(threshold) > node['threshold']:
            threshold = numpy.nextafter(threshold, numpy.float32(-numpy.inf))
        nodes[at] = (node['split_feature'], larger - at, float(threshold))

    for tree in booster.dump_model()['tree_info']:
        roots.append(len(nodes))
        add(tree['tree_structure'])
    return (struct.pack('<III', n_columns, len(roots), len(nodes)) + struct.pack(f'<{len(roots)}I', *roots) +
            b''.join(struct.pack('<HHf', *node) for node in nodes))


def write_model(path, first, second, n_columns, dates):
    path.write_bytes(b'WCREAD01' + struct.pack('<f', THRESHOLD) + packed(first, n_columns[0]) +
                     packed(second, n_columns[1]) + struct.pack(f'<I{len(dates)}f', len(dates), *dates))


def date_weights(data):
    """For each fold out, and for none, the weights of the vote on the day."""
    data.run('dates', str(data.work / 'dates'))
    pages = []
    for page in map(json.loads, (data.work / 'dates.jsonl').open(encoding='utf-8')):
        truth = data.truth[page['page']]
        if truth['published']:
            is_right = lambda day, true=truth['published']: day.startswith(true)
            pages.append((fold_of(truth['url']), votes.Page(page['dates'], is_right)))
    return {out: votes.fit([page for fold, page in pages if fold != out]) for out in [*range(FOLDS), None]}


def f1(truth, found):
    """Precision and recall of 4-word shingles, as score_extraction.py has them."""
    bag = lambda t: collections.Counter(tuple(t[i:i + 4]) for i in range(max(1, len(t) - 3)) if t)
    true, got = bag(truth), bag(found)
    shared = sum((true & got).values())
    return shared / max(1, sum(got.values())), shared / max(1, sum(true.values()))


def score(data, chosen):
    precision, recall = [], []
    at = 0
    for page in data.pages:
        n = len(page['blocks'])
        text = words('\n'.join(b for b, c in zip(page['blocks'], chosen[at:at + n]) if c))
        p, r = f1(words(data.truth[page['page']]['text']), text)
        if text:
            precision.append(p)
        recall.append(r)
        at += n
    p, r = numpy.mean(precision), numpy.mean(recall)
    return 2 * p * r / (p + r), p, r


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('read_pages')
    parser.add_argument('data', type=Path)
    parser.add_argument('work', type=Path)
    parser.add_argument('--model', type=Path)
    parser.add_argument('--first-rounds', type=int, default=100)
    parser.add_argument('--rounds', type=int, default=200)
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    data = Data(options.read_pages, options.data, options.work)
    print(f'{len(data.rows)} blocks of {len(data.pages)} pages, {data.rows.shape[1]} columns; '
          f'{data.labels.mean():.3f} are main text; with the true blocks F1 %.4f P %.4f R %.4f' %
          score(data, data.labels), flush=True)

    # The second look must see the first as it is on pages that it has not learnt: for a fold, of a forest that knows
    # neither it nor the fold to be judged.
    first, without = {}, {}
    blocks = dataset(data.rows, data)
    everywhere = [*range(FOLDS), None]
    for out in everywhere:
        first[out] = learn(blocks, data.folds != out, options.first_rounds)
    seen = {}
    for out in everywhere:
        seen[out] = numpy.zeros(len(data.rows), dtype=numpy.float32)
        for fold in range(FOLDS):
            here = data.folds == fold
            pair = frozenset((out, fold))
            if out is None or out == fold:
                forest = first[fold]
            elif pair in without:
                forest = without[pair]
            else:
                rest = ~numpy.isin(data.folds, list(pair))
                forest = without[pair] = learn(blocks, rest, options.first_rounds)
            seen[out][here] = forest.predict(data.rows[here])
    print('first look: F1 %.4f P %.4f R %.4f' % score(data, seen[None] > 0.5), flush=True)

    second, judged = {}, numpy.zeros(len(data.rows))
    for out in everywhere:
        seen[out].tofile(options.work / 'context.p1')
        context = data.features('context')
        rest = data.folds != out
        second[out] = learn(dataset(context, data), rest, options.rounds)
        if out is not None:
            judged[data.folds == out] = second[out].predict(context[data.folds == out])
    for threshold in (0.3, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7):
        print('second look, from %.2f: F1 %.4f P %.4f R %.4f' % (threshold, *score(data, judged > threshold)), flush=True)
    numpy.savez(options.work / 'judged.npz', judged=judged, first=seen[None], labels=data.labels, folds=data.folds,
                numbers=data.numbers)

    columns = data.rows.shape[1], context.shape[1]
    dates = date_weights(data)
    lines = []
    for fold in range(FOLDS):
        path = options.work / f'fold{fold}.bin'
        write_model(path, first[fold], second[fold], columns, dates[fold])
        for line in data.run('read', str(path)).decode().splitlines():
            if fold_of(data.truth[json.loads(line)['page']]['url']) == fold:
                lines.append(line)
    (options.work / 'folds.jsonl').write_text('\n'.join(lines) + '\n', encoding='utf-8')
    if options.model:
        write_model(options.model, first[None], second[None], columns, dates[None])


if __name__ == '__main__':
    main()
