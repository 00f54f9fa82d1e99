#!/usr/bin/env python3
"""Makes a web archive to measure with: the pages of a folder (*.html, *.html.gz), again and again, a record each, packed
record by record as crawlers write them.

usage: make_warc.py PAGES MEGABYTES OUT.warc.gz     MEGABYTES of packed data
"""

import gzip
import sys
from pathlib import Path


def pages_in(folder):
    for path in sorted(Path(folder).glob("*.html*")):
        yield gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()


def record(number, html):
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + html
    head = (f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://pages.example/{number:08}\r\n"
            f"WARC-Date: 2024-05-14T13:40:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(http)}\r\n\r\n")
    return head.encode() + http + b"\r\n\r\n"


def main():
    if len(sys.argv) != 4:
        print(__doc__, file=sys.stderr)
        return 2
    pages = list(pages_in(sys.argv[1]))
    packed = [gzip.compress(record(i, html), 6, mtime=0) for i, html in enumerate(pages)]
    n_bytes = int(float(sys.argv[2]) * 1e6)
    with open(sys.argv[3], "wb") as out:
        while out.tell() < n_bytes:
            for member in packed:
                out.write(member)
                if out.tell() >= n_bytes:
                    break
    return 0


if __name__ == "__main__":
    sys.exit(main())
