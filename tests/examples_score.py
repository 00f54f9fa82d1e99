"""Whether tracing the example pages finds what was planted in them.

  examples_score.py WIRECOPY        the program

Every planted row of examples/truth.jsonl must be covered by passages (.8 of its characters or more) one of which names
the page it was taken from, and no row of text that stands nowhere else may be touched. What is known to be missed is
listed below, with the reason; a miss that is found one day must leave the list, or this fails too.
"""
import json, pathlib, re, subprocess, sys, unittest

EXAMPLES = pathlib.Path(__file__).resolve().parent.parent / 'examples'
COVERED = .8

# (page, beginning of the text): why it is missed
KNOWN_MISSES = {
    ('courier-0515-denial', 'The cost of the clean-up will be'): 'two clauses changed places and were reworded',
    ('observer-0514-chapel', 'The dog woke me, not the siren'): 'seven common words, part of a sentence',
    ('observer-0514-chapel', 'Then the street was gone'): 'five words',
    ('courier-0515-denial', 'By noon on Tuesday the colour of t'): 'clauses changed places; found in another copy only',
}


def lines(command):
    result = subprocess.run(command, capture_output=True, text=True, encoding='utf-8', check=False)
    assert result.returncode == 0, result.stderr
    return [json.loads(line) for line in result.stdout.splitlines()]


def place(text, passage):
    """Where a passage stands in a page's text, white space aside."""
    found = re.search(r'\s+'.join(map(re.escape, passage.split())), text)
    return found.span() if found else None


def covered(passages, begin, end):
    return sum(max(0, min(end, p['end']) - max(begin, p['begin'])) for p in passages) / (end - begin)


def key(row):
    for page, beginning in KNOWN_MISSES:
        if row['page'] == page and row['text'].lstrip('“"').startswith(beginning): return page, beginning
    return row['page'], row['text'][:60]


class ExamplesScore(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        pages = str(EXAMPLES / 'pages')
        cls.texts = {p['page']: p['text'] for p in lines([PROGRAM, 'read', pages, '--format', 'jsonl'])}
        cls.traces = {t['page']: t['passages'] for t in lines([PROGRAM, 'trace', pages, '--format', 'jsonl'])}
        cls.truth = [json.loads(line) for line in (EXAMPLES / 'truth.jsonl').read_text('utf-8').splitlines()]

    def hits(self, row):
        """The share of the row that passages cover, and the pages they name; nothing if the row was not read."""
        span = place(self.texts[row['page']], row['text'])
        if span is None: return None
        passages = [p for p in self.traces[row['page']] if p['begin'] < span[1] and p['end'] > span[0]]
        return covered(passages, *span), {s['document'] for p in passages for s in p['sources']}

    def test_finds_what_was_planted(self):
        missed = set()
        for row in self.truth:
            if row['kind'] == 'unseen': continue
            hits = self.hits(row)
            if hits is None and row['kind'] == 'furniture': continue  # reading left it out
            # Of several pages with one furniture, reading may have left it out in the one the row names.
            is_named = hits is not None and (row['kind'] == 'furniture' or row['source'] in hits[1])
            if not is_named or hits[0] < COVERED: missed.add(key(row))
        self.assertEqual(missed, set(KNOWN_MISSES))

    def test_finds_nothing_in_text_that_stands_nowhere_else(self):
        found = [key(row) for row in self.truth if row['kind'] == 'unseen' and (self.hits(row) or (0, ()))[0] > 0]
        self.assertEqual(found, [])


if __name__ == '__main__':
    PROGRAM = sys.argv.pop(1)
    unittest.main()
