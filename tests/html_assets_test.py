"""The hashes beside the style and script of HTML reports are theirs: a browser runs nothing else."""

import base64
import hashlib
import re
import unittest
from pathlib import Path

ASSETS = Path(__file__).resolve().parent.parent / "src" / "report" / "html_assets.cc"
ASSET = re.compile(r'R"(css|js)\((.*?)\)\1",\s*"(sha256-[^"]*)"', re.DOTALL)


class HtmlAssets(unittest.TestCase):
    def test_hashes_are_those_of_the_texts(self):
        assets = ASSET.findall(ASSETS.read_text(encoding="utf-8"))
        self.assertEqual([language for language, _, _ in assets], ["css", "js"])
        for language, text, given in assets:
            digest = hashlib.sha256(text.encode()).digest()
            self.assertEqual(given, "sha256-" + base64.b64encode(digest).decode(), f"hash of the {language}")


if __name__ == "__main__":
    unittest.main()
