"""Runs a command for each of many files, in parallel, skipping those that passed before with the same inputs.

What a file's outcome depends on is its own bytes, those of every project header it includes (found by reading, not by
preprocessing: it takes milliseconds), the command, and whatever else the caller names (configuration, versions).
Only passes are remembered, each as an empty file named by the hash of all that; the cache lies in
$XDG_CACHE_HOME/wirecopy (default ~/.cache/wirecopy).
"""

import concurrent.futures
import hashlib
import os
import re
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
INCLUDE = re.compile(rb'^\s*#\s*include\s*"([^"]+)"', re.MULTILINE)
KEEP_DAYS = 30  # passes not met again for as long are forgotten


@dataclass(frozen=True)
class Check:
    file: Path
    command: list[str]
    inputs: str = ""  # what else the outcome depends on, for this file alone


def included_files(file, folders, seen):
    """Adds to `seen` the file and all project files it includes, directly or not."""
    if file in seen:
        return
    seen.add(file)
    for name in INCLUDE.findall(file.read_bytes()):
        for folder in [file.parent, *folders]:
            target = folder / name.decode()
            if target.is_file():
                included_files(target.resolve(), folders, seen)
                break


def key_of(check, context):
    folders = [ROOT / "include", ROOT / "src", ROOT]
    files = set()
    included_files(check.file.resolve(), folders, files)
    digest = hashlib.sha256(context.encode())
    digest.update(" ".join([*check.command, check.inputs]).replace(str(ROOT), ".").encode())
    for file in sorted(files):
        digest.update(f"\0{os.path.relpath(file, ROOT)}\0".encode())
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def installed_versions():
    """The versions of the installed packages that the project builds with: their headers are inputs too."""
    lists = [ROOT / "tools" / name for name in ("packages.txt", "packages-dev.txt")]
    names = [word for file in lists for line in file.read_text().splitlines() for word in line.split("#")[0].split()]
    query = ["dpkg-query", "-W", "-f", "${Package} ${Version}\n", *names]
    try:
        return subprocess.run(query, capture_output=True, text=True, check=False).stdout
    except FileNotFoundError:
        return ""


def forget_old(folder):
    oldest = time.time() - KEEP_DAYS * 86400
    for entry in folder.iterdir():
        if entry.stat().st_mtime < oldest:
            entry.unlink(missing_ok=True)


def run_one(check):
    done = subprocess.run(check.command, capture_output=True, text=True, check=False, cwd=ROOT,
                          stdin=subprocess.DEVNULL)
    return done.returncode, done.stdout, done.stderr


def run(name, checks, context):
    """Runs the checks, prints what fails. Returns the number of failures."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "wirecopy" / name
    cache.mkdir(parents=True, exist_ok=True)
    forget_old(cache)
    context += installed_versions()
    todo = []
    for check in checks:
        passed = cache / key_of(check, context)
        if passed.exists():
            passed.touch()
        else:
            todo.append((check, passed))
    todo.sort(key=lambda item: -item[0].file.stat().st_size)  # the longest first: they end together
    failures = 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        waiting = {pool.submit(run_one, check): (check, passed) for check, passed in todo}
        for future in concurrent.futures.as_completed(waiting):
            check, passed = waiting[future]
            status, out, err = future.result()
            if status == 0:
                passed.touch()
                continue
            failures += 1
            print(f"{os.path.relpath(check.file, ROOT)}:\n{out or err}", flush=True)
    print(f"{name}: {len(checks)} files, {len(checks) - len(todo)} unchanged since they passed, {failures} with faults",
          file=sys.stderr)
    return failures
