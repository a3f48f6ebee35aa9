# SPDX-License-Identifier: MIT
from __future__ import annotations

import pytest

from cairn.content.draft import says_draft
from cairn.text.source import Source

OUTER, INNER = (
    Source(f"docs/{path}", f"draft: {word}\n", path) for path, word in ((".meta.yml", "yes"), ("a/.meta.yml", "no"))
)


@pytest.mark.parametrize(
    ("text", "is_draft"),
    [
        ("---\ndraft: true\n---\n", True),
        ("---\ntitle: A\n'draft': ON\n---\n", True),
        ('\ufeff---\ndraft: "yes"\n---\n', True),
        ("---\n{title: A, draft: yes}\n---\n", True),
        ("---\ndraft: false\n---\n", False),
        ("---\ndraft:\n---\n", False),
        ("---\ndraft: perhaps\n---\n", False),
        ("---\ntitle: 'draft: yes'\n---\n", False),
        ("---\ntitle: A\n---\ndraft: yes\n", False),
        ("draft: yes\n", False),
        ("---\n- draft\n---\n", False),
        ("---\ndraft: [\n---\n", False),
    ],
)
def test_only_front_matter_that_says_yes_makes_a_draft(text: str, is_draft: bool):
    assert says_draft(Source("docs/a.md", text, "a.md")) is is_draft


def test_a_page_overrules_its_folder_and_an_inner_folder_the_outer_one():
    assert says_draft(Source("docs/b.md", "Text.\n", "b.md", (OUTER,)))
    assert not says_draft(Source("docs/a/b.md", "Text.\n", "a/b.md", (OUTER, INNER)))
    assert not says_draft(Source("docs/b.md", "---\ndraft: no\n---\n", "b.md", (OUTER,)))
    assert says_draft(Source("docs/a/b.md", "---\ndraft: yes\n---\n", "a/b.md", (OUTER, INNER)))
