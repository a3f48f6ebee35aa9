# SPDX-License-Identifier: MIT
"""What the first lines of pages become in a site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .conftest import SITES, copy_site, rebuild, write_site

if TYPE_CHECKING:
    from pathlib import Path


def test_near_misses_of_front_matter_are_told_and_what_is_some_is_not_published(tmp_path: Path):
    built = rebuild(copy_site("field/09-front-matter-shown-as-text", tmp_path / "site"))
    places = [line.split(" ")[1] for line in built.problems if "[front-matter-ignored]" in line]
    assert places == ["docs/concepts/blank.md:2:", "docs/concepts/open.md:1:"]
    for name in ("blank", "open"):
        (built.source / "docs" / "concepts" / f"{name}.md").unlink()
    built = rebuild(built)
    assert not built.problems
    assert not built.error
    for name in ("eof", "comment", "fm-only"):
        page = built.read(f"concepts/{name}/index.html")
        assert "learn_before" not in page
        assert "only a comment" not in page
        assert "<hr" not in page.partition("<article")[2].partition("</article>")[0]
    assert "Comment body." in built.read("concepts/comment/index.html")


def test_front_matter_without_an_end_is_told(tmp_path: Path):
    text = (SITES / "newcomer" / "front-matter-not-closed.md").read_text("utf-8")
    built = rebuild(write_site(tmp_path, {"docs/concepts/cable.md": text, "docs/cable.md": text}))
    fault = "This front matter is not closed. Add a line '---' after it."
    assert [line.partition(fault)[0] for line in built.problems] == [
        "ERROR: docs/cable.md:1: ",
        "ERROR: docs/concepts/cable.md:1: ",
    ]


def test_a_first_line_that_the_host_leaves_out_is_told(tmp_path: Path):
    built = rebuild(copy_site("field/10-first-line-with-a-colon", tmp_path / "site"))
    assert [line for line in built.problems if "docs/concepts/v.md:1: MkDocs reads this line as metadata" in line]
    assert built.problems[0].endswith("[first-line-hidden]")


def test_an_ordinary_page_with_an_empty_block_is_published_without_it(tmp_path: Path):
    files = {"docs/a.md": "---\n# a remark\n---\nNote: it is so.\n", "docs/b.md": "---\ntitle: Bee\n---"}
    built = rebuild(write_site(tmp_path, files))
    assert not built.problems
    assert "Note: it is so." in built.read("a/index.html")
    assert "a remark" not in built.read("a/index.html")
    assert "title: Bee" not in built.read("b/index.html")
