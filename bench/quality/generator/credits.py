"""Datelines, agency credits and "reported the Post": put at the source, kept, moved or dropped by those who copy."""
import re

from . import pieces as p
from .draft import Sentence
from .outlets import CITIES

OWN_DATELINE = re.compile(r"^[A-Z][A-Z .,'’]{2,30}(?:, [A-Z][\w. ]{2,20})? *[—–-]{1,2} *|^(?:[A-Z][\w.,'’ ]{2,40})?\([A-Z][\w/ ]{1,20}\) *[—–-]{1,2} *")
SAID_SO = ['{0} reported', 'reported {0}', 'according to {0}', '{0} said in a report']


def the(outlet):
    return outlet.name if outlet.kind == 'farm' or outlet.name == 'Reuters' else 'the ' + outlet.name


def put_dateline(root, rng):
    """An agency's report begins with city and credit, a paper's now and then with the city. What stood there goes."""
    first = root.sentences()[0]
    first.text = OWN_DATELINE.sub('', first.text) or first.text
    city, dash = rng.choice(CITIES), rng.choice([' — ', ' — ', ' - ', ' – '])
    if root.outlet.kind == 'agency': line = f'{city} ({root.outlet.credit}){dash}'
    elif rng.random() < .3: line = city + dash
    else: return
    first.text, first.dateline = line + first.text, len(line)


def change_dateline(pieces, sentence, keep, rng):
    """Keeps, shortens or drops the dateline of a copied first sentence; returns the length of the new one."""
    old = sentence.text[:sentence.dateline]
    if not old: return 0
    roll = rng.random()
    if roll < keep: new = old
    elif roll < keep + (1 - keep) * .3: new = re.sub(r' \([^)]*\)', '', old)
    else: new = ''
    if new != old: p.replace(pieces, 0, 0, len(old), new, 'credit')
    return len(new)


def put_in_text(pieces, outlet, rng):
    """", the Associated Press reported" before a sentence's full stop."""
    last = pieces[-1]
    if last.change or not re.search(r'\w\.$', last.parent) or len(last.parent) < 30: return False
    end = len(last.parent) - 1
    p.replace(pieces, len(pieces) - 1, end, end, ', ' + rng.choice(SAID_SO).format(the(outlet)), 'credit')
    return True


def tail(outlet, rng):
    """A line of credit below the text."""
    name = the(outlet)
    lines = [f'{name[0].upper()}{name[1:]} contributed to this report.', f'— {outlet.credit.removeprefix("the ")}',
             f'This article was first published by {name}.', f'With reporting by {name}.']
    return Sentence(rng.choice(lines), other='credit')
