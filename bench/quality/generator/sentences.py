"""Cuts text into paragraphs and sentences with their spans. Simple, and careful rather than complete: a sentence that is
cut in the wrong place is still a passage with a known source."""
import re

ABBREVIATIONS = set('mr mrs ms messrs dr drs prof profs sen sens rep reps govs gens gov gen col lt sgt capt rev hon st jr sr u.s u.k u.n d.c a.m p.m no vs etc inc '
                    'corp co ltd jan feb mar apr aug sept sep oct nov dec e.g i.e ft mt calif fla ga ill mass mich minn '
                    'pa tenn tex va wash wis ariz colo conn la md n.y n.j n.c s.c r d'.split())
END = re.compile(r'[.!?…]["”’\')\]]*(?=\s+["“‘\'(\[]?[A-Z0-9])')


def is_end(text, found):
    if text[found.start()] != '.': return True
    word = re.search(r"[\w.'’-]*$", text[:found.start()]).group().lower().strip(".'’")
    return not (word in ABBREVIATIONS or re.fullmatch(r'[a-z](\.[a-z])*', word))


def sentence_spans(text):
    spans, begin = [], 0
    for found in END.finditer(text):
        if not is_end(text, found): continue
        spans.append((begin, found.end()))
        begin = found.end() + re.match(r'\s*', text[found.end():]).end()
    return spans + [(begin, len(text))] if begin < len(text) else spans


def paragraphs_of(text):
    """[[(begin, end) of each sentence] of each paragraph], offsets in the whole text, white space trimmed."""
    out = []
    for found in re.finditer(r'[^\n]+', text):
        line = found.group()
        left = found.start() + len(line) - len(line.lstrip())
        spans = [(left + b, left + e) for b, e in sentence_spans(line.strip())]
        if spans: out.append(spans)
    return out
