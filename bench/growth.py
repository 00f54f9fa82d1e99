#!/usr/bin/env python3
"""Multiplies real articles into as many churned pages as are wanted, for measuring how a store grows.

    bench/growth.py ../shared/data/news-dev.jsonl.zst 1000000 >pages.jsonl

Pages come in families whose sizes follow one distribution whatever their number, so that a page has as many copies in
a store of a million as in one of ten thousand: family after family takes the next article as its base text. When all
articles were taken they are taken again under another disguise, which swaps every word but the commonest for another one
of about the same frequency: such a text shares no more with the undisguised one than two articles share. The copies in
a family leave out sentences, take in some of other families, and swap words.

The same articles, number and seed give the same bytes; the pages of a smaller number are the first of a larger.
"""

import argparse
import json
import random
import re
import subprocess
import sys
from collections import Counter

FAMILY_SIZES = [1] * 10 + [2] * 4 + [4] * 3 + [8] * 2 + [16]  # drawn from; 3.6 pages on average
KEPT = 0.85  # of its family's sentences, by a copy
TAKEN_IN = 2  # sentences of another family, by a copy
SWAPPED = 0.03  # of the words, by a copy
COMMONEST = 300  # words that no disguise changes
BLOCK = 64  # words of neighbouring frequency that stand for one another; no more disguises than that

SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z\"“])")
LETTERS = re.compile(r"[A-Za-z]+")
WORD = re.compile(r"[A-Za-z]+|[^A-Za-z]+")


def read_articles(path):
    """The articles' records; of .zst files, through the program zstd."""
    if path.endswith(".zst"):
        with subprocess.Popen(["zstdcat", path], stdout=subprocess.PIPE) as process:
            yield from map(json.loads, process.stdout)
    else:
        with open(path, encoding="utf-8") as lines:
            yield from map(json.loads, lines)


class Vocabulary:
    """Words by frequency; the number of each, and the word that stands for it under a disguise."""

    def __init__(self, counts):
        self.words = [word for word, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))]
        self.numbers = {word: number for number, word in enumerate(self.words)}
        self.n_blocks_end = len(self.words) // BLOCK * BLOCK

    def other(self, number, step):
        if number < COMMONEST or number >= self.n_blocks_end:
            return number
        return number - number % BLOCK + (number + step) % BLOCK


class Growth:
    def __init__(self, records, seed):
        self.records = records
        self.seed = seed
        counts = Counter()
        for record in records:
            counts.update(LETTERS.findall(record["text"]))
        self.vocabulary = Vocabulary(counts)
        self.disguises = {}

    def disguise(self, step):
        """Each word's stand-in; the last one asked for is kept."""
        if step not in self.disguises:
            vocabulary = self.vocabulary
            self.disguises = {step: {word: vocabulary.words[vocabulary.other(number, step)]
                                     for number, word in enumerate(vocabulary.words)}}
        return self.disguises[step]

    def disguised(self, sentence, round_):
        """A sentence's words, and what stands between them, under a disguise."""
        words = WORD.findall(sentence)
        if round_ == 0:
            return words
        swap = self.disguise(round_).get
        return [swap(word, word) for word in words]

    def sentences(self, article):
        return SENTENCE_END.split(self.records[article]["text"])

    def churn(self, sentences, round_, draw):
        """A copy of a family's text."""
        copy = [list(sentence) for sentence in sentences if draw.random() < KEPT]
        others = self.sentences(draw.randrange(len(self.records)))
        for _ in range(TAKEN_IN):
            other = self.disguised(others[draw.randrange(len(others))], round_)
            copy.insert(draw.randrange(len(copy) + 1), other)
        for _ in range(int(SWAPPED * sum(map(len, copy)) / 2)):
            self.swap_a_word(copy[draw.randrange(len(copy))], draw)
        return copy

    def swap_a_word(self, sentence, draw):
        at = draw.randrange(len(sentence)) if sentence else 0
        number = self.vocabulary.numbers.get(sentence[at]) if sentence else None
        if number is not None:
            sentence[at] = self.vocabulary.words[self.vocabulary.other(number, draw.randrange(1, BLOCK))]

    def pages(self, n):
        page = family = 0
        while page < n:
            round_, article = divmod(family, len(self.records))
            if round_ >= BLOCK:
                sys.exit(f"growth.py: more than {BLOCK} times the articles")
            draw = random.Random(self.seed * 1_000_003 + family)
            sentences = [self.disguised(sentence, round_) for sentence in self.sentences(article)]
            for copy in range(min(draw.choice(FAMILY_SIZES), n - page)):
                text = sentences if copy == 0 else self.churn(sentences, round_, draw)
                yield {"id": f"grown-{page:07}", "title": self.records[article].get("title", ""),
                       "outlet": f"Outlet {draw.randrange(500)}", "published": f"2017-{draw.randrange(1, 13):02}-01",
                       "text": " ".join("".join(sentence) for sentence in text)}
                page += 1
            family += 1


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("articles", help="JSON Lines of pages, as it is or as .zst")
    parser.add_argument("pages", type=int, help="how many pages to write")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    growth = Growth([record for record in read_articles(options.articles) if record.get("text")], options.seed)
    try:
        for page in growth.pages(options.pages):
            sys.stdout.write(json.dumps(page, ensure_ascii=False) + "\n")
    except BrokenPipeError:
        sys.stderr.close()


if __name__ == "__main__":
    main()
