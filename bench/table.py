#!/usr/bin/env python3
"""Measures the main jobs as whole commands, and the stages they are made of, and prints one table of each.

    bench/table.py --articles ../shared/data/news-dev.jsonl.zst --work build/bench/work

Every command's result is checked before its time counts: pages added, families that hold what they should, copies left
out. `make bench` runs it; WIRECOPY_CORPUS and RUNS say on what and how often.
"""

import argparse
import json
import os
import shutil
import statistics
import sys

from measuring import run, spread, where

TRACED = 300  # pages


def check(holds, message):
    if not holds:
        sys.exit(f"table.py: {message}")


def text_bytes(options, store):
    info = json.loads(run([options.wirecopy, "info", store, "--format", "json"])[0])["results"][0]
    return info["text_bytes"], info


def pages_to_trace(options, path):
    """Pages spread over the corpus, under other ids, so that each must find itself."""
    records = run([options.wirecopy, "read", options.articles, "--format", "jsonl"])[0].splitlines()
    with open(path, "w", encoding="utf-8") as out:
        for line in records[::max(1, len(records) // TRACED)][:TRACED]:
            page = json.loads(line)
            out.write(json.dumps({"id": page["page"] + " traced", "text": page["text"],
                                  "published": page["published"]}) + "\n")
    return len(records)


def jobs(options):
    """Name, command, what its output must show; the first makes the store that others ask."""
    store = os.path.join(options.work, "store")
    traced = os.path.join(options.work, "traced.jsonl")
    kept = os.path.join(options.work, "kept.jsonl")
    n_pages = pages_to_trace(options, traced)

    def add():
        shutil.rmtree(store, ignore_errors=True)
        out, took = run([options.wirecopy, "add", store, options.articles, "--format", "json"])
        check(json.loads(out)["results"][0]["added"] == n_pages, "not all pages were added")
        return took

    def trace():
        out, took = run([options.wirecopy, "trace", "--store", store, traced, "--format", "jsonl"])
        lines = out.splitlines()
        found = sum(1 for line in lines if json.loads(line)["passages"])
        check(len(lines) >= min(TRACED, n_pages) and found >= .9 * len(lines), "pages did not find themselves")
        return took

    def families():
        out, took = run([options.wirecopy, "families", options.articles, "--format", "jsonl"])
        check(all(len(json.loads(line)["passages"]) > 1 for line in out.splitlines()), "a family of one passage")
        return took

    def dedup(level):
        def work():
            out, took = run([options.wirecopy, "dedup", options.articles, "-o", kept, "--level", level, "--format",
                             "jsonl"])
            left_out = sum(1 for line in out.splitlines() if json.loads(line)["whole"])
            with open(kept, encoding="utf-8") as lines:
                check(sum(1 for _ in lines) + left_out == n_pages, "pages are lost")
            return took
        return work

    return store, [("`add`", add), (f"`trace` of {TRACED} pages against the store", trace),
                   ("`families`, read from the file", families), ("`dedup --level page`", dedup("page")),
                   ("`dedup --level passage`", dedup("passage"))]


def print_jobs(options):
    store, all_jobs = jobs(options)
    rows = {name: [] for name, _ in all_jobs}
    for _ in range(options.runs):  # in turn, so that a busy minute meets all
        for name, work in all_jobs:
            rows[name].append(work())
    size, info = text_bytes(options, store)
    print(f"Whole commands on {size / 1e6:.0f} MB of text; median (least to most) of {options.runs} runs.\n")
    print("| command | seconds | CPU seconds | MB of text a second | peak memory, MB |\n|---|---|---|---|---|")
    for name, took in rows.items():
        speed = "" if name.startswith("`trace") else f"{size / 1e6 / statistics.median(t['wall'] for t in took):.0f}"
        print(f"| {name} | {spread([t['wall'] for t in took], 2)} | {spread([t['cpu'] for t in took], 2)} | {speed} | "
              f"{spread([t['memory'] / 1e6 for t in took], 0)} |", flush=True)
    index = (info["seed_disk_bytes"] + info["row_disk_bytes"]) / size
    print(f"\nThe store: seeds and rows {index:.3f} bytes a byte of text, texts {info['text_disk_bytes'] / size:.3f}.\n")


def print_stages(options):
    out, _ = run([options.bench, "--benchmark_filter=" + options.stages, "--benchmark_format=json",
                  f"--benchmark_repetitions={options.runs}"], env=dict(os.environ, WIRECOPY_CORPUS=options.articles))
    stages = {}
    for each in json.loads(out)["benchmarks"]:
        check(not each.get("error_occurred"), each.get("error_message", ""))
        if each["run_type"] == "iteration":
            stages.setdefault(each["run_name"].split("/")[0], []).append(each)
    print("| stage | MB a second |\n|---|---|")
    for name, runs in stages.items():
        print(f"| {name} | {spread([each['bytes_per_second'] / 1e6 for each in runs], 0)} |")
    print()


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--articles", required=True, help="a file of news pages")
    parser.add_argument("--work", required=True, help="a folder for a store")
    parser.add_argument("--wirecopy", default="build/release/wirecopy")
    parser.add_argument("--bench", default="build/bench/bench/wirecopy_bench")
    parser.add_argument("--stages", default="read_json_lines|tokenize|split_sentences|fingerprint_text|index_corpus",
                        help="which benchmarks, a regular expression")
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    os.makedirs(options.work, exist_ok=True)
    print(where() + "\n")
    print_stages(options)
    print_jobs(options)


if __name__ == "__main__":
    main()
