#!/usr/bin/env python3
"""Builds models/word_relations.bin: base forms of inflected words, and which words say nearly the same.

  build_relations.py WORDNET_FOLDER COUNTS.json VECTORS.bin OUT     (models/word_relations.md tells how to come by each)
"""
import collections
import json
import sys

import numpy
import xxhash

from wordnet import ENDINGS, WordNet

# How much of a word's weight another accounts for, 0..1. Fixed by kind of relation, not fitted.
SYNONYM_FIRST_SENSES = 0.8  # a shared synset among the first senses of both
SYNONYM = 0.7  # any shared synset
DERIVED = 0.85  # attack / attacker, quick / quickly, Syria / Syrian
SIMILAR = 0.6  # adjectives of one cluster
BROADER = 0.5  # a word and its direct hypernym
FIRST_SENSES = 3

MIN_COSINE = 0.5
COSINE_FACTOR = 0.9
MOST_NEIGHBOURS = 12  # of a word, by its vector
MOST_RELATIVES = 32  # of a word, all told

COMMONER_LIKENESS = 0.6
MOST_COMMONER = 4

# British and American spellings: what a word is rewritten to, to see whether two of one synset are one.
SPELLINGS = [("our", "or"), ("isation", "ization"), ("ise", "ize"), ("yse", "yze"), ("ogue", "og"), ("ll", "l"), ("ae", "e"),
             ("oe", "e"), ("ence", "ense"), ("tre", "ter"), ("bre", "ber"), ("grey", "gray"), ("plough", "plow"), ("mme", "m"),
             ("que", "ck"), ("cey", "cy"), ("tyre", "tire"), ("axe", "ax"), ("programme", "program"), ("dgement", "dgment")]

MIN_COUNT = 5  # occurrences that make a word worth having
NAME_SHARE = 0.6  # a word that is capitalised inside sentences oftener than that is a name

UNRELATED = [  # alike in use, unlike in meaning: none of them is related to another
    "monday tuesday wednesday thursday friday saturday sunday",
    "january february march april may june july august september october november december",
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion trillion dozen half third quarter",
    "first second third fourth fifth sixth seventh eighth ninth tenth last",
    "north south east west northern southern eastern western northeast northwest southeast southwest left right",
    "yesterday today tomorrow tonight morning afternoon evening night noon midnight spring summer autumn fall winter",
    "man woman boy girl husband wife father mother son daughter brother sister king queen he she",
    "democrat republican democratic conservative liberal",
    "red orange yellow green blue purple black white brown grey gray pink",
    "second minute hour day week month year decade century",
    "percent per cent",
]


def one_spelling(word):
    for british, american in SPELLINGS:
        word = word.replace(british, american)
    return word


def fold(word):
    return word.lower().replace("'", "")


def word_hash(folded):
    value = xxhash.xxh3_64_intdigest(folded.encode()) & 0xFFFFFFFF
    return value if value else 1


class Lexicon:
    def __init__(self, wordnet, counts):
        self.wordnet = wordnet
        self.counts = {word: sum(pair) for word, pair in counts.items()}
        self.names = {word for word, (capital, low) in counts.items() if capital > NAME_SHARE * (capital + low)}
        self.base_of = {}  # inflected or otherwise spelt: base form
        self.relations = {}  # {a, b} sorted: likeness
        self.opposed = set()

    def count(self, word):
        return self.counts.get(word, 0)

    # Of two spellings of one word the commoner is the base form.
    def find_spellings(self):
        for synset in self.wordnet.synsets.values():
            spelt = collections.defaultdict(set)
            for word in synset.words:
                if word.isalpha() and len(word) > 3 and word not in self.names:
                    spelt[one_spelling(word)].add(self.base(word))
            for words in spelt.values():
                best = max(sorted(words), key=self.count)
                for word in words - {best}:
                    if self.base(best) != word:
                        self.base_of[word] = self.base(best)
        for word, base in self.base_of.items():
            self.base_of[word] = self.base(base)

    # The base form a word is counted under: nouns in -ing and what is a word of its own stay themselves.
    def find_bases(self):
        words = set(self.counts) | {word for _, word in self.wordnet.senses if word.isalpha()}
        for word in sorted(words):
            if word in self.names or not word.isalpha() or len(word) < 3:
                continue
            bases = self.wordnet.bases(word)
            others = {base for _, base in bases if base != word and base.isalpha() and base not in self.names}
            own = {part for part, base in bases if base == word}
            if not others:
                continue
            best = max(sorted(others), key=self.count)
            stays = ("n" in own and (word.endswith("ing") or word.endswith("er"))) or (own and self.count(word) > 4 * self.count(best))
            if stays:
                for other in sorted(others):
                    self.relate(word, other, DERIVED)
            else:
                self.base_of[word] = best
                for other in sorted(others - {best}):
                    self.relate(best, other, DERIVED)
        for word in list(self.base_of):
            seen = {word}
            while self.base_of[word] in self.base_of and self.base_of[word] not in seen:
                seen.add(self.base_of[word])
                self.base_of[word] = self.base_of[self.base_of[word]]
            if self.base_of[word] == word or self.base_of[word] in seen:
                del self.base_of[word]

    # Words that no counted page holds may still be swapped in, inflected.
    def add_regular_inflections(self, words):
        for word in sorted(words):
            for part, endings in ENDINGS.items():
                if not self.wordnet.has(part, word):
                    continue
                for ending, base in endings:
                    if word.endswith(base):
                        inflected = word[: len(word) - len(base)] + ending
                        if inflected not in self.counts and (part, word) in self.wordnet.bases(inflected):
                            self.base_of.setdefault(inflected, self.base(word))

    def base(self, word):
        return self.base_of.get(word, word)

    def relate(self, a, b, likeness):
        a, b = self.base(fold(a)), self.base(fold(b))
        if a == b or not a.isalpha() or not b.isalpha():
            return
        key = (min(a, b), max(a, b))
        self.relations.setdefault(key, []).append(likeness)

    def add_wordnet(self):
        rank = {}
        for (part, word), offsets in self.wordnet.senses.items():
            for i, offset in enumerate(offsets):
                rank[part, offset, word] = i
        first = lambda part, offset, word: rank.get((part, offset, word), 99) < FIRST_SENSES
        for (part, offset), synset in self.wordnet.synsets.items():
            words = [word for word in synset.words if word.isalpha()]
            usable = [word for word in words if word not in self.names]
            for i, a in enumerate(usable):
                for b in usable[i + 1 :]:
                    both = first(part, offset, a) and first(part, offset, b)
                    self.relate(a, b, SYNONYM_FIRST_SENSES if both else SYNONYM)
            for symbol, to_part, to_offset, from_word, to_word in synset.pointers:
                other = self.wordnet.synsets.get((to_part, to_offset))
                if other is None:
                    continue
                if from_word and symbol in ("+", "\\", "!"):
                    a, b = synset.words[from_word - 1], other.words[to_word - 1]
                    if symbol == "!":
                        self.opposed.add(tuple(sorted((self.base(fold(a)), self.base(fold(b))))))
                    else:
                        self.relate(a, b, DERIVED)
                elif symbol in ("&", "@"):
                    likeness = SIMILAR if symbol == "&" else BROADER
                    for a in usable:
                        for b in other.words:
                            if b in self.names or not first(part, offset, a) or not first(to_part, to_offset, b):
                                continue
                            self.relate(a, b, likeness)

    def add_vectors(self, words, vectors):
        """words[i] has the unit vector vectors[i]. Neighbours by cosine, without names, numbers and opposites."""
        use = [i for i, word in enumerate(words) if word.isalpha() and word not in self.names and len(word) > 2]
        matrix = vectors[use]
        for begin in range(0, len(use), 1000):
            cosines = matrix[begin : begin + 1000] @ matrix.T
            for row, cosine in enumerate(cosines):
                best = numpy.argpartition(-cosine, MOST_NEIGHBOURS + 1)[: MOST_NEIGHBOURS + 1]
                for column in best:
                    if cosine[column] >= MIN_COSINE and column != begin + row:
                        self.relate(words[use[begin + row]], words[use[column]], COSINE_FACTOR * float(cosine[column]))

    def forbid_unlike(self):
        for line in UNRELATED:
            words = [self.base(word) for word in line.split()]
            for a in words:
                for b in words:
                    self.opposed.add((a, b))

    # What likely stood where a spinner put `word`: hashes of the commonest of its relatives, 0 where there are fewer.
    def commoner(self, word, others):
        near = [other for other, likeness in others if likeness >= COMMONER_LIKENESS and self.count(other) >= self.count(word) // 2]
        near = sorted(near, key=lambda other: (-self.count(other), other))[:MOST_COMMONER]
        return [word_hash(other) for other in near] + [0] * (MOST_COMMONER - len(near))

    def relatives(self):
        """Of each base form its relatives and their likeness, dearest first."""
        of = collections.defaultdict(dict)
        self.forbid_unlike()
        for (a, b), all_likeness in self.relations.items():
            if (a, b) in self.opposed or self.count(a) < MIN_COUNT and self.count(b) < MIN_COUNT:
                continue
            missing = 1.0
            for likeness in set(all_likeness):
                missing *= 1 - likeness
            likeness = max(max(all_likeness), min(0.9, 1 - missing))
            of[a][b] = of[b][a] = likeness
        kept = collections.defaultdict(dict)
        for word, others in sorted(of.items()):
            for other, likeness in sorted(others.items(), key=lambda each: (-each[1], each[0]))[:MOST_RELATIVES]:
                kept[word][other] = kept[other][word] = likeness  # whoever asks gets the same answer
        return kept


def read_vectors(path):
    with open(path, "rb") as file:
        n, size = map(int, file.readline().split())
        words, vectors = [], numpy.empty((n, size), dtype=numpy.float32)
        for i in range(n):
            word = bytearray()
            while (byte := file.read(1)) != b" ":
                if byte != b"\n":
                    word += byte
            words.append(word.decode())
            vectors[i] = numpy.frombuffer(file.read(4 * size), dtype=numpy.float32)
    return words, vectors / numpy.linalg.norm(vectors, axis=1, keepdims=True)


def power_of_two(n):
    return 1 << (n - 1).bit_length()


def hash_table(entries, load=0.7):
    """entries: [(key, value)]; returns capacity and two arrays, open addressing with linear probing; key 0 is empty."""
    capacity = power_of_two(int(len(entries) / load) + 1)
    keys, values = numpy.zeros(capacity, dtype="<u4"), numpy.zeros(capacity, dtype="<u4")
    for key, value in entries:
        slot = key & (capacity - 1)
        while keys[slot]:
            slot = (slot + 1) & (capacity - 1)
        keys[slot], values[slot] = key, value
    return capacity, keys, values


def write(lexicon, path):
    relatives = lexicon.relatives()
    lexicon.add_regular_inflections(relatives)
    bases = [(word_hash(word), word_hash(base)) for word, base in sorted(lexicon.base_of.items())]
    lists, begins, commoner, words, likeness = [], [], [], [], []
    for word, others in sorted(relatives.items()):
        others = sorted(others.items(), key=lambda each: (-each[1], each[0]))[:255]
        lists.append((word_hash(word), len(begins)))
        begins.append(len(words))
        commoner.append(lexicon.commoner(word, others))
        for other, value in sorted(others, key=lambda each: word_hash(each[0])):
            words.append(word_hash(other))
            likeness.append(round(255 * value))
    begins.append(len(words))
    base_capacity, base_keys, base_values = hash_table(bases)
    capacity, keys, values = hash_table(lists)
    header = numpy.array([base_capacity, capacity, len(words), len(lists), len(bases), 0], dtype="<u4")
    with open(path, "wb") as out:
        out.write(b"WCRELA01")
        arrays = [header, base_keys, base_values, keys, values, numpy.array(begins, dtype="<u4"), numpy.array(commoner, dtype="<u4")]
        for array in arrays + [numpy.array(words, dtype="<u4"), numpy.array(likeness, dtype="u1")]:
            out.write(array.tobytes())
    print(f"{len(bases)} inflected forms, {len(lists)} words with {len(words)} relatives")


def main():
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    folder, counts, vectors, out = sys.argv[1:]
    lexicon = Lexicon(WordNet(folder), json.load(open(counts, encoding="utf-8")))
    lexicon.find_bases()
    lexicon.find_spellings()
    lexicon.add_wordnet()
    if vectors != "-":
        lexicon.add_vectors(*read_vectors(vectors))
    write(lexicon, out)


if __name__ == "__main__":
    main()
