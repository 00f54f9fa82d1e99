"""Reads the WordNet 3.0 database files (Debian package wordnet-base; man 5 wndb) and morphology (man 7 morphy)."""
import collections
import os
from dataclasses import dataclass, field

PARTS = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}
# What inflections end in, and what the base form ends in instead (man 7 morphy).
ENDINGS = {
    "n": [("s", ""), ("ses", "s"), ("xes", "x"), ("zes", "z"), ("ches", "ch"), ("shes", "sh"), ("men", "man"), ("ies", "y")],
    "v": [("s", ""), ("ies", "y"), ("es", "e"), ("es", ""), ("ed", "e"), ("ed", ""), ("ing", "e"), ("ing", "")],
    "a": [("er", ""), ("est", ""), ("er", "e"), ("est", "e")],
    "r": [],
}


@dataclass
class Synset:
    words: list  # single words in lower case; others are left out
    pointers: list = field(default_factory=list)  # (symbol, part, offset, source word or None, target number or None)


class WordNet:
    """synsets[(part, offset)], senses[(part, word)] = offsets, commonest first."""

    def __init__(self, folder):
        self.synsets, self.senses, self.exceptions = {}, {}, collections.defaultdict(list)
        for part, name in PARTS.items():
            self._read_data(part, os.path.join(folder, "data." + name))
            self._read_index(part, os.path.join(folder, "index." + name))
            with open(os.path.join(folder, name + ".exc"), encoding="latin-1") as lines:
                for line in lines:
                    inflected, *bases = line.split()
                    self.exceptions[part, inflected] += bases

    def _read_data(self, part, path):
        with open(path, encoding="latin-1") as lines:
            for line in lines:
                if line.startswith("  "):
                    continue
                fields = line.split(" | ")[0].split()
                n_words = int(fields[3], 16)
                words = [fields[4 + 2 * i].split("(")[0].lower() for i in range(n_words)]
                at = 4 + 2 * n_words
                pointers = []
                for i in range(int(fields[at])):
                    symbol, offset, to_part, ends = fields[at + 1 + 4 * i : at + 5 + 4 * i]
                    from_word, to_word = int(ends[:2], 16), int(ends[2:], 16)
                    pointers.append((symbol, "a" if to_part == "s" else to_part, int(offset), from_word, to_word))
                self.synsets[part, int(fields[0])] = Synset(words, pointers)

    def _read_index(self, part, path):
        with open(path, encoding="latin-1") as lines:
            for line in lines:
                if line.startswith("  "):
                    continue
                fields = line.split()
                n_senses = int(fields[2])
                self.senses[part, fields[0]] = [int(offset) for offset in fields[-n_senses:]]

    def has(self, part, word):
        return (part, word) in self.senses

    def bases(self, word):
        """(part, base form) of a word that may be inflected; itself where it is a base form."""
        found = []
        for part, endings in ENDINGS.items():
            candidates = [base for base in self.exceptions.get((part, word), [])]
            if self.has(part, word):
                candidates.append(word)
            elif not candidates:
                for ending, base in endings:
                    if word.endswith(ending) and len(word) > len(ending) + 1:
                        candidates.append(word[: len(word) - len(ending)] + base)
                        if ending in ("ed", "ing", "er", "est") and base == "" and len(candidates[-1]) > 3 and candidates[-1][-1] == candidates[-1][-2]:
                            candidates.append(candidates[-1][:-1])  # "planned": plan
            found += [(part, base) for base in candidates if self.has(part, base)]
        return found
