# SPDX-License-Identifier: MIT
"""Other plugins beside this one: none ends a build, and those on the list leave the cache in use and right."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any
from unittest.mock import PropertyMock, patch

import pytest
from mkdocs.config.config_options import Hooks

from mkdocs_cairn.cache.keys import Keys

from .builds import differences, make, make_clean, write_course
from .conftest import SITES
from .edits import edit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FILES = {
    "docs/extra.md": "---\ntags: [Physics, Other]\n---\n# Extra\n\nSee [[Vectors]].\n",
    "docs/picture.md": "# Picture\n\n![A dot](dot.svg)\n",
    "docs/dot.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>\n",
    "docs/concepts/seen.md": "---\ntitle: Seen\nlearn_before: [numbers]\n---\n![A dot](../dot.svg)\n",
}
MATERIAL: dict[str, Any] = {
    "theme": {"name": "material", "font": False, "features": ["navigation.path", "navigation.tabs"]},
    "nav": None,
    "strict": True,
}
POST = "---\ndate: 2024-01-31\n---\n# A post\n\nSee [[Norms]].\n"
KEPT: dict[str, tuple[list[Any], dict[str, str], list[tuple[str, str]]]] = {
    "awesome-nav": (
        ["awesome-nav"],
        {"docs/.nav.yml": "nav:\n  - index.md\n  - Old:\n    - extra.md\n    - Deep: [picture.md]\n"},
        [("docs/.nav.yml", "nav:\n  - index.md\n  - Old:\n    - extra.md\n    - Deeper: [picture.md]\n")],
    ),
    "literate-nav": (
        ["literate-nav"],
        {"docs/SUMMARY.md": "* [Home](index.md)\n* Old\n    * [Extra](extra.md)\n* [Picture](picture.md)\n"},
        [("docs/SUMMARY.md", "* [Home](index.md)\n* New\n    * [Extra](extra.md)\n* [Tags](tags/index.md)\n")],
    ),
    "section-index": (
        ["section-index", "awesome-nav"],
        {"docs/more/index.md": "# More\n", "docs/more/one.md": "# One\n"},
        [("docs/more/two.md", "# Two\n"), ("docs/more/index.md", "# Most\n")],
    ),
    "redirects": (
        [{"redirects": {"redirect_maps": {"old.md": "concepts/norms.md", "older.md": "tags/index.md"}}}],
        {},
        [],
    ),
    "blog": (
        ["material/blog"],
        {"docs/blog/index.md": "# Blog\n", "docs/blog/posts/a.md": POST},
        [("docs/blog/posts/a.md", POST.replace("A post", "Another")), ("docs/blog/posts/b.md", POST)],
    ),
    "meta": (
        ["material/meta"],
        {"docs/concepts/.meta.yml": "description: One.\n"},
        [("docs/concepts/.meta.yml", "description: Two.\n")],
    ),
    "social, off": ([{"material/social": {"enabled": False}}], {}, []),
    "privacy, off": ([{"material/privacy": {"enabled": False}}], {}, []),
    "glightbox": (["glightbox"], {}, [("docs/dot.svg", "<svg xmlns='http://www.w3.org/2000/svg' id='a'/>\n")]),
    "minify": ([{"minify": {"minify_html": True}}], {}, []),
    "rss, of a blog alone": (
        ["material/blog", {"rss": {"use_git": False, "match_path": "blog/posts/.*"}}],
        {"docs/blog/index.md": "# Blog\n", "docs/blog/posts/a.md": POST},
        [("docs/blog/posts/b.md", POST.replace("A post", "Another"))],
    ),
    "mike": (["mike"], {}, []),
    "offline": (["material/offline"], {}, []),
    "macros": (["macros"], {}, []),
    "tags": (
        ["material/tags"],
        {"docs/by-tag.md": "# By tag\n\n<!-- material/tags -->\n"},
        [("docs/extra.md", "---\ntags: [Another]\n---\n# Extra\n")],
    ),
}
EDITS = ("body", "title", "tag", "new quiz", "new page")
UNKNOWN: dict[str, tuple[list[Any], dict[str, str]]] = {
    "i18n": (
        [
            {
                "i18n": {
                    "docs_structure": "suffix",
                    "languages": [
                        {"locale": "en", "default": True, "name": "English"},
                        {"locale": "de", "name": "Deutsch"},
                    ],
                }
            }
        ],
        {"docs/concepts/vectors.de.md": "---\ntitle: Vektoren\nlearn_before: [numbers]\n---\nListe von [[numbers]].\n"},
    ),
    "rss": ([{"rss": {"use_git": False}}], {}),
    "include-markdown": (["include-markdown"], {"docs/extra.md": "{% include 'index.md' %}\n"}),
    "gen-files": (
        [{"gen-files": {"scripts": ["gen.py"]}}],
        {
            "gen.py": "import mkdocs_gen_files\nwith mkdocs_gen_files.open('concepts/more.md', 'w') as file:\n"
            "    file.write('---\\nlearn_before: [numbers]\\n---\\n# More\\n\\nMade.\\n')\n"
        },
    ),
    "privacy": ([{"material/privacy": {"assets": False}}], {}),
    "tags, listed on a concept": (
        ["material/tags"],
        {"docs/concepts/all.md": "---\nlearn_before: []\n---\n# All\n\n<!-- material/tags -->\n"},
    ),
}


@pytest.fixture(autouse=True)
def _in_folder(tmp_path: Path) -> Iterator[None]:
    """Stand where an author would: some plugins look for their files from there."""
    before = os.getcwd()  # noqa: PTH109
    os.chdir(tmp_path)
    yield
    os.chdir(before)


def course_beside(tmp_path: Path, plugins: list[Any], files: dict[str, str], *, last: bool = False) -> Path:
    listed = ["search", "cairn", *plugins] if last else ["search", *plugins, "cairn"]
    return write_course(tmp_path, {**FILES, **files}, plugins=listed, **MATERIAL)


@pytest.mark.parametrize("name", KEPT)
def test_beside_a_known_plugin_finished_pages_are_kept_and_equal_those_of_a_clean_build(tmp_path: Path, name: str):
    plugins, files, changes = KEPT[name]
    course = course_beside(tmp_path, plugins, files)
    assert make(course).error == ""
    again = make(course)
    assert not [text for text in again.converted if "A norm is" in text]
    assert not again.said("made anew")
    for one in EDITS:
        edit(course, one)
    assert differences(make(course).files, make_clean(course).files) == []
    for place, text in changes:
        write(course, place, text)
    warm, clean = make(course), make_clean(course)
    assert (warm.error, differences(warm.files, clean.files)) == ("", [])
    with patch.object(Keys, "are_known", PropertyMock(return_value=False)):
        plain = make_clean(course)  # MkDocs makes all pages in its own order
    assert differences(_sorted(plain.files), _sorted(clean.files)) == []


def _sorted(files: dict[str, bytes]) -> dict[str, bytes]:
    """Return the files without the order in which Material's plugin for tags has met the pages."""
    tags = json.loads(files.get("tags.json", b"{}"))
    mappings = sorted(tags.get("mappings", []), key=lambda page: str(page["item"]["url"]))
    return {**files, "tags.json": json.dumps(mappings).encode()}


def write(course: Path, place: str, text: str) -> None:
    path = course / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


@pytest.mark.parametrize("last", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("name", UNKNOWN)
def test_beside_any_other_plugin_a_build_says_in_one_line_that_all_pages_are_made_anew(
    tmp_path: Path, name: str, *, last: bool
):
    plugins, files = UNKNOWN[name]
    course = course_beside(tmp_path, plugins, files, last=last)
    made = make(course)
    assert made.error == ""
    assert not [line for line in made.log if line.startswith(("WARNING", "ERROR"))]
    [line] = made.said("made anew in each build")
    assert line.startswith("INFO")
    assert differences(make(course).files, make_clean(course).files) == []


def test_nothing_is_said_of_the_cache_where_there_is_none(tmp_path: Path):
    course = course_beside(tmp_path, *UNKNOWN["rss"])
    assert not make(course, CAIRN_CACHE="0").said("made anew")


HOOK = "def on_page_content(html, **_):\n    return html + '<p>One.</p>'\n"


def test_an_author_vouches_for_a_plugin_and_a_hook_whose_own_text_still_counts(tmp_path: Path):
    plugins = ["search", "include-markdown", {"cairn": {"cacheable": ["hook.py", "include-markdown"]}}]
    course = write_course(tmp_path, {"hook.py": HOOK}, plugins=plugins, hooks=["hook.py"])
    assert not make(course).said("made anew")
    assert not [text for text in make(course).converted if "A norm is" in text]
    (course / "hook.py").write_text(HOOK.replace("One", "Two"), "utf-8")
    Hooks._load_hook.cache_clear()  # as in a process of its own
    warm = make(course)
    assert b"<p>Two.</p>" in warm.files["concepts/norms/index.html"]
    assert differences(warm.files, make_clean(course).files) == []


def test_a_plugin_that_is_not_vouched_for_is_named_beside_one_that_is(tmp_path: Path):
    plugins = ["include-markdown", "gen-files", {"cairn": {"cacheable": ["include-markdown"]}}]
    course = write_course(tmp_path, {"gen.py": ""}, plugins=[*plugins[:1], {"gen-files": {"scripts": []}}, plugins[2]])
    [line] = make(course).said("made anew in each build")
    assert "'gen-files'" in line
    assert "'include-markdown'" not in line


def test_a_name_to_vouch_for_that_the_site_does_not_use_ends_the_build_in_a_sentence(tmp_path: Path):
    course = write_course(tmp_path, plugins=["search", {"cairn": {"cacheable": ["serach", "search"]}}])
    made = make(course)
    assert "names 'serach', which this site does not use" in "\n".join((made.error, *made.log))
    assert not made.said("search', ")


def test_generated_pages_have_a_source_file_that_holds_their_text_and_no_page_shows_where(tmp_path: Path):
    hook = (
        "import os\n\ndef on_page_markdown(markdown, page, **_):\n"
        "    with open(page.file.abs_src_path, encoding='utf-8') as file:\n"
        "        assert file.read() == page.file.content_string\n"
        "    assert os.stat(page.file.abs_src_path).st_mtime\n"
    )
    settings = {"repo_url": "https://github.com/a/b", "edit_uri": "edit/main/docs/", "hooks": ["hook.py"]}
    course = write_course(tmp_path, {"hook.py": hook}, **settings)
    made = make(course)
    assert made.error == ""
    assert not [
        name for name, data in made.files.items() if str(tmp_path).encode() in data or b"cairn/generated" in data
    ]
    assert b"edit/main/docs/concepts/norms.md" in made.files["concepts/norms/index.html"]
    assert b"edit/main" not in made.files["tags/index.html"]


def test_the_source_file_of_a_page_that_is_generated_no_more_goes(tmp_path: Path):
    course = write_course(tmp_path)
    make(course)
    stub = course / ".cache/cairn/generated/concepts/linear-maps.md"
    assert stub.is_file()
    edit(course, "new page for a stub")
    make(course)
    assert not stub.exists()


def test_a_project_that_cannot_be_written_to_is_built_all_the_same(tmp_path: Path):
    course = write_course(tmp_path)
    (course / ".cache").write_text("A file where the folder would be.", "utf-8")
    made = make(course)
    assert made.error == ""
    assert "tags/index.html" in made.files


def test_the_generated_pages_of_each_language_lie_among_its_own(tmp_path: Path):
    course = course_beside(tmp_path, *UNKNOWN["i18n"])
    files = make(course).files
    assert b"Vektoren" in files["de/concepts/vectors/index.html"]
    assert b"Vektoren" in files["de/concepts/numbers/index.html"]  # as what comes after it
    assert b"Vektoren" not in files["concepts/numbers/index.html"]
    places = ("concepts/linear-maps", "tags", "tags/mathematics", "wanted", "references")
    assert {f"{folder}{place}/index.html" for place in places for folder in ("", "de/")} <= set(files)
    assert b"<loc>https://example.org/course/de/tags/</loc>" in files["sitemap.xml"]


@pytest.mark.parametrize("name", ["rss", "static-i18n"])
def test_the_settings_with_which_a_newcomer_began(tmp_path: Path, name: str):
    course = write_course(tmp_path, FILES)
    settings = (SITES / f"newcomer/{name}.mkdocs.yml").read_text("utf-8")
    (course / "mkdocs.yml").write_text(settings, "utf-8")
    made = make(course)
    assert made.error == ""
    assert "tags/index.html" in made.files
    assert "feed_rss_created.xml" in made.files or name != "rss"
