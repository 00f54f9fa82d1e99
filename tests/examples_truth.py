#!/usr/bin/env python3
"""Checks the example world against its own truth: examples/pages, examples/truth.jsonl and examples/world.json.

Reads the pages by rules of its own (no part of the engine is used), so that
an error of the engine cannot hide one here.
"""
import collections
import html.parser
import itertools
import json
import pathlib
import re
import sys
import unicodedata

EXAMPLES = pathlib.Path(__file__).resolve().parent.parent / "examples"
KINDS = {"copied", "edited", "spun", "quoted", "furniture", "unseen"}
RUN = 8  # words in a row that two pages may share only where it is planted
BLOCKS = {"p", "div", "h1", "h2", "br", "li", "article", "body", "main"}
OUTSIDE = {"head", "script", "style", "nav", "footer", "header"}
failures = []


def check(holds, message):
    if not holds:
        failures.append(message)


class MainText(html.parser.HTMLParser):
    """The blocks of a page's <article>, or of its body where it has none."""

    def __init__(self, whole):
        super().__init__()
        self.blocks, self.inside, self.skipped = [""], whole, 0

    def handle_starttag(self, tag, attributes):
        self.inside = self.inside or tag == "article"
        self.skipped += tag in OUTSIDE
        if tag in BLOCKS:
            self.blocks.append("")

    def handle_endtag(self, tag):
        if tag == "article":
            self.inside = False
        self.skipped -= tag in OUTSIDE
        if tag in BLOCKS:
            self.blocks.append("")

    def handle_data(self, data):
        if self.inside and not self.skipped:
            self.blocks[-1] += data


def collapse(text):
    return " ".join(text.split())


def read_html(source):
    parser = MainText(whole="<article" not in source.lower())
    parser.feed(source)
    return [block for block in map(collapse, parser.blocks) if block]


def read_pages(folder):
    """id -> blocks of main text."""
    pages = []
    for path in sorted(folder.iterdir()):
        source = path.read_bytes().decode("utf-8")
        if path.suffix == ".jsonl":
            records = [json.loads(line) for line in source.splitlines()]
            pages += [(r["id"], [collapse(b) for b in r["text"].split("\n\n")]) for r in records]
        elif path.suffix == ".html":
            pages.append((path.stem, read_html(source)))
        else:
            pages.append((path.stem, [collapse(b) for b in re.split(r"(?:\r?\n){2,}", source) if b.strip()]))
    check(len(dict(pages)) == len(pages), "two pages have one id")
    return dict(pages)


def words(text):
    return re.findall(r"\w+", unicodedata.normalize("NFC", text).lower().replace("’", "'"))


def runs(text):
    w = words(text)
    return {tuple(w[i : i + RUN]) for i in range(len(w) - RUN + 1)}


def stands_in(text, blocks):
    return any(text in block for block in blocks)


def covered(block, texts):
    """The characters of a block that the texts cover."""
    return {i for text in texts for at in re.finditer(re.escape(text), block) for i in range(*at.span())}


def overlap(a, b, blocks):
    return any(covered(block, [a]) & covered(block, [b]) for block in blocks)


def check_pages(pages, world):
    listed = {p["id"]: p for p in world["pages"]}
    check(set(listed) == set(pages), f"world.json and pages/ differ: {set(listed) ^ set(pages)}")
    check(len(pages) >= 14, f"{len(pages)} pages, expected 14 or more")
    check(len({p["outlet"] for p in listed.values()}) >= 8, "fewer than 8 outlets")
    days = {p["published"][:10] for p in listed.values() if p["published"]}
    check(len(days) == 3, f"expected three days, found {sorted(days)}")
    check(any(not p["published"] for p in listed.values()), "no page without a date")
    for page in listed.values():
        check_head(page, (EXAMPLES / "pages" / page["file"]).read_text(encoding="utf-8"))


def check_head(page, source):
    for field in ("title", "outlet", "published"):
        known = page["file"].endswith((".html", ".jsonl")) and page[field]
        check(not known or page[field] in source.replace("&amp;", "&"), f"{page['id']}: no {field} {page[field]!r}")


def check_truth(pages, truth):
    for row in truth:
        name = f"{row['page']}: {row['text'][:50]!r}"
        check(row["kind"] in KINDS, f"{name}: kind {row['kind']}")
        check(stands_in(row["text"], pages[row["page"]]), f"{name} does not stand in the page")
        if row["kind"] == "unseen":
            taken = [r["source_text"] for r in truth if r.get("source") == row["page"]]
            met = any(overlap(row["text"], text, pages[row["page"]]) for text in taken)
            check(not met, f"{name}: unseen, but another page took it")
            continue
        check(row["source"] != row["page"], f"{name} is its own source")
        check(stands_in(row["source_text"], pages[row["source"]]), f"{name}: source text does not stand in its page")
        if row["kind"] == "copied":
            check(words(row["text"]) == words(row["source_text"]), f"{name}: copied, but words differ")
        if row["kind"] in ("edited", "spun"):
            check(words(row["text"]) != words(row["source_text"]), f"{name}: {row['kind']}, but no word differs")


def planted_runs(blocks, texts, stock):
    """The runs that lie inside planted passages (they may go from one into the next), and those of stock phrases."""
    planted = set(stock)
    for block in blocks:
        inside = covered(block, texts)
        for stretch in "".join(c if i in inside or not c.isalnum() else "\0" for i, c in enumerate(block)).split("\0"):
            planted |= runs(stretch)
    return planted


def check_unplanted(pages, truth, world):
    found = {page: set().union(*map(runs, blocks)) for page, blocks in pages.items()}
    texts = collections.defaultdict(list)
    for row in (row for row in truth if row["kind"] != "unseen"):
        texts[row["page"]].append(row["text"])
        texts[row["source"]].append(row["source_text"])
    stock = set().union(*map(runs, world["stock"]))
    planted = {page: planted_runs(blocks, texts[page], stock) for page, blocks in pages.items()}
    for a, b in itertools.combinations(pages, 2):
        for run in found[a] & found[b]:
            check(run in planted[a] and run in planted[b], f"{a} and {b} share unplanted: {' '.join(run)}")


def check_unrelated(pages, truth, world):
    stock = set().union(*map(runs, world["stock"]))
    for page in world["unrelated"]:
        repeated = [row["text"] for row in truth if row["page"] == page and row["kind"] == "furniture"]
        own = set().union(*map(runs, pages[page])) - set().union(*map(runs, repeated)) - stock
        for other in set(pages) - {page}:
            check(not own & set().union(*map(runs, pages[other])), f"{page} is unrelated but shares words with {other}")


def check_families(truth, world):
    parents = {(r["page"], r["source"]) for r in truth if r["kind"] not in ("unseen", "furniture")}
    for family in world["families"]:
        for page, parent in family["parents"].items():
            check((page, parent) in parents, f"family {family['family']}: no row from {page} to {parent}")
            check(parent == family["root"] or parent in family["parents"], f"family {family['family']}: lost {parent}")


def check_people(pages, world):
    everything = "\n".join(itertools.chain(*pages.values()))
    for name in (name for person in world["people"].values() for name in person["names"]):
        check(name in everything, f"no page says {name}")
    for s in world["statements"]:
        check(stands_in(s["content"], pages[s["page"]]), f"{s['page']}: no statement {s['content'][:50]!r}")
        check(s["speaker"] is None or s["speaker"] in world["people"], f"unknown speaker {s['speaker']}")
        if s.get("restored_from"):
            check(any(s["restored_from"] == t["page"] and t["speaker"] == s["restored"] for t in world["statements"]),
                  f"{s['restored_from']} does not name {s['restored']}")
    for side in (side for dispute in world["disputes"] for side in dispute["sides"]):
        for statement in side["statements"]:
            check(stands_in(statement["text"], pages[statement["page"]]), f"dispute: {statement['text'][:50]!r}")
    for date in world["dates"]:
        check(stands_in(date["text"], pages[date["page"]]), f"date {date['text']!r} does not stand in {date['page']}")
    for variant in (v for quote in world["quotes"] for v in quote["variants"]):
        check(stands_in(variant["text"], pages[variant["page"]]), f"{variant['page']}: no {variant['text'][:50]!r}")


def check_demonstrations(pages, truth, world):
    sources = {(r["page"], r.get("source")): r["kind"] for r in truth}
    for demonstration in world["demonstrations"]:
        check(all(page in pages for page in demonstration["pages"]), f"{demonstration['shows']}: a page is missing")
    check(KINDS == {r["kind"] for r in truth}, f"kinds without a row: {KINDS - {r['kind'] for r in truth}}")
    check(sources.get(("asagiri-0516-matome", "kirihama-0515-kouzan")) == "copied", "no copy in an unspaced script")
    check(all(r["kind"] in ("quoted", "unseen") for r in truth if r["page"] == "radio-halven-0514"),
          "the independent report shares more than quotes")
    speakers = [{v["speaker"] for v in quote["variants"]} - {None} for quote in world["quotes"]]
    check(any(len(names) > 1 for names in speakers), "no contradictory attribution")
    wordings = [{v["text"] for v in quote["variants"]} for quote in world["quotes"]]
    check(any(len(texts) >= 3 for texts in wordings), "no quote in three variants")
    for dispute in world["disputes"]:
        stances = {side["stance"] for side in dispute["sides"]}
        check(stances == {"asserts", "denies"}, f"{dispute['claim']}: a side is missing")
    raw = {p: p.read_bytes() for p in (EXAMPLES / "pages").iterdir()}
    check(any(b.count(b"\r\n") == b.count(b"\n") > 5 for b in raw.values()), "no file with CRLF")
    everything = "".join(b.decode("utf-8") for b in raw.values())
    signs = {"emoji": "🙏", "combining mark": "a\u0301", "curly quote": "“", "straight quote": '"', "Arabic": "سامي"}
    for what, sign in signs.items():
        check(sign in everything, f"no {what}")


def main():
    pages = read_pages(EXAMPLES / "pages")
    truth = [json.loads(line) for line in (EXAMPLES / "truth.jsonl").read_text(encoding="utf-8").splitlines()]
    world = json.loads((EXAMPLES / "world.json").read_text(encoding="utf-8"))
    check_pages(pages, world)
    check_truth(pages, truth)
    check_unplanted(pages, truth, world)
    check_unrelated(pages, truth, world)
    check_families(truth, world)
    check_people(pages, world)
    check_demonstrations(pages, truth, world)
    for failure in failures:
        print(f"examples: {failure}", file=sys.stderr)
    print(f"{len(pages)} pages, {len(truth)} passages, {len(failures)} faults")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
