"""Writes pages.jsonl and truth.jsonl. The truth is told in code points of each page's text."""
import json

from . import pieces as p

QUOTATION_MARKS = set('“”"‘’')


def page_record(page):
    text, _ = page.text_and_spans()
    record = {'id': page.id, 'title': page.title, 'outlet': page.outlet.name, 'author': page.author,
              'published': page.published, 'language': 'en', 'text': text}
    return {key: value for key, value in record.items() if value}


def passage_row(sentence, span, spans_of):
    row = {'begin': span[0], 'end': span[1], 'sentence': sentence.key, 'parent': None}
    if sentence.parent is None: return row
    parent_span = spans_of[id(sentence.parent_sentence)]
    return row | {'parent': sentence.parent.id, 'parent_begin': parent_span[0], 'parent_end': parent_span[1],
                  'kind': sentence.kind, 'rate': round(sentence.rate, 3)}


def passages_of(page, tree, spans_of):
    return [passage_row(s, spans_of[id(s)], spans_of) for s in page.sentences() if s.tree == tree]


def change_row(change):
    name, (begin, end), (parent_begin, parent_end), text, parent_text = change
    return {'change': name, 'begin': begin, 'end': end, 'text': text, 'parent_begin': parent_begin,
            'parent_end': parent_end, 'parent_text': parent_text}


def flag_rows(rows):
    """Flagged changes; of a pair of quotation marks the first is the change, the second its closing place."""
    flags, open_mark = [], None
    for row in rows:
        places = {k: v for k, v in row.items() if k != 'change'}
        if row['parent_text'] in QUOTATION_MARKS and not row['text']:
            if open_mark is not None:
                open_mark['closing'] = {k: v for k, v in places.items() if 'text' not in k}
                open_mark = None
                continue
            open_mark = places
        flags.append({'flag': row['change'][5:]} | places)
        if open_mark is places: open_mark = flags[-1]
    return flags


def edge_row(parent, child, tree, spans_of):
    """What one hand did to one page: its kind overall, flagged changes and harmless ones."""
    mine = [s for s in child.sentences() if s.tree == tree and s.parent is parent]
    rows = []
    for sentence in mine:
        parent_begin = spans_of[id(sentence.parent_sentence)][0]
        changes = p.changes(sentence.pieces, spans_of[id(sentence)][0], parent_begin)
        rows += [change_row(c) for c in changes if c[0] not in ('', 'marks')]
    kinds = [s.kind for s in mine]
    kind = next((k for k in ('spun', 'edited') if kinds.count(k) * 3 >= len(kinds)), 'copied')
    flags = flag_rows([row for row in rows if row['change'].startswith('flag:')])
    return {'parent': parent.id, 'child': child.id, 'kind': kind, 'rate': round(sum(s.rate for s in mine) / len(mine), 3),
            'flags': flags, 'harmless': [row for row in rows if not row['change'].startswith('flag:')]}


def tree_row(tree, root, all_pages, spans_of):
    pages = [page for page in all_pages if any(s.tree == tree for s in page.sentences())]
    rows = [{'page': page.id, 'written': page.is_written, 'date_wrong': page.is_wrong, 'time': page.time.isoformat(),
             'passages': passages_of(page, tree, spans_of)} for page in pages]
    edges = []
    for child in pages:
        parents = {id(s.parent): s.parent for s in child.sentences() if s.tree == tree and s.parent}.values()
        edges += [edge_row(parent, child, tree, spans_of) for parent in parents]
    return {'tree': tree, 'root': root.id, 'source': root.id if root.is_written else None, 'pages': rows, 'edges': edges}


def others_row(page, spans_of):
    shared = [(s, *spans_of[id(s)]) for s in page.sentences() if s.other]
    others = [{'begin': begin, 'end': end, 'kind': s.other} for s, begin, end in shared]
    return {'page': page.id, 'others': others}


def write_lines(path, rows):
    path.write_text(''.join(json.dumps(row, ensure_ascii=False) + '\n' for row in rows), 'utf-8')


def write(folder, trees, pages):
    """trees: name -> pages, the root first; pages: all, in the order in which they are written."""
    folder.mkdir(parents=True, exist_ok=True)
    spans_of = {id(s): span for page in pages for s, span in zip(page.sentences(), page.text_and_spans()[1])}
    written = [page for page in pages if page.is_written]
    write_lines(folder / 'pages.jsonl', map(page_record, written))
    rows = [tree_row(tree, grown[0], pages, spans_of) for tree, grown in trees.items()]
    write_lines(folder / 'truth.jsonl', rows + [r for page in written if (r := others_row(page, spans_of))['others']])
