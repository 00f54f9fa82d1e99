"""The repository checker finds what it is there to find: each test plants one fault in a small repository."""

import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tools"))
import check_repository  # noqa: E402


def faults_with(files, folders=()):
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["git", "init", "-q", folder], check=True)
        for name, text in {"README.md": "“Read” [this](docs/a.md) 😀\n", "docs/a.md": "x\r\n", **files}.items():
            path = Path(folder) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
        for name in folders:
            (Path(folder) / name).mkdir(parents=True)
        return check_repository.check(folder)


class CheckRepository(unittest.TestCase):
    def test_finds_nothing_in_a_sound_repository(self):
        self.assertEqual(faults_with({"models/words.bin": "\0" * 1_500_000, "models/words.md": "card\n"}), [])

    def test_finds_a_machine_path(self):
        path = "/".join(["", "home", "someone", "x"])
        self.assertEqual(faults_with({"a.txt": f"é\nsee {path}\n"}), ["a.txt:2: names a machine's own path"])

    def test_leaves_addresses_alone(self):
        self.assertEqual(faults_with({"a.txt": "https://example.org/home/news /usr/share/x ../root/x\n"}), [])

    def test_finds_a_registry_host(self):
        host = ".".join(["pypi", "org"])
        self.assertEqual(faults_with({"a.sh": f"curl {host}\n"}), ["a.sh:1: names a package registry's host"])

    def test_finds_a_large_file(self):
        faults = faults_with({"data/a.txt": "x" * 1_000_001})
        self.assertEqual(faults, ["data/a.txt: 1000001 bytes; at most 1000000 outside models/"])

    def test_finds_a_model_without_its_card(self):
        self.assertEqual(faults_with({"models/a.bin": "x"}), ["models/a.bin: has no card models/a.md"])

    def test_finds_an_empty_folder(self):
        self.assertEqual(faults_with({}, ["src/story"]), ["src/story: an empty folder"])

    def test_finds_a_folder_kept_alive_by_nothing(self):
        self.assertEqual(faults_with({"src/.gitkeep": ""}), ["src/.gitkeep: keeps a folder alive that holds nothing"])

    def test_finds_a_dead_link(self):
        self.assertEqual(faults_with({"docs/a.md": "[x](gone.md#top) [y](https://example.org/z) [z](../README.md)\n"}),
                         ["docs/a.md:1: links to gone.md, which is not there"])


if __name__ == "__main__":
    unittest.main()
