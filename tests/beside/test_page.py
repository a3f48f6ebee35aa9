# SPDX-License-Identifier: MIT
"""The guide names the plugins that the suite tries, each in the version that the suite installs."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "guide" / "beside-other-plugins.md").read_text("utf-8")
PINS = (ROOT / "tests" / "beside" / "requirements.txt").read_text("utf-8")
ROWS = re.findall(r"^\| `([\w-]+)` \| ([\w-]+) ([\d.]+) \| (.*) \|$", PAGE, re.MULTILINE)
RESULT = re.compile(r"(Works|Does not work)[ ,.]")


def test_each_plugin_in_the_table_of_the_guide_has_a_test_and_the_other_way_round():
    texts = [path.read_text("utf-8") for path in Path(__file__).parent.glob("test_beside_*.py")]
    tried = {name for text in texts for name in re.findall(r'^@pytest\.mark\.beside\("([\w-]+)"\)', text, re.MULTILINE)}
    assert {plugin for plugin, *_ in ROWS} == tried


def test_the_table_names_each_plugin_once_in_order_and_says_whether_it_works():
    names = [plugin for plugin, *_ in ROWS]
    assert names == sorted({*names})
    assert PAGE.count("\n| `") == len(ROWS)
    assert all(RESULT.match(result) for *_, result in ROWS)


def test_the_table_names_the_versions_that_the_suite_installs():
    pinned = set(re.findall(r"^([\w-]+)==([\w.]+)", PINS, re.MULTILINE))
    assert [row for _, *row, _ in ROWS if tuple(row) not in pinned] == []
