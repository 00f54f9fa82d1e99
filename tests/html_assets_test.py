"""The hashes beside the style and script of HTML reports are theirs: a browser runs nothing else."""

import base64
import hashlib
import re
import unittest
from pathlib import Path

REPORT = Path(__file__).resolve().parent.parent / "src" / "report"
ASSET = re.compile(r'R"(css|js)\((.*?)\)\1",\s*"(sha256-[^"]*)"', re.DOTALL)


class HtmlAssets(unittest.TestCase):
    def test_hashes_are_those_of_the_texts(self):
        sources = [path.read_text(encoding="utf-8") for path in sorted(REPORT.glob("html_*assets.cc"))]
        assets = [asset for source in sources for asset in ASSET.findall(source)]
        self.assertEqual(sorted(language for language, _, _ in assets), ["css"] * 3 + ["js"] * 2)
        for language, text, given in assets:
            digest = hashlib.sha256(text.encode()).digest()
            self.assertEqual(given, "sha256-" + base64.b64encode(digest).decode(), f"hash of the {language}")


if __name__ == "__main__":
    unittest.main()
