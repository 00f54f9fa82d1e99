"""What an editor's hand does to a sentence without changing what it says: clauses cut, moved or put in, openers,
contractions."""
import re

from . import pieces as p
from .style import sub_all

OPENERS = ['Meanwhile, ', 'At the same time, ', 'Notably, ', 'In the meantime, ', 'As it happens, ', 'For now, ', 'In a twist, ',
           'As expected, ', 'On top of that, ', 'It also emerged that ']
PHRASES = [', as was widely noted,', ', for its part,', ', at least for now,', ', in the end,', ', it turned out,',
           ', among other things,', ', to be clear,']
CONTRACTIONS = {"don't": 'do not', "doesn't": 'does not', "didn't": 'did not', "isn't": 'is not', "wasn't": 'was not',
                "won't": 'will not', "can't": 'cannot', "hasn't": 'has not', "haven't": 'have not', "couldn't": 'could not',
                "wouldn't": 'would not', "it's": 'it is', "we're": 'we are', "they're": 'they are', "I'm": 'I am'}
CONTRACTED = re.compile('|'.join(word.replace("'", "['’]") for word in CONTRACTIONS) + r'\b')

PARENTHESIS = re.compile(r' \([^()]{2,60}\)')
CLAUSE = re.compile(r', (?:who|which|where|whose|including|along with|as well as)\b[^,.;:"“”\d]{8,90}(?=,)')
TAIL = re.compile(r', (?:adding|saying|citing|although|though|while|after|as|with|including|which|where)\b[^,.;:"“”\d]{10,110}(?=[.]$)')
ADVERB = re.compile(r' (?:also|still|just|even|now|already|really|very|quickly|recently|currently)(?= [a-z])')
LEADING = re.compile(r'^((?:On|In|At|After|Before|During|Last|Earlier|Since|Despite)\b[^,.;:"“”]{3,60}), (?=[a-zA-Z])')
SAID_THAT = re.compile(r'(?<=\bsaid) that (?=[a-zA-Z])')
SAID_BARE = re.compile(r'(?<=\bsaid) (?=(?:the|he|she|it|they|his|her|its|there)\b)')
VERB = re.compile(r'(?<=[a-z]) (?=(?:said|has|had|was|were|will|would)\b)')


def cut(sentence, rng, patterns=(PARENTHESIS, CLAUSE, TAIL, ADVERB)):
    found = [m for pattern in patterns for m in p.matches(sentence, pattern)]
    if not found: return False
    index, match = rng.choice(found)
    p.replace(sentence, index, match.start(), match.end(), '', 'cut')
    return True


def put_opener(sentence, rng):
    first = sentence[0]
    if first.change or not first.parent[:1].isupper(): return False
    begins = re.match(r'(The|A|An|It|He|She|They|We|In|On|At|This|That|But|There|Some|Many)\b', first.parent)
    head = first.parent[0].lower() if begins else first.parent[0]
    p.replace(sentence, 0, 0, 1, rng.choice(OPENERS) + head, 'insert')
    return True


def put_phrase(sentence, rng):
    found = p.matches(sentence, VERB)
    if not found: return False
    index, match = rng.choice(found)
    p.replace(sentence, index, match.start(), match.end(), rng.choice(PHRASES) + ' ', 'insert')
    return True


def move_clause(sentence, rng):
    """"On Tuesday, the court ruled." to "The court ruled on Tuesday." """
    first, last = sentence[0], sentence[-1]
    found = None if first.change or last.change else LEADING.match(first.parent)
    if not found or not last.parent.endswith('.') or (last is first and found.end() + 20 > len(first.parent)): return False
    clause = found[1][0].lower() + found[1][1:]
    end = len(last.parent)
    p.replace(sentence, len(sentence) - 1, end - 1, end, ' ' + clause + '.', 'moved')
    p.replace(sentence, 0, 0, found.end() + 1, first.parent[found.end()].upper(), 'moved')
    return True


def put_that(sentence, rng):
    """"said it would" to "said that it would", and back."""
    n = sub_all(sentence, SAID_THAT, lambda m: ' ' if rng.random() < .7 else m.group(), 'cut')
    return n > 0 or sub_all(sentence, SAID_BARE, lambda m: ' that ' if rng.random() < .7 else m.group(), 'insert') > 0


def expand(sentence, rng):
    return sub_all(sentence, CONTRACTED, lambda m: CONTRACTIONS.get(m.group().replace('’', "'"), m.group())) > 0


OPERATIONS = ((cut, 1), (put_opener, .3), (put_phrase, .3), (move_clause, .8), (put_that, .6), (expand, .6))


def edit(sentence, rng, n=1):
    """Up to n changes; returns how many could be made."""
    done = 0
    for operation, likely in rng.sample(OPERATIONS, len(OPERATIONS)):
        if done < n and rng.random() < likely and operation(sentence, rng): done += 1
    return done
