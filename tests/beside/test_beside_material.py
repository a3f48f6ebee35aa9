# SPDX-License-Identifier: MIT
"""The plugins that come with Material for MkDocs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.conftest import serving
from tests.mkdocs_cairn.tree import text

from .builds import Beside, Made, try_beside

if TYPE_CHECKING:
    from pathlib import Path

POST = (
    "---\ndate: 2024-01-31\ncategories: [Forms]\n---\n# A post\n\nSee [[Arches]].\n\n"
    "<!-- more -->\n\nAnd [[Fatigue]].\n"
)


@pytest.mark.beside("blog")
def test_posts_link_to_concepts(tmp_path: Path):
    files = {"docs/blog/index.md": "# Blog\n", "docs/blog/posts/one.md": POST}
    edits = {"docs/blog/posts/two.md": POST.replace("A post", "Another")}

    def check(made: Made) -> None:
        assert "concepts/arches/" in made.read("blog")
        assert "concepts/fatigue/" in made.read("blog/2024/01/31/a-post")
        assert "concepts/arches/" in made.read("blog/category/forms")

    try_beside(tmp_path, Beside(["material/blog"], files, edits), check)


@pytest.mark.beside("tags")
def test_lists_of_tags_name_concepts_and_other_pages(tmp_path: Path):
    files = {
        "docs/by-tag.md": "# By tag\n\n<!-- material/tags -->\n",
        "docs/extra.md": "---\ntags: [Building/Forms]\n---\n# Extra\n",
    }

    def check(made: Made) -> None:
        listed = {text(link) for link in made.page("by-tag").iter("a")}
        assert {"Arches", "Beams", "Extra"} <= listed

    try_beside(tmp_path, Beside(["material/tags"], files), check)


@pytest.mark.beside("meta")
def test_a_folder_of_concepts_has_defaults(tmp_path: Path):
    meta = "description: On bridges.\n"
    beside = Beside(
        ["material/meta"], {"docs/concepts/.meta.yml": meta}, {"docs/concepts/.meta.yml": "description: Two.\n"}
    )

    def check(made: Made) -> None:
        assert '<meta name="description" content="On bridges."' in made.read("concepts/arches")

    try_beside(tmp_path, beside, check)


@pytest.mark.beside("offline")
def test_an_offline_site_has_a_file_for_each_concept(tmp_path: Path):
    def check(made: Made) -> None:
        assert "search/search_index.js" in made.files

    try_beside(tmp_path, Beside(["material/offline"], is_flat=True), check)


@pytest.mark.beside("privacy")
def test_pictures_of_another_host_are_published_with_the_site(tmp_path: Path):
    host = tmp_path / "host"
    host.mkdir()
    host.joinpath("far.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg' id='far'/>", "utf-8")
    with serving(host) as url:
        body = (
            f"---\nlearn_before: [cables]\n---\n# Ropes\n\n![Far]({url}far.svg)\n\n"
            f"```quiz\nid: far\nstem: |\n  See\n\n  ![Far]({url}far.svg)\nis_true: yes\n```\n"
        )
        beside = Beside([{"material/privacy": {"assets_exclude": ["unpkg.com/*"]}}], {"docs/concepts/ropes.md": body})

        def check(made: Made) -> None:
            assert url not in "".join(data.decode() for path, data in made.files.items() if path.endswith(".html"))
            assert made.read("concepts/ropes").count("assets/external/127.0.0.1") == 2
            assert any(b"id='far'" in data for path, data in made.files.items() if path.startswith("assets/external"))

        try_beside(tmp_path, beside, check)
