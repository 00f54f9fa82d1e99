"""The spinner's word list with its inflections: which other forms may stand for this one. The format is told at the
head of thesaurus.txt."""
import collections, pathlib, re

FILE = pathlib.Path(__file__).resolve().parent.parent / 'thesaurus.txt'
VERB_FORMS = ('base', 's', 'past', 'participle', 'ing')
VOWELS = 'aeiou'

# One way to read a surface: the other words of its group are put into the same form.
Reading = collections.namedtuple('Reading', 'part form replacements')


def plural_of(word):
    if re.search(r'(s|x|z|ch|sh)$', word): return word + 'es'
    if re.search(r'[^aeiou]y$', word): return word[:-1] + 'ies'
    return word + 's'


def past_of(word):
    if word.endswith('e'): return word + 'd'
    if re.search(r'[^aeiou]y$', word): return word[:-1] + 'ied'
    return word + 'ed'


def ing_of(word):
    if word.endswith('ie'): return word[:-2] + 'ying'
    if word.endswith('e') and not word.endswith(('ee', 'oe', 'ye')): return word[:-1] + 'ing'
    return word + 'ing'


def regular_verb(word):
    return [word, plural_of(word), past_of(word), past_of(word), ing_of(word)]


def inflected(part, word, irregular):
    """All forms of one word by name: {'base': 'go', 's': 'goes', ...}."""
    if part == 'v':
        return dict(zip(VERB_FORMS, irregular.get(('v', word)) or regular_verb(word)))
    if part == 'n':
        return dict(zip(('one', 'many'), irregular.get(('n', word)) or [word, plural_of(word)]))
    return {'as is': word}


def inflected_phrase(part, phrase, irregular):
    words = phrase.split()
    at = 0
    if part == 'n': at = words.index('of') - 1 if 'of' in words[1:] else len(words) - 1
    forms = inflected(part, words[at], irregular) if part in 'vn' else {'as is': words[at]}
    return {name: ' '.join(words[:at] + [form] + words[at + 1:]) for name, form in forms.items()}


class Thesaurus:
    def __init__(self, path=FILE, parts='nvarf'):
        lines = [line for line in path.read_text('utf-8').splitlines() if line.strip() and not line.startswith('#')]
        self.irregular = {}
        for line in lines:
            if line.startswith('irregular '):
                _, part, word, *forms = line.split()
                self.irregular[part, word] = ([word] if part == 'v' or len(forms) == 1 else []) + forms
        self.readings = collections.defaultdict(list)  # surface in lower case: what it may be
        self.longest = 1
        groups = [line for line in lines if line[0] in parts and not line.startswith('irregular ')]
        self.n_groups = len(groups)
        for line in groups: self.add_group(line)

    def add_group(self, line):
        part, _, rest = line.partition(' ')
        replaced, _, others = rest.partition('>')
        split = lambda text: [word.strip() for word in text.split(',') if word.strip()]
        words = split(replaced) + split(others)
        forms = {word: inflected_phrase(part, word, self.irregular) for word in words}
        for word in split(replaced):
            for name, surface in forms[word].items():
                replacements = [forms[other][name] for other in words if other != word]
                self.readings[surface].append(Reading(part, name, replacements))
                self.longest = max(self.longest, len(surface.split()))

    def read(self, surface, before):
        """The likeliest reading of a surface after the word `before`, or None."""
        readings = self.readings.get(surface)
        if not readings: return None
        best = max(range(len(readings)), key=lambda i: (fits(readings[i], before), -i))
        return readings[best]


DETERMINERS = set('a an the this that these those his her its their our my your of in on for no any some each '
                  'from with by new'.split())
SUBJECTS = set('to will would can could may might must should i we you they he she it who not'.split())
BE_AND_HAVE = set('is are was were be been being has have had by get got'.split())


def fits(reading, before):
    """How well a reading stands after a word: as far as one looks without a parser."""
    if reading.part == 'f': return 3
    if before in DETERMINERS: return {'n': 2, 'a': 2, 'r': 1}.get(reading.part, 0)
    if reading.form == 'participle': return 2 if before in BE_AND_HAVE else 0
    if before in SUBJECTS: return 2 if reading.part == 'v' else 1
    return 1
