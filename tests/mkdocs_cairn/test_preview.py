# SPDX-License-Identifier: MIT
"""A preview gives what a clean build makes, after any edit: pages, search, sitemap and what is missing."""

from __future__ import annotations

import shutil
import threading
from typing import TYPE_CHECKING, Any

import pytest

from .builds import write_course
from .edits import NORMS, NUMBERS, VECTORS, edit
from .serving import Preview, serving

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BUILDS = "Building documentation..."
NO_INOTIFY = """
from watchdog.observers.inotify import InotifyEmitter
def fail(self):
    raise OSError(28, "inotify watch limit reached")
InotifyEmitter.on_thread_start = fail
"""


def write(folder: Path, **settings: Any) -> Path:
    return write_course(folder, {"docs/extra.md": "# Extra\n\nSee [[Vectors]].\n"}, watch=["theme"], **settings)


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    with serving(write(tmp_path_factory.mktemp("preview"))) as preview:
        yield preview


def after(preview: Preview, *names: str) -> list[str]:
    """Make edits, one after the other, and return what is not as in a clean build."""
    for name in names:
        count = preview.count()
        edit(preview.source, name)
        preview.wait_for_more(count)
    return preview.differences()


IN_MEMORY = [
    ("body", "first sentence", "formula"),
    ("title", "title with signs"),
    ("tag", "second tag", "order of tags", "tag note"),
    ("prerequisite", "reason", "related", "link", "link to an anchor"),
    ("quiz", "stem", "link in a quiz", "concept of a quiz", "quiz in a fence", "new quiz"),
    ("new page for a stub", "new page", "new page in a folder", "deleted page"),
    ("reference", "front matter of the theme", "out of the search", "id"),
]
WHOLE = [
    ("other page", "text of a page in the navigation", "front matter of a page in the navigation"),
    ("page for a tag", "picture", "use of a picture"),
    ("setting", "navigation", "option"),
    ("template", "style"),
]


@pytest.mark.parametrize("names", IN_MEMORY, ids=lambda names: names[0])
def test_an_edit_of_sources_is_taken_in_without_a_build(preview: Preview, names: tuple[str, ...]):
    builds = preview.said().count(BUILDS)
    assert after(preview, *names) == []
    assert preview.said().count(BUILDS) == builds


@pytest.mark.parametrize("names", WHOLE, ids=lambda names: names[0])
def test_an_edit_of_anything_else_is_followed_by_a_build(preview: Preview, names: tuple[str, ...]):
    builds = preview.said().count(BUILDS)
    assert after(preview, *names) == []
    assert preview.said().count(BUILDS) > builds


def test_a_renamed_page_is_found_under_its_new_name_alone(preview: Preview):
    source = preview.source / NORMS
    source.rename(source.with_name("lengths.md"))
    preview.wait("concepts/lengths/", bool)
    assert preview.differences() == []
    assert preview.fetch("concepts/norms/") is None
    source.with_name("lengths.md").rename(source)
    preview.wait("concepts/norms/", bool)
    assert preview.differences() == []


def test_a_folder_that_is_moved_takes_its_pages_along(preview: Preview):
    edit(preview.source, "new page in a folder")
    preview.wait("concepts/more/dots/", bool)
    folder = preview.source / "docs/concepts/more"
    folder.rename(folder.with_name("less"))
    preview.wait("concepts/less/dots/", bool)
    assert preview.fetch("concepts/more/dots/") is None
    shutil.move(folder.with_name("less"), preview.source / "kept")
    preview.wait("concepts/less/dots/", lambda page: not page)
    assert preview.differences() == []


def test_a_page_that_is_deleted_and_written_again_is_there_again(preview: Preview):
    path = preview.source / "docs/concepts/lonely.md"
    for _ in range(2):
        path.write_text("---\nlearn_before: []\n---\nAlone.\n", "utf-8")
        assert "Alone." in preview.wait("concepts/lonely/", bool)
        path.unlink()
        preview.wait("concepts/lonely/", lambda page: not page)


def replace(path: Path, text: str) -> None:
    """Write as many an editor does: into a file of its own, which then takes the place of the old one."""
    aside = path.with_name(f"{path.name}.new~")
    aside.write_text(text, "utf-8")
    aside.replace(path)


@pytest.mark.parametrize("place", [NUMBERS, "mkdocs.yml"])
def test_a_file_that_an_editor_replaces_is_followed_again_and_again(preview: Preview, place: str):
    path = preview.source / place
    whole = path.read_text("utf-8")
    old = "have a fraction" if place == NUMBERS else '"site_name": "'
    for word in ("One", "Two", "Three"):
        replace(path, whole.replace(old, old + f" {word} " if place == NUMBERS else f'"site_name": "{word} '))
        preview.wait("concepts/numbers/", lambda page, word=word: word in page)  # type: ignore[misc]
    replace(path, whole)
    assert preview.differences() == []


def test_what_an_editor_keeps_aside_asks_for_no_build(preview: Preview):
    builds, folder = preview.said().count(BUILDS), preview.source / "docs/concepts"
    for name in (".norms.md.swp", "norms.md~", "4913"):
        count = preview.count()
        (folder / name).write_text("aside", "utf-8")
        (folder / name).unlink()
        preview.wait_for_more(count)
    (folder / ".#norms.md").symlink_to("me@here")
    (folder / ".#norms.md").unlink()
    preview.edit(NORMS, lambda text: text + "\nDone.\n")
    preview.wait("concepts/norms/", lambda page: "Done." in page)
    assert preview.said().count(BUILDS) == builds


def test_two_edits_in_quick_succession_are_both_seen(preview: Preview):
    for word in ("First", "Second"):
        preview.edit(NUMBERS, lambda text, word=word: f"{text}\n{word}.\n")  # type: ignore[misc]
        preview.edit(VECTORS, lambda text, word=word: f"{text}\n{word}.\n")  # type: ignore[misc]
    assert preview.differences() == []
    assert "Second." in preview.read("concepts/numbers/")


def test_an_edit_while_pages_are_asked_for_is_never_lost(preview: Preview):
    stop = threading.Event()
    faults: list[str] = []

    def ask() -> None:
        while not stop.is_set():
            places = "concepts/numbers/", "concepts/vectors/", "search/search_index.json"
            faults.extend(place for place in places if not preview.read(place).rstrip().endswith(("</html>", "}")))

    asking = [threading.Thread(target=ask) for _ in range(3)]
    for thread in asking:
        thread.start()
    try:
        for number in range(12):
            preview.edit(NUMBERS, lambda text, n=number: f"{text}\nEdit {n}.\n")  # type: ignore[misc]
            preview.wait("concepts/numbers/", lambda page, n=number: f"Edit {n}." in page)  # type: ignore[misc]
    finally:
        stop.set()
        for thread in asking:
            thread.join()
    assert faults == []
    assert preview.differences() == []


def test_a_place_where_nothing_is_gets_the_page_that_says_so(preview: Preview):
    for place in ("nowhere/", "concepts/nothing/", "../mkdocs.yml", "nowhere.html"):
        assert preview.fetch(place) is None
    assert "Traceback" not in preview.said()


@pytest.mark.parametrize(
    ("settings", "code"),
    [
        ({"use_directory_urls": False, "site_url": ""}, ""),
        ({"nav": None, "plugins": ["cairn"], "site_url": "https://example.org/"}, NO_INOTIFY),
        (
            {
                "theme": {"name": "material", "font": False, "custom_dir": "theme"},
                "plugins": ["search", "macros", "cairn"],
            },
            "",
        ),
    ],
    ids=["pages as files", "no inotify", "Material"],
)
def test_it_is_so_with_other_settings(tmp_path: Path, settings: dict[str, Any], code: str):
    with serving(write(tmp_path, **settings), code=code) as preview:
        assert preview.differences() == []
        assert after(preview, "title", "quiz") == []
        assert after(preview, "new page for a stub", "deleted page", "other page", "tag note") == []
        assert "Traceback" not in preview.said()


def test_a_site_with_an_unknown_plugin_is_built_anew_each_time(tmp_path: Path):
    hook = "def on_page_content(html, **_):\n    return html + '<p>Hooked.</p>'\n"
    course = write(tmp_path, hooks=["hook.py"])
    (course / "hook.py").write_text(hook, "utf-8")
    with serving(course) as preview:
        assert "Hooked." in preview.read("concepts/norms/")
        builds = preview.said().count(BUILDS)
        assert after(preview, "title", "deleted page") == []
        assert preview.said().count(BUILDS) >= builds + 2
