"""What pages share without descending from one another: furniture of an outlet, stock phrases, quotations."""
import datetime, re

from .draft import Draft, Sentence

PHRASES = ['A spokesman for the {0} did not immediately respond to a request for comment.',
           'The official spoke on condition of anonymity because he was not authorized to discuss the {0} publicly.',
           'It was not immediately clear how many people were affected by the {0} or when it would end.',
           'Calls and emails to the {0} seeking comment were not returned on Friday.',
           'The {0}, which has its headquarters in the capital, was founded more than a century ago.',
           'The news agency could not independently verify the reports about the {0}.',
           'An investigation into the {0} is under way, and police have asked witnesses to come forward.',
           'Nobody has claimed responsibility for what happened at the {0} so far.',
           'Shares in the {0} fell in early trading but recovered most of their losses by the close.',
           'The {0} declined to comment, citing the ongoing legal proceedings in the case.']
SUBJECTS = ('ministry company council union league hospital port committee foundation museum airline refinery campaign '
            'festival laboratory brewery academy cooperative').split()
FRAMES = ['{0} was blunt when asked about it at the gates: {1}', 'Much of the evening turned on one remark. {1} That was all {0} would say.',
          'Listeners rang in for an hour after {0} had told the station: {1}', '“Well,” {0} began, and then said what all had come for: {1}']
SPEAKERS = ['the speaker', 'a visitor from the coast', 'the guest', 'one of those present', 'the last to speak']
QUOTE = re.compile(r'[“"]([A-Z][^“”"]{45,220}[.,!?])[”"]')


def add_furniture(page):
    """The outlet's lines, where it puts them."""
    for i, line in enumerate(page.outlet.furniture):
        at = len(page.paragraphs) if i == 0 else min(2, len(page.paragraphs))
        page.paragraphs.insert(at, [Sentence(line, other='furniture')])


def add_phrase(page, rng):
    line = rng.choice(PHRASES).format(rng.choice(SUBJECTS))
    rng.choice(page.paragraphs).append(Sentence(line, other='phrase'))


def quotes_of(pages):
    return [found for page in pages[:1] for s in page.sentences() for found in QUOTE.findall(s.text)]


def add_quote(page, quote, rng):
    """A report of one's own that has heard the same speech: the quote is shared, its frame is not."""
    quote = quote[:-1] + '.' if quote.endswith(',') else quote
    frame = rng.choice(FRAMES).format(rng.choice(SPEAKERS), f'“{quote}”')
    page.paragraphs.insert(rng.randrange(len(page.paragraphs) + 1), [Sentence(frame[0].upper() + frame[1:], other='quote')])


def make_page(trees, world):
    """A page that copies nothing, with a phrase or a quotation that others have too; None if there is no own text left."""
    rng = world.rng
    paragraphs = world.filler(rng.randint(3, 6))
    if not paragraphs: return None
    near = rng.choice(trees)
    time = near[0].time + datetime.timedelta(hours=rng.uniform(-20, 60))
    page = Draft(world.new_id(), rng.choice(world.outlets['paper']), time, '', paragraphs)
    page.title = ' '.join(paragraphs[0][0].text.split()[:8])
    quotes = quotes_of(near)
    if quotes and rng.random() < .5: add_quote(page, rng.choice(quotes), rng)
    else: add_phrase(page, rng)
    return page
