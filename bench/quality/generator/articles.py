"""The articles that lineages start from: JSON Lines, plain or .zst or .gz, or the project's own example pages."""
import dataclasses, gzip, html, json, pathlib, re, subprocess, sys

from .sentences import paragraphs_of

ROOT = pathlib.Path(__file__).resolve().parents[3]
EXAMPLES = ('capstan-0514-dam', 'observer-0515-pie', 'courier-0516-opinion', 'halven-sport-0516-final')  # share no text


@dataclasses.dataclass
class Article:
    id: str
    title: str
    published: str
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


def article(record):
    text = record['text']
    paragraphs = [[text[b:e] for b, e in spans] for spans in paragraphs_of(text)]
    return Article(record['id'], record.get('title') or '', record.get('published') or '', paragraphs)


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
