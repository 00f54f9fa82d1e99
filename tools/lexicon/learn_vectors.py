#!/usr/bin/env python3
"""Learns what build_relations.py needs from news: how often words stand, with and without a capital, and their vectors.

  learn_vectors.py COUNTS.json VECTORS.bin <ARTICLES.jsonl          ({"text": ...} a line; needs gensim 4)
"""
import collections
import json
import re
import sys
import tempfile

from build_relations import MIN_COUNT, fold

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d[\d.,]*\d|\d")
SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’]*\s+|\n+")
MIN_WORDS = 3  # of a sentence
SETTINGS = {"vector_size": 200, "window": 5, "min_count": 10, "sg": 1, "negative": 8, "sample": 1e-4, "epochs": 5, "seed": 1, "workers": 2}


def sentences(lines, counts):
    """Yields each sentence's folded words, numbers as 0; counts words inside sentences: [capitalised, not]."""
    for line in lines:
        text = json.loads(line)["text"].replace("U.S.", "US").replace("U.N.", "UN").replace("’", "'")
        for sentence in SENTENCE_END.split(text):
            words = WORD.findall(sentence)
            for word in words[1:]:  # the first has a capital whatever it is
                counts[fold(word)][0 if word[0].isupper() else 1] += 1
            if len(words) >= MIN_WORDS:
                yield ["0" if word[0].isdigit() else fold(word) for word in words]


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    from gensim.models import Word2Vec

    counts = collections.defaultdict(lambda: [0, 0])
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as corpus:
        for words in sentences(sys.stdin, counts):
            corpus.write(" ".join(words) + "\n")
        corpus.flush()
        model = Word2Vec(corpus_file=corpus.name, **SETTINGS)
    with open(sys.argv[1], "w", encoding="utf-8") as out:
        json.dump({word: pair for word, pair in sorted(counts.items()) if sum(pair) >= MIN_COUNT}, out)
    model.wv.save_word2vec_format(sys.argv[2], binary=True)
    print(f"{len(counts)} words counted, {len(model.wv)} with a vector")


if __name__ == "__main__":
    main()
