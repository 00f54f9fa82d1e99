#!/usr/bin/env python3
"""Checks what belongs in the repository and what does not. usage: check_repository.py [ROOT]

- No text file names a machine's own path or a package registry's host.
- No file is larger than 1 MB, but for models/.
- Every table in models/ has a card beside it: models/x.bin -> models/x.md.
- No folder is empty, or kept alive by an empty file.
- Links between the documents lead somewhere.
"""

import re
import subprocess
import sys
from pathlib import Path

MAX_BYTES = 1_000_000
MACHINE_PATH = re.compile(r"(?<![\w.~/-])/(?:work|root|home|Users|mnt)/[\w.-]")
REGISTRY = re.compile(r"\b(?:deb\.debian\.org|snapshot\.debian\.org|pypi\.org|files\.pythonhosted\.org|"
                      r"registry\.npmjs\.org|crates\.io|proxy\.golang\.org|repo1?\.maven\.(?:org|apache\.org))\b")
LINK = re.compile(r"\]\(([^)\s#]+)(?:#[^)]*)?\)")
SKIPPED_FOLDERS = {".git", "build", "node_modules", "__pycache__"}


def tracked_files(root):
    listed = subprocess.run(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=root,
                            capture_output=True, check=True).stdout
    return sorted(name for name in listed.decode().split("\0") if name and (root / name).is_file())


def size_faults(root, files):
    for name in files:
        size = (root / name).stat().st_size
        if size > MAX_BYTES and not name.startswith("models/"):
            yield f"{name}: {size} bytes; at most {MAX_BYTES} outside models/"
        if size == 0 and Path(name).name.startswith("."):
            yield f"{name}: keeps a folder alive that holds nothing"


def text_faults(root, files):
    for name in files:
        try:
            lines = (root / name).read_text(encoding="utf-8").splitlines()
        except UnicodeDecodeError:
            continue
        for number, line in enumerate(lines, 1):
            if MACHINE_PATH.search(line):
                yield f"{name}:{number}: names a machine's own path"
            if REGISTRY.search(line):
                yield f"{name}:{number}: names a package registry's host"


def card_faults(files):
    for name in files:
        card = str(Path(name).with_suffix(".md"))
        if name.startswith("models/") and not name.endswith(".md") and card not in files:
            yield f"{name}: has no card {card}"


def link_faults(root, files):
    for name in files:
        if not name.endswith(".md"):
            continue
        for number, line in enumerate((root / name).read_text(encoding="utf-8").splitlines(), 1):
            for target in LINK.findall(line):
                if ":" not in target and not ((root / name).parent / target).exists():
                    yield f"{name}:{number}: links to {target}, which is not there"


def empty_folder_faults(root):
    for folder in sorted(path for path in root.rglob("*") if path.is_dir()):
        if not SKIPPED_FOLDERS & set(folder.relative_to(root).parts) and not any(folder.iterdir()):
            yield f"{folder.relative_to(root)}: an empty folder"


def check(root):
    root = Path(root)
    files = tracked_files(root)
    return [*size_faults(root, files), *text_faults(root, files), *card_faults(files), *link_faults(root, files),
            *empty_folder_faults(root)]


def main():
    faults = check(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).resolve().parent.parent)
    print("".join(f"{fault}\n" for fault in faults), end="")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
