# SPDX-License-Identifier: MIT
"""Names and addresses in sites built for real, as an author and a reader meet them."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

import pytest

from .conftest import SITES, MakeSite, copy_site, rebuild
from .told import found_by_check, links, told_by_build

if TYPE_CHECKING:
    from pathlib import Path


def test_titles_that_differ_by_a_sign_have_pages_of_their_own(tmp_path: Path):
    built = rebuild(copy_site("field/04-c-cpp-csharp", tmp_path / "site"))
    assert (built.error, built.log) == ("", ())
    assert links(built, "concepts/uses")["C++"] == ["../cpp/"]
    assert links(built, "concepts/uses")["C#"] == ["../c-sharp/"]
    assert "C#" in built.read("concepts/c-sharp/index.html")
    assert "Uses" in built.read("tags/c-plus-plus/index.html")
    assert "Uses" in built.read("tags/c/index.html")


@pytest.mark.parametrize("name", ["field/05-long-wikilink", "hostile/long-tag"])
def test_long_names_have_bounded_addresses(name: str, tmp_path: Path):
    built = rebuild(copy_site(name, tmp_path / "site"))
    assert built.error == ""
    levels = [level for path in built.folder.rglob("*") for level in path.relative_to(built.folder).parts]
    assert max(len(level.encode()) for level in levels) <= 120


@pytest.mark.parametrize("letter", ["é", "数", "🗂", "ह", "ß", "\u0301", "Ａ"])
def test_names_of_any_script_have_bounded_addresses(site: MakeSite, letter: str):
    long = f"a{letter}b" * 200
    body = f"See [[{long}]] and [[{long}x]].\n"
    head = (
        f'---\nlearn_before: []\ntags: ["{long}/{long}", "{long}/{long}x"]\nredirect_from: ["concepts/{long}"]\n---\n'
    )
    built = site({"docs/concepts/a.md": head + body}, strict=False)
    assert [line for line in told_by_build(built) if "is not an address" not in line] == []
    found = site({"docs/concepts/a.md": head.replace("redirect_from", "former") + body})
    assert (found.error, found.log) == ("", ())
    assert len([path for path in (found.folder / "concepts").iterdir() if path.is_dir()]) == 3
    assert len([path for path in found.folder.glob("tags/*/*") if path.is_dir()]) == 2


def test_a_tag_of_very_many_levels_is_reported(site: MakeSite):
    deep = (SITES / "hostile/slow-deep-tag.md").read_text("utf-8")
    built = site({"docs/concepts/a.md": deep})
    assert built.error
    (line,) = told_by_build(built)
    assert line.startswith("docs/concepts/a.md:3: The tag 'a/a/a…' has ")
    assert line.endswith("levels; the limit is 16. Remove some of them. [value-invalid]")


def test_paths_lead_to_documents(tmp_path: Path):
    built = rebuild(copy_site("corpora/path-wikilink", tmp_path / "site"))
    assert (built.error, built.log) == ("", ())
    wall = "../biology/cell/#cell-wall"
    cell = "../biology/cell/"
    assert links(built, "concepts/plants") == {"Cell": [cell, cell, wall, wall, cell, cell], "the cell": [cell]} | {
        words: found for words, found in links(built, "concepts/plants").items() if words not in {"Cell", "the cell"}
    }
    assert not (built.folder / "concepts/biology-cell").exists()


def test_words_with_accents_stay_as_they_were_typed(tmp_path: Path):
    built = rebuild(copy_site("corpora/accents", tmp_path / "site"))
    assert built.error == ""
    assert {"bạn", "bán", "lab"} <= links(built, "concepts/bàn").keys()
    assert [line.partition(" is not exactly")[0] for line in told_by_build(built)] == [
        "docs/concepts/bàn.md:5: 'ban'",
        "docs/concepts/bàn.md:5: 'bán'",
        "docs/concepts/bàn.md:5: 'bạn'",
        "docs/concepts/es.md:5: 'ano'",
        "docs/concepts/ma.md:5: 'má'",
        "docs/concepts/ma.md:5: 'mã'",
        "docs/concepts/ma.md:5: 'mạ'",
    ]
    for word in ("bán", "bạn", "ban"):
        (tmp_path / f"site/docs/concepts/{word}.md").write_text(f"---\ntitle: {word}\n---\nText.\n", encoding="utf-8")
    again = rebuild(built)
    assert links(again, "concepts/bàn")["bạn"] == ["../b%E1%BA%A1n/"]
    assert not [line for line in told_by_build(again) if "bàn.md" in line]


def test_names_of_the_whole_world_are_found(tmp_path: Path):
    built = rebuild(copy_site("corpora/world", tmp_path / "site"))
    assert built.error == ""
    told = [unicodedata.normalize("NFC", line.partition(" is not exactly")[0]) for line in told_by_build(built)]
    assert told == [
        "docs/concepts/école.md:6: 'Ecole'",
        "docs/concepts/ışık.md:6: 'ISI'",
        "docs/concepts/ışık.md:6: 'ısı'",
        "docs/concepts/🗂️-Ordner.md:6: 'Ordner'",
    ]
    assert links(built, "concepts/Straße")["STRASSE"] == ["./"]
    assert len(links(built, "concepts/🗂️-Ordner")["🗂 Ordner"]) == 1


def test_what_is_written_elsewhere_is_understood_or_reported(tmp_path: Path):
    folder = tmp_path / "site"
    built = copy_site("corpora/wikilinks", folder)
    for name in ("fm-latin1", "fm-toml"):  # of encodings and of what is no front matter there are tests elsewhere
        (folder / f"docs/concepts/{name}.md").unlink()
    built = rebuild(built)
    told = [line for line in told_by_build(built) if "gamma.md" in line or "fm-lb" in line or "fm-tags" in line]
    assert [
        re.sub(r".*?/([\w-]+\.md:\d+: '[^']*'|[\w-]+\.md:\d+: There is no heading '[^']*').*(\[.*\])$", r"\1 \2", t)
        for t in told
    ] == [
        "fm-tags-comma.md:2: 'a, b' [list-expected]",
        "gamma.md:3: 'Gee, Gamm' [list-expected]",
        "gamma.md:13: 'Alpha' [embed-unsupported]",
        "gamma.md:14: 'Alpha#Part Two' [embed-unsupported]",
        "gamma.md:15: 'picture.png' [embed-unsupported]",
        "gamma.md:16: 'picture.png|100' [embed-unsupported]",
        "gamma.md:18: There is no heading '^blk9' [heading-unknown]",
        "gamma.md:19: There is no heading '^blk1' [heading-unknown]",
        "gamma.md:37: 'folder/picture.png' [wikilink-unknown]",
    ]
    assert told == [
        line for line in found_by_check(folder) if "gamma.md" in line or "fm-lb" in line or "fm-tags" in line
    ]
    assert links(built, "concepts/gamma")["https://example.org"] == ["https://example.org"]
    assert links(built, "concepts/fm-lb-wikilink") or "Beta" in built.read("concepts/fm-lb-wikilink/index.html")
    tags = {
        path.relative_to(built.folder / "tags").as_posix()
        for path in (built.folder / "tags").rglob("*")
        if path.is_dir()
    }
    assert {"one", "two", "a", "b/c", "a-b-c"} <= tags
    text = built.read("concepts/gamma/index.html")
    assert "f[[1]]" in text


BRIDGES = {
    "docs/concepts/force.md": "---\ntitle: Force\n---\nText.\n",
    "docs/concepts/stress.md": "---\ntitle: Stress\n---\nText.\n",
}


NEARLY = "'{0}' is not exactly the name of '{1}', but links to it. Write '{1}', or create a document for '{0}'."


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("prerequisite-as-path.md", []),
        ("prerequisite-transposed.md", ["3: 'sterss' is not a concept. Did you mean 'Stress'? [prerequisite-unknown]"]),
        (
            "prerequisites-with-comma.md",
            ["3: 'stress, force' is read as one name. Write a list: [stress, force]. [prerequisite-unknown]"],
        ),
        ("c-major.md", [f"5: {NEARLY.format('C# major', 'C major')} [name-nearly]"]),
        ("c-sharp-major.md", [f"5: {NEARLY.format('C major', 'C# major')} [name-nearly]"]),
    ],
)
def test_what_a_newcomer_may_type_is_understood_or_reported(site: MakeSite, name: str, told: list[str]):
    text = (SITES / "newcomer" / name).read_text("utf-8")
    built = site({**BRIDGES, "docs/concepts/cable.md": text})
    assert told_by_build(built) == found_by_check(built.source)
    assert told_by_build(built) == [f"docs/concepts/cable.md:{line}" for line in told]


def test_two_titles_that_differ_by_a_sign_live_in_one_site(site: MakeSite):
    files = {
        f"docs/concepts/{n}": (SITES / "newcomer" / n).read_text("utf-8") for n in ("c-major.md", "c-sharp-major.md")
    }
    built = site({**BRIDGES, **files})
    assert (built.error, built.log) == ("", ())
    assert links(built, "concepts/c-major")["C# major"] == ["../c-sharp-major/"]
    assert links(built, "concepts/c-sharp-major")["C major"] == ["../c-major/"]


def test_a_question_names_its_concept_with_two_letters_swapped(site: MakeSite):
    text = (SITES / "newcomer/question-for-transposed-concept.yml").read_text("utf-8")
    built = site({**BRIDGES, "docs/concepts/cable.md": "Text.\n", "quizzes/a.yml": text})
    assert told_by_build(built) == [
        "quizzes/a.yml:1: 'cabel' is not a concept. Did you mean 'Cable'? [question-concept-unknown]"
    ]
