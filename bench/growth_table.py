#!/usr/bin/env python3
"""Measures how a store grows, and prints a table: adding, size, tracing, adding one page more, memory.

    bench/growth_table.py --articles ../shared/data/news-dev.jsonl.zst --work build/growth

The pages are those of growth.py: the copies of a page are as many in a store of any size, and the pages traced are the
same in all. The largest size takes five times its text on the disk. `make bench-growth` runs it.
"""

import argparse
import itertools
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import time

from measuring import HERE, run, spread, where

N_TRACED = 200
N_SINGLE = 5  # single pages added


def make_pages(options, largest):
    """The pages of the largest size, of which the others are the first; made unless they are there."""
    path = os.path.join(options.work, "pages.jsonl")
    if not os.path.exists(path) or sum(1 for _ in open(path, "rb")) != largest:
        with open(path, "wb") as out:
            subprocess.run([sys.executable, f"{HERE}/growth.py", options.articles, str(largest)], stdout=out,
                           check=True)
    return path


def copy_lines(source, end, step, target):
    """Every so many of the first pages."""
    with open(source, "rb") as lines, open(target, "wb") as out:
        out.writelines(itertools.islice(lines, 0, end, step))


def write_single(source, number, target):
    """A page under an id that no store has."""
    with open(source, "rb") as lines:
        page = json.loads(next(itertools.islice(lines, number, None)))
    page["id"] += " again"
    with open(target, "w", encoding="utf-8") as out:
        out.write(json.dumps(page) + "\n")


def add_one(options, store, path):
    """Seconds from the start of the program to the line that says that the page is on disk."""
    start = time.monotonic()
    with subprocess.Popen([options.wirecopy, "add", store, path, "--list"], stdout=subprocess.PIPE) as process:
        process.stdout.readline()
        return time.monotonic() - start


def fill(options, store, pages, size):
    """Adds the first pages to a new store."""
    shutil.rmtree(store, ignore_errors=True)
    with subprocess.Popen(["head", "-n", str(size), pages], stdout=subprocess.PIPE) as head:
        out, took = run([options.wirecopy, "add", store, "-", "--format", "json"], stdin=head.stdout)
    added = json.loads(out)["results"][0]
    if added["added"] != size:
        sys.exit(f"growth_table.py: {added['added']} pages added, expected {size}")
    return added["text_bytes"], took


def measure(options, size, pages):
    store = os.path.join(options.work, f"store-{size}")
    one = os.path.join(options.work, "one.jsonl")
    traced = os.path.join(options.work, "traced.jsonl")
    least = min(options.sizes)
    copy_lines(pages, least, max(1, least // N_TRACED), traced)
    rows = []
    for _ in range(options.runs if size < options.once_from else 1):
        text_bytes, took = fill(options, store, pages, size)
        info = json.loads(run([options.wirecopy, "info", store, "--format", "json"])[0])["results"][0]
        single = []
        for i in range(N_SINGLE):
            write_single(pages, i, one)
            single.append(add_one(options, store, one))
        environment = dict(os.environ, WIRECOPY_GROWN_STORE=store, WIRECOPY_GROWN_PAGES=traced)
        bench = json.loads(run([options.bench, "--benchmark_filter=trace_grown", "--benchmark_format=json"],
                               env=environment, stderr=subprocess.DEVNULL)[0])["benchmarks"][0]
        if bench.get("error_occurred"):
            sys.exit(f"growth_table.py: {bench['error_message']}")
        rows.append({"text": text_bytes, "wall": text_bytes / 1e6 / took["wall"],
                     "cpu": text_bytes / 1e6 / took["cpu"], "memory": took["memory"] / 1e6,
                     "index": (info["seed_disk_bytes"] + info["row_disk_bytes"]) / info["text_bytes"],
                     "texts": info["text_disk_bytes"] / info["text_bytes"], "segments": info["segments"],
                     "p50": bench["p50_ms"], "p99": bench["p99_ms"], "one": statistics.median(single) * 1e3})
    if not options.keep:
        shutil.rmtree(store, ignore_errors=True)
    return rows


def column(rows, key, digits):
    return spread([row[key] for row in rows], digits)


COLUMNS = [("text, GB", lambda rows: f"{rows[0]['text'] / 1e9:.2f}"),
           ("`add`, MB of text a second", lambda rows: column(rows, "wall", 1)),
           ("a second of CPU", lambda rows: column(rows, "cpu", 1)),
           ("peak memory, MB", lambda rows: column(rows, "memory", 0)),
           ("seeds and rows, bytes a byte of text", lambda rows: column(rows, "index", 3)),
           ("texts", lambda rows: column(rows, "texts", 3)),
           ("segments", lambda rows: column(rows, "segments", 0)),
           ("trace p50, ms of CPU", lambda rows: column(rows, "p50", 2)),
           ("p99", lambda rows: column(rows, "p99", 1)),
           ("one page more, ms to durable", lambda rows: column(rows, "one", 1))]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--articles", required=True, help="what growth.py multiplies")
    parser.add_argument("--work", required=True, help="a folder for pages and stores, with much room")
    parser.add_argument("--wirecopy", default="build/release/wirecopy")
    parser.add_argument("--bench", default="build/bench/bench/wirecopy_bench")
    parser.add_argument("--sizes", type=lambda text: [int(n) for n in text.split(",")],
                        default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--once-from", type=int, default=1_000_000, help="from this size on there is one run")
    parser.add_argument("--keep", action="store_true", help="leave the stores where they are")
    options = parser.parse_args()
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.makedirs(options.work, exist_ok=True)
    pages = make_pages(options, max(options.sizes))
    print(f"{where()}; {options.runs} runs below {options.once_from:,} pages, one from there on: median (least to most)\n")
    print("| pages | " + " | ".join(name for name, _ in COLUMNS) + " |")
    print("|---" * (len(COLUMNS) + 1) + "|", flush=True)
    for size in options.sizes:
        rows = measure(options, size, pages)
        print(f"| {size:,} | " + " | ".join(cell(rows) for _, cell in COLUMNS) + " |", flush=True)


if __name__ == "__main__":
    main()
