"""Swaps words for near-synonyms, as an article spinner does: without regard to sense."""
import re

from . import pieces as p

WORD = re.compile(r"[A-Za-z]+(?:['’-][A-Za-z]+)*")
LETTERS = re.compile(r'[^\W\d_]+')


def n_words(text):
    return len(LETTERS.findall(text))


def like(model, text):
    return text[0].upper() + text[1:] if model[0].isupper() else text


def candidates(sentence, thesaurus):
    """(piece index, begin, end, reading) of all that can be swapped, longest phrase first at each word."""
    out = []
    for index, piece in enumerate(sentence):
        if piece.change: continue
        words = list(WORD.finditer(piece.parent))
        for i, word in enumerate(words):
            before = words[i - 1].group().lower() if i else ''
            for n in range(min(thesaurus.longest, len(words) - i), 0, -1):
                begin, end = word.start(), words[i + n - 1].end()
                surface = piece.parent[begin:end]
                starts = index == 0 and not piece.parent[:begin].strip('"“‘\'( ')
                if any(w.group()[0].isupper() for w in words[i + (1 if starts else 0):i + n]): continue
                reading = thesaurus.read(surface.lower(), before)
                if reading is None or (starts and n == 1 and surface[0].isupper() and reading.part not in 'fr'): continue
                out.append((index, begin, end, reading))
                break
    return out


def mend_articles(sentence):
    """"a" and "an" before a swapped word: the article becomes part of the change."""
    for before, piece in zip(sentence, sentence[1:]):
        if piece.change != 'spun' or before.change: continue
        found = re.search(r'\b([Aa])(n?) $', before.parent)
        if not found: continue
        right = found[1] + ('n' if piece.child[:1].lower() in 'aeio' else '') + ' '
        if right == found[0]: continue
        before.parent = before.child = before.parent[:found.start()]
        piece.parent, piece.child = found[0] + piece.parent, right + piece.child


def spin(sentence, rate, thesaurus, rng):
    """Swaps about `rate` of the words, as far as the thesaurus knows them; returns the share swapped."""
    total = n_words(p.parent_text(sentence))
    wanted = max(1, round(rate * total))
    chosen, n, taken = [], 0, {}
    pool = candidates(sentence, thesaurus)
    rng.shuffle(pool)
    for index, begin, end, reading in pool:
        size = n_words(sentence[index].parent[begin:end])
        if n + size > wanted or any(begin < e and b < end for b, e in taken.get(index, ())): continue
        chosen.append((index, begin, end, reading))
        taken.setdefault(index, []).append((begin, end))
        n += size
    for index, begin, end, reading in sorted(chosen, key=lambda c: c[:2], reverse=True):
        surface = sentence[index].parent[begin:end]
        p.replace(sentence, index, begin, end, like(surface, rng.choice(reading.replacements)), 'spun')
    mend_articles(sentence)
    return n / total if total else 0.0
