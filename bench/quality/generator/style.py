"""House styles: spelling, marks, titles, numbers, dates and names written the way an outlet writes them. All harmless:
a reader would say that nothing was changed."""
import re

from . import pieces as p

UK = dict(pair.split('/') for pair in '''color/colour colors/colours colored/coloured labor/labour neighbor/neighbour
neighbors/neighbours neighborhood/neighbourhood neighborhoods/neighbourhoods favor/favour favors/favours favorite/favourite
honor/honour honored/honoured harbor/harbour behavior/behaviour rumor/rumour rumors/rumours center/centre centers/centres
theater/theatre theaters/theatres kilometer/kilometre kilometers/kilometres meter/metre meters/metres liter/litre
liters/litres defense/defence offense/offence license/licence program/programme programs/programmes gray/grey plow/plough
organize/organise organized/organised organizing/organising organization/organisation organizations/organisations
recognize/recognise recognized/recognised criticize/criticise criticized/criticised criticizing/criticising
apologize/apologise apologized/apologised authorize/authorise authorized/authorised emphasize/emphasise
emphasized/emphasised analyze/analyse analyzed/analysed realize/realise realized/realised mobilize/mobilise
mobilized/mobilised legalize/legalise legalized/legalised stabilize/stabilise canceled/cancelled canceling/cancelling
traveled/travelled traveling/travelling traveler/traveller travelers/travellers labeled/labelled modeling/modelling
fueled/fuelled skeptical/sceptical skeptics/sceptics tire/tyre tires/tyres check/cheque mom/mum airplane/aeroplane
gasoline/petrol toward/towards jewelry/jewellery aluminum/aluminium pediatric/paediatric enrollment/enrolment
fulfill/fulfil counselor/counsellor maneuver/manoeuvre maneuvers/manoeuvres'''.split())
for unsafe in ('check', 'tire', 'tires', 'mom', 'license'): UK.pop(unsafe)  # other words in the other half of the world
US = {uk: us for us, uk in UK.items()}

NUMBERS = dict(zip('two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen '
                   'eighteen nineteen twenty'.split(), map(str, range(2, 21))))
DIGITS = {digits: word for word, digits in NUMBERS.items()}
MONTHS = ('January February March April May June July August September October November December').split()
SHORT_MONTHS = ['Jan.', 'Feb.', 'March', 'April', 'May', 'June', 'July', 'Aug.', 'Sept.', 'Oct.', 'Nov.', 'Dec.']
MONTH = r'(?:%s)' % '|'.join(sorted(map(re.escape, set(MONTHS + SHORT_MONTHS)), key=len, reverse=True))
TITLES = {'Sen.': 'Senator', 'Gov.': 'Governor', 'Rep.': 'Representative', 'Gen.': 'General', 'Mr.': 'Mr', 'Mrs.': 'Mrs',
          'Ms.': 'Ms', 'Dr.': 'Dr', 'Prof.': 'Professor', 'Lt.': 'Lieutenant'}
ALIASES = {'United States': ['US', 'U.S.', 'USA', 'America'], 'U.S.': ['US', 'United States', 'American'], 'US': ['U.S.'],
           'United Kingdom': ['UK', 'Britain', 'U.K.'], 'Britain': ['the United Kingdom', 'the UK'],
           'Russia': ['the Russian Federation'], 'European Union': ['EU'], 'United Nations': ['UN', 'U.N.'], 'U.N.': ['UN'],
           'ISIS': ['Islamic State', 'ISIL', 'IS', 'Daesh'], 'Islamic State': ['ISIS', 'IS', 'ISIL'],
           'North Korea': ['the DPRK', 'Pyongyang'], 'South Korea': ['Republic of Korea'], 'Iran': ['the Islamic Republic'],
           'China': ['Beijing', "the People's Republic"], 'Supreme Court': ['high court'], 'GOP': ['Republican Party'],
           'Justice Department': ['Department of Justice', 'DOJ'], 'State Department': ['Department of State'],
           'Defense Department': ['Pentagon'], 'New York City': ['New York'], 'D.C.': ['DC'], 'FBI': ['F.B.I.'],
           'CIA': ['C.I.A.'], 'NATO': ['Nato'], 'Myanmar': ['Burma'], 'Germany': ['Berlin'], 'France': ['Paris']}


def table(words):
    return re.compile(r'(?<![\w-])(?:%s)(?![\w-])' % '|'.join(sorted(map(re.escape, words), key=len, reverse=True)))


UK_WORDS, US_WORDS, ALIAS_NAMES, TITLE_WORDS = table(UK), table(US), table(ALIASES), table(TITLES)
TITLE_WORDS = re.compile(r'\b(?:%s) (?=[A-Z])' % '|'.join(map(re.escape, TITLES)))
SMALL_DIGITS = re.compile(r'(?<![\w$£€.,/:-])(?:%s)(?= [a-z]{3,})' % '|'.join(DIGITS))
SMALL_WORDS = re.compile(r'(?<![\w-])(?:%s)(?= [a-z]{3,})' % '|'.join(NUMBERS))
MONTH_DAY = re.compile(r'\b(%s) (\d{1,2})\b(?!,? \d{4}|[\d,])' % MONTH)
THOUSANDS = re.compile(r'(?<![\w$£€.,])(\d{1,3}),(\d{3})(?![\d,])')
MILLIONS = re.compile(r'([$£€]\d[\d.,]*) (million|billion)\b')


def sub_all(sentence, pattern, make, change='style'):
    """Replaces every match in unchanged pieces by make(match); returns how many."""
    n = 0
    for index, found in reversed(p.matches(sentence, pattern)):
        text = make(found)
        if text == found.group(): continue
        p.replace(sentence, index, found.start(), found.end(), text, change)
        n += 1
    return n


def long_month(short):
    return MONTHS[SHORT_MONTHS.index(short)] if short in SHORT_MONTHS else short


class HouseStyle:
    """How one outlet writes. Applied to a sentence it changes what is written another way; few outlets change all."""

    def __init__(self, rng):
        self.spelling = rng.choice(['us', 'uk', None, None])
        self.quotes = rng.choice(['straight', 'curly', 'single', None])
        self.dash = rng.choice([' — ', ' – ', ' - ', None, None])
        self.titles = rng.choice([True, False, False])
        self.numbers = rng.choice(['words', 'digits', None, None])
        self.percent = rng.choice(['per cent', '%', None, None])
        self.day_first = rng.choice([True, False, False])
        self.thousands = rng.choice(['', ' ', None, None, None])
        self.millions = rng.choice([True, False, False])

    def apply_words(self, sentence):
        """Words and numbers; returns how many were changed."""
        n = 0
        if self.spelling == 'uk': n += sub_all(sentence, UK_WORDS, lambda m: UK[m.group()])
        if self.spelling == 'us': n += sub_all(sentence, US_WORDS, lambda m: US[m.group()])
        if self.titles: n += sub_all(sentence, TITLE_WORDS, lambda m: TITLES[m.group()[:-1]] + ' ')
        if self.numbers == 'words': n += sub_all(sentence, SMALL_DIGITS, lambda m: DIGITS[m.group()])
        if self.numbers == 'digits': n += sub_all(sentence, SMALL_WORDS, lambda m: NUMBERS[m.group()])
        if self.percent == '%': n += sub_all(sentence, re.compile(r'(?<=\d) (?:percent|per cent)\b'), lambda m: '%')
        if self.percent == 'per cent': n += sub_all(sentence, re.compile(r'\bpercent\b'), lambda m: 'per cent')
        if self.day_first: n += sub_all(sentence, MONTH_DAY, lambda m: f'{m[2]} {long_month(m[1])}')
        if self.thousands is not None: n += sub_all(sentence, THOUSANDS, lambda m: m[1] + self.thousands + m[2])
        if self.millions: n += sub_all(sentence, MILLIONS, lambda m: m[1] + m[2][0] + ('n' if m[2][0] == 'b' else ''))
        return n

    def apply_marks(self, sentence):
        """Quotation marks and dashes in all that the page will print: still a verbatim copy."""
        for piece in sentence:
            marked = self.marks(piece.child)
            if piece.change: piece.child = marked
            elif marked != piece.child: piece.child, piece.change = marked, 'marks'

    def marks(self, text):
        if self.dash: text = re.sub(r' [—–] | -{1,2} ', self.dash, text)
        if self.quotes == 'straight': return text.translate(str.maketrans({'“': '"', '”': '"', '‘': "'", '’': "'"}))
        if self.quotes in ('curly', 'single'):
            left, right = '“”' if self.quotes == 'curly' else '‘’'
            text = re.sub(r'(?<![\w.,!?…])["“](?=\S)', left, text)
            return re.sub(r'["”]', right, text).replace("'", '’')
        return text


def alias(sentence, rng):
    """Calls one name by another of its names; returns whether it could."""
    found = p.matches(sentence, ALIAS_NAMES)
    if not found: return False
    index, match = rng.choice(found)
    name = rng.choice(ALIASES[match.group()])
    if name.startswith('the ') and sentence[index].parent[:match.start()].lower().endswith('the '): name = name[4:]
    p.replace(sentence, index, match.start(), match.end(), name, 'alias')
    return True
