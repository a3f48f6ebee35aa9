# SPDX-License-Identifier: MIT
"""What a build logs, and what its report shows, holds no control character of an author's text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .conftest import SITES

if TYPE_CHECKING:
    from .conftest import MakeSite

NAME = "docs/concepts/a\n::error::b\x1b\u202e.md"


def test_control_characters_are_escaped_in_the_log_and_in_the_report(site: MakeSite):
    files = {
        "docs/index.md": "# Home\n",
        "docs/concepts/x.md": (SITES / "hostile/ansi-title.md").read_text("utf-8"),
        NAME: "---\ntitle: C\nreferences: [gone]\n---\n[there](\x1b[2J.md)\n",
    }
    built = site(files, plugins=["search", {"cairn": {"check": {"report": True}}}])
    said = "\n".join(built.log)
    report = built.read("check/index.html")
    assert "[reference-unknown]" in said
    assert r"a\n::error::b\x1b\u202e.md" in said
    assert r"a\n::error::b\x1b\u202e.md" in report
    assert not {"\x1b", "\u202e", "\x07"} & set(said + report.split("<tbody", 1)[1].split("</tbody", 1)[0])
    assert not any(line.startswith("::error::") for line in said.split("\n"))
