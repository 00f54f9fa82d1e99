"""Grows one tree of descent: a root, and two to eight copies through up to four hands."""
import datetime, re

from . import credits, dates, hands, pieces as p, spinner
from .draft import Draft, Sentence

MAX_DEPTH = 4
MAX_SENTENCES = 40
MERGES = .2  # copies that take from a second page of the tree
STRAYS = .1  # copies that take from another tree besides
NEAR = datetime.timedelta(days=4)


class World:
    """What all trees of a set share. Ids tell nothing of the truth."""

    def __init__(self, rng, outlets, thesaurus, fillers):
        self.rng, self.outlets, self.thesaurus, self.fillers = rng, outlets, thesaurus, fillers
        self.used = set()

    def new_id(self):
        while (name := f'page-{self.rng.randrange(10 ** 6):06}') in self.used: pass
        self.used.add(name)
        return name

    def filler(self, n):
        """Up to n paragraphs that stand nowhere else."""
        taken = [self.fillers.pop() for _ in range(min(n, len(self.fillers)))]
        return [[Sentence(text) for text in paragraph] for paragraph in taken]


def rename_outlet(paragraphs, name, outlet):
    """An article that speaks of its own outlet ("told CNN") now speaks of the one that it is given."""
    if len(name) < 3: return
    own = re.compile(r'(?<!\w)(?:[Tt]he )?' + re.escape(name.removeprefix('The ')) + r'(?!\w)', re.I)
    for sentence in (s for paragraph in paragraphs for s in paragraph): sentence.text = own.sub(outlet.credit, sentence.text)


def make_root(tree, article, world):
    rng = world.rng
    outlet = rng.choice(world.outlets['agency' if rng.random() < .6 else 'paper'])
    paragraphs, n = [], 0
    for texts in article.paragraphs:
        if n >= MAX_SENTENCES: break
        paragraphs.append([Sentence(text, tree, n + i) for i, text in enumerate(texts)])
        n += len(texts)
    rename_outlet(paragraphs, article.outlet, outlet)
    root = Draft(world.new_id(), outlet, dates.start(article.published, rng), article.title, paragraphs)
    credits.put_dateline(root, rng)
    if rng.random() < .5: root.author = 'By ' + outlet.name if outlet.kind == 'agency' else 'Staff reporter'
    return root


def headline(title, hand, world):
    """The same words, some of them, or others."""
    rng = world.rng
    roll = rng.random()
    if not title or (hand.outlets == 'paper' and roll < .3): return title
    pieces = p.whole(title)
    spinner.spin(pieces, .5 if hand.spun else .25, world.thesaurus, rng)
    words = p.child_text(pieces)
    if hand.spun and roll < .4: return words + rng.choice(['!', ': what we know', ' and the world reacts'])
    return re.split(r'[:;,]| - ', words)[0] if roll < .7 else words


def choose_parent(tree, pages, rng):
    """A page that may be copied on, the root before others; None if there is none."""
    fit = [page for page in pages if page.depth < MAX_DEPTH and sum(s.tree == tree for s in page.sentences()) > 2]
    if not fit: return None
    return rng.choices(fit, [4 if page.depth == 0 else 1.5 / page.depth for page in fit])[0]


def merge(paragraphs, tree, second, hand, outlet, world):
    """Adds what a second page of the tree has and this one does not."""
    have = {s.key for paragraph in paragraphs for s in paragraph}
    more = hands.take(second, tree, hand, outlet, world.thesaurus, world.rng)
    more = [[s for s in paragraph if s.key not in have] for paragraph in more]
    for paragraph in filter(None, more): paragraphs.insert(world.rng.randrange(len(paragraphs) + 1), paragraph)


def stray(paragraphs, other, hand, outlet, world):
    """Adds a paragraph or two of a page of another tree."""
    tree, page = other
    more = hands.take(page, tree, hand, outlet, world.thesaurus, world.rng)
    for paragraph in more[:world.rng.randint(1, 2)]: paragraphs.insert(world.rng.randrange(len(paragraphs) + 1), paragraph)


def give_credit(child, root, parent, hand, rng):
    """Where the dateline went: a line below, a clause in the first sentences, a byline; or nothing."""
    if any(s.dateline for s in child.sentences()) or rng.random() > hand.credited: return
    origin = root.outlet if rng.random() < .6 else parent.outlet
    if origin is child.outlet: return
    roll = rng.random()
    if roll < .4: child.paragraphs.append([credits.tail(origin, rng)])
    elif roll < .85: any(credits.put_in_text(s.pieces, origin, rng) for s in child.sentences()[:4] if s.pieces)
    else: child.author = origin.name


def add_own_text(child, hand, world):
    rng = world.rng
    for paragraph in world.filler(rng.randint(*hand.filler)):
        child.paragraphs.insert(rng.choice([0, len(child.paragraphs), rng.randrange(len(child.paragraphs) + 1)]), paragraph)


def make_copy(tree, pages, others, world):
    rng = world.rng
    hand = hands.HANDS[rng.choices(list(hands.WEIGHTS), list(hands.WEIGHTS.values()))[0]]
    parent = choose_parent(tree, pages, rng)
    outlet = rng.choice([o for o in world.outlets[hand.outlets] if all(o is not page.outlet for page in pages)])
    paragraphs = hands.take(parent, tree, hand, outlet, world.thesaurus, rng)
    second = choose_parent(tree, [page for page in pages if page is not parent], rng)
    if second and rng.random() < MERGES: merge(paragraphs, tree, second, hand, outlet, world)
    near = [other for other in others if abs(other[1].time - parent.time) < NEAR]
    if near and rng.random() < STRAYS: stray(paragraphs, rng.choice(near), hand, outlet, world)
    parents = list({id(s.parent): s.parent for paragraph in paragraphs for s in paragraph}.values())
    time = max(page.time for page in parents) + dates.delay(rng)
    child = Draft(world.new_id(), outlet, time, headline(parent.title, hand, world), paragraphs)
    child.parents = parents
    child.depth = 1 + max(page.depth for page in parents if page in pages)
    add_own_text(child, hand, world)
    give_credit(child, pages[0], parent, hand, rng)
    hands.finish(child.paragraphs, outlet)
    return child


def grow(tree, article, others, world):
    """The pages of one tree, the root first."""
    pages = [make_root(tree, article, world)]
    for _ in range(world.rng.randint(2, 8)): pages.append(make_copy(tree, pages, others, world))
    return pages
