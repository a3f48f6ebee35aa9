# SPDX-License-Identifier: MIT
"""Related concepts on built pages: few enough to be read, and all others a link away."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from .conftest import Built, MakeSite

BESIDE = re.compile(r'aria-labelledby="cairn-related">(.*?)</nav>', re.DOTALL)
REST = re.compile(r'cairn-side__rest"><a href="([^"]+)">Show all ([\d,]+)')


@pytest.fixture(scope="module")
def built(site: MakeSite) -> Built:
    """Five prerequisites of 40 dependents each, and a document that names 80 concepts of which 30 are not written."""
    files = {"docs/index.md": "# Home\n"}
    for base in range(5):
        files[f"docs/concepts/b{base}.md"] = "B.\n"
        for number in range(10 if base == 4 else 40):
            files[f"docs/concepts/d{base}-{number}.md"] = f"---\nlearn_before: [b{base}]\n---\nD.\n"
    for number in range(50):
        files[f"docs/concepts/n{number}.md"] = "N.\n"
    names = ", ".join(f"n{number}" for number in range(80))
    files["docs/concepts/me.md"] = f"---\nlearn_before: [b0, b1, b2, b3, b4]\nrelated: [{names}]\n---\nMe.\n"
    built = site(files)
    assert built.error == ""
    return built


@pytest.mark.parametrize("name", ["me", "n70", "d0-1"])
def test_a_page_shows_few_related_concepts_and_leads_to_all_others(built: Built, name: str):
    (beside,) = BESIDE.findall(built.read(f"concepts/{name}/index.html"))
    assert beside.count("<li>") <= 60
    rests = REST.findall(beside)
    assert rests
    for address, count in rests:
        path, _, anchor = address.partition("#")
        place = (built.folder / "concepts" / name / path).resolve().relative_to(built.folder.resolve()).as_posix()
        target = built.read(f"{place}/index.html")
        start = target.index(f'id="{anchor}"')
        whole = target[start : target.index("</ul>", start)]
        assert "Show all" in target[start:] or whole.count("<li>") >= int(count)


def test_the_whole_list_of_an_author_stands_at_the_end_of_the_page(built: Built):
    page = built.read("concepts/me/index.html")
    whole = page[page.index('id="cairn-related-all"') :]
    assert whole[: whole.index("</ul>")].count("<li>") == 80
    assert 'href="#cairn-related-all"' in page


def test_a_list_that_fits_is_not_repeated(built: Built):
    page = built.read("concepts/d4-1/index.html")
    (beside,) = BESIDE.findall(page)
    assert beside.count("<li>") == 10
    assert "cairn-related-all" not in page
