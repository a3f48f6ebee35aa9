# SPDX-License-Identifier: MIT
"""The link checker of these tests finds what it is there for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .links import find_faults

if TYPE_CHECKING:
    from pathlib import Path

PAGE = """<h1 id="top">Top</h1><p id="top">Again</p>
<a href="sub/#here">1</a> <a href="sub/#gone">2</a> <a href="sub">3</a> <a href="../course/sub/index.html">4</a>
<a href="none/">5</a> <img src="none.png"> <svg><a xlink:href="lost/">6</a></svg> <a href="#nowhere">7</a>
<a href="https://example.org/elsewhere/">8</a> <a href="mailto:a@example.org">9</a> <a href="/course/sub/">10</a>
<link rel="canonical" href="https://example.org/course/other/">"""


def test_it_names_what_leads_nowhere_and_ids_that_repeat(tmp_path: Path):
    (tmp_path / "sub").mkdir()
    (tmp_path / "index.html").write_text(PAGE, "utf-8")
    (tmp_path / "sub/index.html").write_text("<p id=here>Here</p>", "utf-8")
    assert [fault.removeprefix("index.html: ") for fault in find_faults(tmp_path, "https://example.org/course/")] == [
        "the id 'top' stands here more than once",
        "'#nowhere' leads to no anchor",
        "'https://example.org/course/other/' leads nowhere",
        "'lost/' leads nowhere",
        "'none.png' leads nowhere",
        "'none/' leads nowhere",
        "'sub/#gone' leads to no anchor",
    ]
