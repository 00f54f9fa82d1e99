"""The module checker finds what it is there to find: each test plants one violation in a small tree."""

import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tools"))
import check_modules  # noqa: E402

TREE = {
    "src/modules.cmake": "wirecopy_module(base)\nwirecopy_module(text base)\nwirecopy_module(read base text)\n",
    "include/wirecopy/page.h": "#include <string>\n",
    "src/base/hash.h": "#include <cstdint>\n",
    "src/base/hash.cc": '#include "base/hash.h"\n\n#include <xxhash.h>\n',
    "src/text/text.h": '#include "base/hash.h"\n#include "wirecopy/page.h"\n',
    "src/read/read.h": '#include "text/text.h"\n',
    "src/base/hash_test.cc": '#include "base/hash.h"\n\n#include <gtest/gtest.h>\n\n#include "read/read.h"\n',
    "app/main.cc": '#include "wirecopy/page.h"\n#include "base/hash.h"\n',
}


def faults_with(**changes):
    """The faults in the sound tree after `changes`: file (with "__" for "/") -> text."""
    files = TREE | {name.replace("__", "/").replace("_dot_", "."): text for name, text in changes.items()}
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files.items():
            path = Path(folder) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return [str(fault) for fault in check_modules.check(folder)]


class CheckModules(unittest.TestCase):
    def test_finds_nothing_in_a_sound_tree(self):
        self.assertEqual(faults_with(), [])

    def test_names_file_line_and_forbidden_module(self):
        faults = faults_with(src__base__hash_dot_h='#include <cstdint>\n#include "text/text.h"\n')
        self.assertIn("src/base/hash.h:2: module base may not include module text (src/text/text.h)", faults)

    def test_finds_a_library_away_from_home(self):
        faults = faults_with(src__text__a_dot_cc="// naïve 😀\n#include <simdjson.h>\n")
        self.assertEqual(faults, ["src/text/a.cc:2: <simdjson.h> may be included only in src/base/json.cc"])

    def test_finds_a_library_in_a_header(self):
        faults = faults_with(src__text__a_dot_h="#include <fmt/core.h>\n")
        self.assertEqual(faults, ["src/text/a.h:1: <fmt/core.h> may be included only in src/, app/ (no header)"])

    def test_finds_an_unknown_library(self):
        faults = faults_with(src__text__a_dot_cc="#include <boost/any.hpp>\n")
        self.assertEqual(len(faults), 1)
        self.assertIn("src/text/a.cc:1: <boost/any.hpp> is of no library", faults[0])

    def test_finds_more_than_the_standard_library_in_a_public_header(self):
        faults = faults_with(include__wirecopy__page_dot_h='#include "base/hash.h"\n#include <unistd.h>\n')
        self.assertEqual([fault.split(": ")[0] for fault in faults],
                         ["include/wirecopy/page.h:1", "include/wirecopy/page.h:2"])

    def test_finds_a_system_call_in_a_stage(self):
        faults = faults_with(src__text__a_dot_cc="#include <sys/mman.h>\n")
        self.assertEqual(faults, ["src/text/a.cc:1: <sys/mman.h>: text may not call the operating system"])

    def test_finds_a_stage_in_the_app(self):
        faults = faults_with(app__main_dot_cc='\n#  include "text/text.h" // why\n')
        self.assertEqual(len(faults), 1)
        self.assertTrue(faults[0].startswith("app/main.cc:2: app may not include module text"))

    def test_finds_an_order_that_is_none(self):
        faults = faults_with(src__modules_dot_cmake="wirecopy_module(base text)\nwirecopy_module(text base)\n"
                                                    "wirecopy_module(read base text)\n")
        self.assertIn("src/modules.cmake:1: module base names text, which does not stand above it", faults)

    def test_finds_a_folder_without_a_line(self):
        self.assertEqual(faults_with(src__story__a_dot_h=""), ["src/modules.cmake:1: folder src/story has no line"])

    def test_finds_headers_in_a_circle(self):
        faults = faults_with(src__text__a_dot_h='#include "text/b.h"\n', src__text__b_dot_h='#include "text/a.h"\n')
        self.assertEqual(len(faults), 1)
        self.assertIn("circle: src/text/a.h -> src/text/b.h -> src/text/a.h", faults[0])

    def test_finds_its_own_header_second(self):
        faults = faults_with(src__base__hash_dot_cc='#include <xxhash.h>\n#include "base/hash.h"\n')
        self.assertEqual(faults, ['src/base/hash.cc:2: its own header "base/hash.h" is not the first include'])

    def test_finds_an_include_of_nothing(self):
        faults = faults_with(src__text__a_dot_h='#include "text/gone.h"\n')
        self.assertEqual(faults, ['src/text/a.h:1: "text/gone.h" is no file of the project'])

    def test_finds_a_test_helper_in_what_users_run(self):
        faults = faults_with(src__base__testing_dot_h="#include <gtest/gtest.h>\n",
                             src__base__a_dot_cc='#include "base/testing.h"\n')
        self.assertEqual(faults, ["src/base/a.cc:1: module base may not include module test (src/base/testing.h)"])

    def test_lets_tests_include_anything_of_the_project(self):
        self.assertEqual(faults_with(tests__all_test_dot_cc='#include "read/read.h"\n#include <sqlite3.h>\n'), [])


if __name__ == "__main__":
    unittest.main()
