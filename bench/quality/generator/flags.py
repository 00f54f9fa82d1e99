"""Changes that a reader must be told of: another number, name or date, a negation put in or taken out, a speaker dropped,
a certainty softened or hardened. Each is one piece of the sentence with both texts, named "flag:" and the flag."""
import re

from . import pieces as p
from .style import DIGITS, MONTH, MONTHS, NUMBERS, SHORT_MONTHS

WEEKDAYS = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split()
WEEKDAY = re.compile(r'\b(?:%s)\b' % '|'.join(WEEKDAYS))
DATE_MONTH = re.compile(r'\b%s(?= \d{1,2}\b)|(?<=\d )(?:%s)\b' % (MONTH, '|'.join(MONTHS)))
YEAR = re.compile(r'(?<=\b[io][nf] )(?:19[5-9]\d|20[0-4]\d)\b')
NUMBER = re.compile(r'(?<![\w.,:/-])(?!(?:19|20)\d\d\b)\d{1,3}(?:,\d{3})*(?:\.\d+)?(?![\w:/-]|[.,]\d|%s)' % '[ap]m')
NUMBER_WORD = re.compile(r'(?<![\w-])(?:%s)(?= [a-z]{3,})' % '|'.join(NUMBERS))
AROUND_DATE = re.compile(r'(?:%s) ?$' % MONTH)

NAME = re.compile(r'(?<=[a-z,] )[A-Z][a-z]{3,}(?= [a-z]|[.,])')
NO_NAMES = set(WEEKDAYS + MONTHS + 'Sept This That They There These Those When What Where While With After Before And But Not '
               'President Senator Governor General Minister Judge Congress Senate House Court State Republican Democrat '
               'Republicans Democrats Union Capitol Pope Obamacare Democratic American Americans Christian Muslim Internet'.split())
OTHER_NAMES = ('Halloran Petrov Marchetti Oduya Lindqvist Castellan Vasquez Thornbury Nakamura Delacroix Ferris Kowalski '
               'Brandt Okafor Salgado Whitlock Norfolk Tampere Arequipa Leipzig Dakar Winnipeg Kolkata Valencia').split()

PUT_NOT = re.compile(r'(?<=[a-z] )(?:is|was|are|were|has|have|had|will|would|can|could|should|must|did)(?= [a-z])(?! not\b)')
NEGATION = re.compile(r'\b(?:is|was|are|were|ha[sd]|have|will|would|could|should|must|did|does|do|may|can|might)(?P<changed> not)(?= [a-z])')
NO_NOUN = re.compile(r'\b(?:no|never) (?=[a-z])')
SHORT_NOT = re.compile(r"\b(?:is|was|did|has|had|are|does|were|have|would|could)(?P<changed>n['’]t)\b")
ANY_NEGATION = re.compile(r"\b(?:not|no|never|neither|nor|none|nothing|nobody|without|cannot)\b|n['’]t\b", re.I)

SPEAKER = r"(?:(?:the|a|an|his|her|its|their|two|police|officials?) )?[A-Za-z][\w.'’-]*(?: [\w.'’-]+){0,4}"
SAID = re.compile(r'(?<=[^"”’]), %s (?:said|says|told reporters|announced|added|warned|argued)(?: (?:on )?[A-Z][a-z]+day| in a statement)?(?=\.$)' % SPEAKER)
ACCORDING = re.compile(r'^According to [^,]{3,60}, (?=\w)')
ACCORDING_TAIL = re.compile(r', according to [^,.]{3,60}(?=\.$)')
QUOTED = re.compile(r'[“"]([^“”"]{15,200})[”"]')

HARDEN = {'may have': 'has', 'might have': 'has', 'could have': 'had', 'may': 'will', 'might': 'will', 'allegedly ': '',
          'reportedly ': '', 'apparently ': '', 'probably ': 'certainly ', 'possibly ': 'definitely ', 'likely to': 'certain to',
          'appeared to be': 'were', 'appears to be': 'is', 'suspected': 'known', 'alleged': 'proven', 'suggested': 'proved',
          'believed to be': 'known to be', 'is expected to': 'will', 'are expected to': 'will', 'appeared to have': 'had'}
SOFTEN = {'will': 'may', 'confirmed': 'suggested', 'certainly ': 'possibly ', 'clearly ': 'seemingly ', 'proved': 'hinted',
          'must': 'might', 'definitely ': 'perhaps ', 'known to be': 'rumored to be', 'is certain': 'is likely', 'shows': 'suggests',
          'showed': 'suggested', 'caused': 'may have caused', 'killed': 'reportedly killed', 'led to': 'may have led to'}
CERTAINTY = HARDEN | SOFTEN
CERTAIN = re.compile(r'(?<=[a-z,] )(?:%s)(?=[ a-z])' % '|'.join(
    (re.escape(w) if w.endswith(' ') else re.escape(w) + r'\b') for w in sorted(CERTAINTY, key=len, reverse=True)))


def change_one(sentence, flag, found, make, rng):
    """Changes one of the matches, or its group `changed`; make(match) gives the new text."""
    if not found: return False
    index, match = rng.choice(found)
    begin, end = match.span('changed' if 'changed' in match.re.groupindex else 0)
    p.replace(sentence, index, begin, end, make(match), 'flag:' + flag)
    return True


def other(values, value, rng):
    return rng.choice([v for v in values if v != value])


def other_number(text, rng):
    value = float(text.replace(',', ''))
    if '.' in text: return f'{value + rng.choice([-1, 1, 2]) * rng.choice([.1, .4, 1]):.{len(text.split(".")[1])}f}'.lstrip('-')
    new = value
    while new == value or new < 2: new = round(value * rng.choice([.5, .8, 1.2, 1.5, 2, 10])) + rng.randint(-2, 3)
    return f'{int(new):,}' if ',' in text or new >= 10000 else str(int(new))


def number(sentence, rng):
    digits = [(i, m) for i, m in p.matches(sentence, NUMBER) if not AROUND_DATE.search(sentence[i].parent[:m.start()])]
    digits = [(i, m) for i, m in digits if not re.match(' (?:%s)' % MONTH, sentence[i].parent[m.end():])]
    words = p.matches(sentence, NUMBER_WORD)
    if digits and (not words or rng.random() < .6):
        return change_one(sentence, 'number', digits, lambda m: other_number(m.group(), rng), rng)
    return change_one(sentence, 'number', words, lambda m: other(list(DIGITS.values()), m.group(), rng), rng)


def date(sentence, rng):
    kind = rng.choice([0, 0, 1, 2])
    found = p.matches(sentence, (WEEKDAY, DATE_MONTH, YEAR)[kind])
    if kind == 0: return change_one(sentence, 'date', found, lambda m: other(WEEKDAYS, m.group(), rng), rng)
    if kind == 2: return change_one(sentence, 'date', found, lambda m: str(int(m.group()) + rng.choice([-2, -1, 1, 2])), rng)
    months = lambda m: SHORT_MONTHS if m.group() in SHORT_MONTHS else MONTHS
    return change_one(sentence, 'date', found, lambda m: other(months(m), m.group(), rng), rng)


def name(sentence, rng):
    found = [(i, m) for i, m in p.matches(sentence, NAME) if m.group() not in NO_NAMES]
    before = lambda i, m: sentence[i].parent[:m.start()].split()
    found = [(i, m) for i, m in found if before(i, m) and before(i, m)[-1].islower()]
    return change_one(sentence, 'name', found, lambda m: other(OTHER_NAMES, m.group(), rng), rng)


def negation(sentence, rng):
    text = p.parent_text(sentence)
    if ANY_NEGATION.search(text):
        if len(ANY_NEGATION.findall(text)) > 1: return False
        found = p.matches(sentence, NEGATION) + p.matches(sentence, SHORT_NOT) + p.matches(sentence, NO_NOUN)
        return change_one(sentence, 'negation', found, lambda m: '', rng)
    return change_one(sentence, 'negation', p.matches(sentence, PUT_NOT), lambda m: m.group() + ' not', rng)


def attribution(sentence, rng):
    first = sentence[0]
    found = first.change == '' and ACCORDING.match(first.parent)
    if found:
        p.replace(sentence, 0, 0, found.end() + 1, first.parent[found.end()].upper(), 'flag:attribution')
        return True
    tails = p.matches(sentence, SAID) + p.matches(sentence, ACCORDING_TAIL)
    if tails: return change_one(sentence, 'attribution', tails, lambda m: '', rng)
    quotes = p.matches(sentence, QUOTED)
    if not quotes: return False
    index, match = rng.choice(quotes)
    for at in (match.end() - 1, match.start()): p.replace(sentence, index, at, at + 1, '', 'flag:attribution')
    return True


def certainty(sentence, rng):
    found = p.matches(sentence, CERTAIN)
    if not found: return False
    chosen = rng.choice(found)
    flag = 'hardened' if chosen[1].group() in HARDEN else 'softened'
    return change_one(sentence, flag, [chosen], lambda m: CERTAINTY[m.group()], rng)


FLAGS = {'number': number, 'name': name, 'negation': negation, 'date': date, 'attribution': attribution, 'certainty': certainty}


WEIGHTS = {'number': 3, 'name': 2.5, 'negation': 2, 'date': 2, 'attribution': 2, 'certainty': 1.5}


def flag_some(sentences, n, rng):
    """Makes up to n flagged changes in different sentences."""
    sentences = rng.sample(sentences, len(sentences))
    for _ in range(n):
        flag = rng.choices(list(WEIGHTS), list(WEIGHTS.values()))[0]
        changed = next((s for s in sentences if FLAGS[flag](s, rng)), None)
        if changed is not None: sentences.remove(changed)
