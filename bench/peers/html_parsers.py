#!/usr/bin/env python3
"""Whether Wirecopy's HTML parser finds what lexbor finds, a parser that follows the HTML standard to the letter.

  html_parsers.py READ_PAGES PAGE.html.gz...

READ_PAGES is the program of tools/reading. Compared are the text, white space aside, and how many elements there are
of each name; what scripts, styles, frames, templates and <noscript> hold is left out. Needs selectolax."""
import collections
import gzip
import re
import subprocess
import sys

from selectolax.lexbor import LexborHTMLParser

LEFT_OUT = {'script', 'style', 'noscript', 'iframe', 'template', 'noframes', 'xmp', 'noembed'}


def found_by_lexbor(html):
    text, elements = [], collections.Counter()
    waiting = [LexborHTMLParser(html).root]
    while waiting:
        node = waiting.pop()
        if node.tag == '-text':
            text.append(node.text_content or '')
        elif node.tag[0] not in '-!_' and node.tag.lower() not in LEFT_OUT:
            elements[node.tag.lower()] += 1
            child = node.last_child
            while child is not None:
                waiting.append(child)
                child = child.prev
    return ''.join(text), elements


def found_by_wirecopy(program, path):
    text, elements = [], collections.Counter()
    skipped = 0
    for line in subprocess.run([program, 'tree', '-', path], check=True, capture_output=True).stdout.decode().split('\n'):
        kind, value = line[:1], line[1:]
        if kind == '<' and value in LEFT_OUT:
            skipped += 1
        elif kind == '/' and value in LEFT_OUT:
            skipped -= 1
        elif not skipped and kind == '<':
            elements[value] += 1
        elif not skipped and kind == '=':
            text.append(value)
    return ''.join(text), elements


def main():
    program, *paths = sys.argv[1:]
    same_text = same_elements = 0
    differing = collections.Counter()
    for path in paths:
        html = gzip.open(path, 'rt', encoding='utf-8', newline='').read().replace('\0', '')
        text, elements = found_by_lexbor(html)
        own_text, own_elements = found_by_wirecopy(program, path)
        is_same = re.sub(r'\s+', '', text) == re.sub(r'\s+', '', own_text)
        same_text += is_same
        if not is_same:
            print(f'{path}: another text ({len(text)} and {len(own_text)} characters)')
        names = {name for name in elements | own_elements if elements[name] != own_elements[name]} - {''}
        same_elements += not names
        differing.update(names)
    print(f'{len(paths)} pages: the same text on {same_text}, the same elements on {same_elements}; '
          f'pages on which the numbers differ, by element: {differing.most_common(8)}')


if __name__ == '__main__':
    main()
