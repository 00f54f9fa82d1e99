"""The hands a text goes through: a client who reprints, an editor, a content farm that spins, one who takes an excerpt."""
import dataclasses

from . import credits, editor, flags, pieces as p, spinner
from .draft import Sentence
from .style import alias


@dataclasses.dataclass
class Hand:
    outlets: str  # what kind of outlet works so
    keep: tuple  # share of the paragraphs taken, from and to
    edited: float  # share of sentences edited
    spun: tuple  # rate of words swapped, from and to, or none
    reorders: float  # how likely paragraphs change places
    filler: tuple  # paragraphs of own text, from and to
    dateline: float  # how likely the dateline is kept
    credited: float  # how likely another credit is given where it is not
    flags: tuple  # flagged changes, from and to


HANDS = {'reprint': Hand('paper', (.6, 1), 0, (), .05, (0, 1), .7, .5, (0, 0)),
         'edit': Hand('paper', (.4, .95), .45, (), .3, (0, 3), .4, .5, (0, 3)),
         'spin': Hand('farm', (.4, 1), .15, (.08, .4), .5, (0, 4), .1, .15, (0, 3)),
         'excerpt': Hand('paper', (.1, .4), .3, (), .2, (3, 6), .1, .6, (0, 1))}
WEIGHTS = {'reprint': 3, 'edit': 3.5, 'spin': 2.5, 'excerpt': 1}
HARMLESS = {'', 'marks', 'credit'}  # changes that leave a sentence a verbatim copy


def kind_of(pieces, rate):
    if rate > 0: return 'spun'
    return 'copied' if all(piece.change in HARMLESS for piece in pieces) else 'edited'


def cut_page(parent, tree, hand, rng):
    """Sentences by paragraph of what is taken: less from the end, as wire copy is cut, and single sentences."""
    paragraphs = [[s for s in paragraph if s.tree == tree] for paragraph in parent.paragraphs]
    paragraphs = [paragraph for paragraph in paragraphs if paragraph]
    share = rng.uniform(*hand.keep)
    n = max(1, round(share * len(paragraphs)))
    if hand.outlets == 'paper' and hand.keep[0] > .3 and rng.random() < .6: paragraphs = paragraphs[:n]
    else: paragraphs = [paragraphs[i] for i in sorted(rng.sample(range(len(paragraphs)), n))]
    thinned = [[s for s in paragraph if len(paragraph) == 1 or rng.random() > .08] for paragraph in paragraphs]
    return [paragraph for paragraph in thinned if paragraph] or paragraphs


def reorder(paragraphs, rng):
    """Moves one to three paragraphs; the first stays mostly."""
    for _ in range(rng.randint(1, 3)):
        if len(paragraphs) < 3: return
        moved = paragraphs.pop(rng.randrange(0 if rng.random() < .2 else 1, len(paragraphs)))
        paragraphs.insert(rng.randrange(1, len(paragraphs) + 1), moved)


def work(hand, outlet, sentence, thesaurus, rate, rng):
    """Pieces of one sentence after this hand, its new dateline and its rate of swapped words."""
    pieces = p.whole(sentence.text)
    dateline = credits.change_dateline(pieces, sentence, hand.dateline, rng)
    if sentence.dateline and dateline == sentence.dateline:
        p.replace(pieces, 0, 0, dateline, sentence.text[:dateline], 'marks')  # no later change may touch it
    swapped = 0.0
    if hand.spun and rng.random() < .85: swapped = spinner.spin(pieces, rate, thesaurus, rng)
    if rng.random() < hand.edited: editor.edit(pieces, rng, rng.choice([1, 1, 2]))
    if hand.edited:
        outlet.style.apply_words(pieces)
        if rng.random() < .12: alias(pieces, rng)
    return pieces, dateline, swapped


def take(parent, tree, hand, outlet, thesaurus, rng):
    """Paragraphs of new sentences taken from a page, changed as this hand does."""
    rate = rng.uniform(*hand.spun) if hand.spun else 0
    paragraphs, worked = [], []
    for paragraph in cut_page(parent, tree, hand, rng):
        new = []
        for old in paragraph:
            pieces, dateline, swapped = work(hand, outlet, old, thesaurus, rate, rng)
            worked.append((Sentence('', tree, old.key, parent, old, '', swapped, pieces, dateline)))
            new.append(worked[-1])
        paragraphs.append(new)
    flags.flag_some([s.pieces for s in worked], rng.randint(*hand.flags), rng)
    if hand.reorders > rng.random(): reorder(paragraphs, rng)
    return paragraphs


def finish(paragraphs, outlet):
    """Quotation marks and dashes of the house; then texts and kinds stand."""
    for paragraph in paragraphs:
        for sentence in paragraph:
            if not sentence.pieces: continue
            outlet.style.apply_marks(sentence.pieces)
            sentence.text = p.child_text(sentence.pieces)
            sentence.kind = kind_of(sentence.pieces, sentence.rate)
