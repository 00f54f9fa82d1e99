"""The articles that lineages start from: JSON Lines, plain or .zst or .gz, or the project's own example pages."""
import dataclasses, gzip, html, json, pathlib, re, subprocess, sys, zlib

from .sentences import paragraphs_of

ROOT = pathlib.Path(__file__).resolve().parents[3]
EXAMPLES = ('capstan-0514-dam', 'observer-0515-pie', 'courier-0516-opinion', 'halven-sport-0516-final')  # share no text


@dataclasses.dataclass
class Article:
    id: str
    title: str
    published: str
    outlet: str  # as its own text names it
    paragraphs: list  # of lists of sentences


def open_lines(path):
    if path == '-': return sys.stdin
    if path.endswith('.gz'): return gzip.open(path, 'rt', encoding='utf-8')
    if path.endswith('.zst'):
        return subprocess.Popen(['zstd', '-dc', path], stdout=subprocess.PIPE, text=True, encoding='utf-8').stdout
    return open(path, encoding='utf-8')


def records(path):
    with open_lines(path) as lines:
        return [json.loads(line) for line in lines if line.strip()]


# Lines that credit somebody or sell something: an article with a planted credit must not have another.
CREDIT = re.compile(r'contributed (?:to|reporting)|\((?:AP|Reuters|AFP|UPI)\)|(?:Associated Press|Reuters|AFP)\W*$|[Cc]opyright|'
                    r'[Rr]ights reserved|[Ff]irst (?:appeared|published)|[Oo]riginally (?:appeared|published)|on Twitter|'
                    r'[Cc]lick here|[Nn]ewsletter|[Ss]ubscribe|[Ss]ign up|CLICK|WATCH|ALSO READ|^By [A-Z]|^Read more|^Related')


def article(record):
    text = record['text']
    paragraphs = [[text[b:e] for b, e in spans if not CREDIT.search(text[b:e])] for spans in paragraphs_of(text)]
    outlet = re.sub(r' \(.*| - .*| Online News$', '', record.get('source') or record.get('outlet') or '')
    return Article(record['id'], record.get('title') or '', record.get('published') or '', outlet, [p for p in paragraphs if p])


def example_record(name):
    """Title and paragraphs of an example page: plain enough for two patterns."""
    page = (ROOT / 'examples' / 'pages' / f'{name}.html').read_text('utf-8')
    body = page[page.index('<article'):page.index('</article>')]
    plain = lambda text: html.unescape(re.sub(r'<[^>]+>', '', text)).strip()
    title = plain(re.search(r'<h1[^>]*>(.*?)</h1>', body, re.S)[1])
    return {'id': name, 'title': title, 'text': '\n\n'.join(map(plain, re.findall(r'<p[^>]*>(.*?)</p>', body, re.S)))}


def own_records():
    """The example pages and the invented articles beside this package."""
    invented = pathlib.Path(__file__).resolve().parent.parent / 'articles.jsonl'
    return [example_record(name) for name in EXAMPLES] + records(str(invented))


class Unlike:
    """Lets a text pass only if it shares no run of eight words with any that passed before: no lineage but the planted."""

    SIZE = 8

    def __init__(self):
        self.seen = set()

    def passes(self, text):
        words = re.findall(r'\w+', text.lower())
        runs = {zlib.crc32(' '.join(words[i:i + self.SIZE]).encode()) for i in range(len(words) - self.SIZE + 1)}
        if runs & self.seen: return False
        self.seen |= runs
        return True


def choose(all_records, n_trees, rng):
    """(articles to grow trees from, paragraphs that stand nowhere else). Roots are of neighbouring days if dated."""
    dated = sorted((r for r in all_records if r.get('published')), key=lambda r: (r['published'], r['id']))
    pool = dated if len(dated) > 8 * n_trees else list(all_records)
    size = 8 * n_trees
    at = rng.randrange(max(1, len(pool) - size))
    window, unlike, roots = pool[at:at + size], Unlike(), []
    rng.shuffle(window)
    for record in window:
        if len(roots) == n_trees: break
        root = article(record)
        if sum(map(len, root.paragraphs)) >= 8 and unlike.passes(record['text']): roots.append(root)
    chosen, paragraphs = {root.id for root in roots}, []
    rest = [record for record in all_records if record['id'] not in chosen]
    for record in rng.sample(rest, min(len(rest), 4 * n_trees)):
        own = [texts for texts in article(record).paragraphs if 80 < len(' '.join(texts)) < 900]
        paragraphs += [texts for texts in own[:8] if unlike.passes(' '.join(texts))]
    rng.shuffle(paragraphs)
    return roots, paragraphs
