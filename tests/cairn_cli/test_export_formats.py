# SPDX-License-Identifier: MIT
"""`cairn export`: which questions it takes, how their texts look to other programs, and what it says."""

from __future__ import annotations

import errno
import json
from pathlib import Path

import pytest

from cairn.exporting.course import ExportOptions, find_media, replace_media
from cairn_cli.__main__ import main
from mkdocs_cairn.build.course.load_course import Selection, load_course

from .files import write

SETTINGS = """site_name: Bread
site_url: https://bread.example/course
theme: {name: mkdocs}
plugins: [cairn]
"""
QUESTIONS = r"""concepts: [rye]
questions:
  - id: dark
    stem: |
      Why is [[rye|dark bread]] dark, if $a_1 < 2$? ![A *loaf*](../docs/assets/loaf.png)

      ```python
      bake(1)
      ```

      $$a_1$$
    is_true: yes
    rationale: See <a href="../docs/concepts/rye.md#heat">heat</a> and [a picture](../docs/assets/loaf.png).
  - id: unfinished
    stem: What is left to ask?
  - id: oven
    case: An oven is hot.
    concepts: [oven]
    questions:
      - id: oven-hot
        stem: It is hot.
        is_true: yes
      - id: oven-open
        stem: Is it open?
"""


@pytest.fixture(autouse=True)
def project(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    write("mkdocs.yml", SETTINGS)
    write("docs/index.md", "# Bread\n")
    write("docs/concepts/rye.md", "---\ntags: [Food/Grain]\n---\n## Heat\n\nRye is a grain.\n")
    write("docs/concepts/oven.md", "---\ntags: [Tools]\nlearn_before: [rye: it is baked]\n---\nAn oven is hot.\n")
    write("quizzes/rye.yml", QUESTIONS)
    Path("docs/assets").mkdir()
    Path("docs/assets/loaf.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    return tmp_path


def course(**selection):
    return load_course(Path(), Selection(**selection), ExportOptions())


def test_a_text_has_absolute_links_plain_formulas_and_marked_pictures():
    found = course()
    dark = next(question for question in found.questions if question.id == "dark")
    shown = found.html(dark.stem, dark)
    assert '<a href="https://bread.example/course/concepts/rye/">dark bread</a>' in shown
    assert r"<span>\(a_1 &lt; 2\)</span>" in shown
    assert r"<div>\[a_1\]</div>" in shown
    assert '<code class="language-python">bake(1)' in shown
    assert find_media(shown) == ("assets/loaf.png",)
    assert 'src="pictures/loaf.png"' in replace_media(shown, lambda uri: f"pictures/{Path(uri).name}")
    assert found.files("assets/loaf.png").startswith(b"\x89PNG")
    why = found.html(dark.rationale, dark)
    assert 'href="https://bread.example/course/concepts/rye/#heat"' in why
    assert 'href="https://bread.example/course/assets/loaf.png"' in why


def test_without_an_address_links_are_their_text():
    write("mkdocs.yml", SETTINGS.replace("site_url: https://bread.example/course\n", ""))
    found = course()
    dark = next(question for question in found.questions if question.id == "dark")
    assert "<a" not in found.html(dark.stem, dark)
    assert found.html(dark.rationale, dark) == "<p>See heat and a picture.</p>"


def test_a_question_stands_in_the_chapter_of_its_first_concept():
    chapters = course().chapters
    assert [(c.title, c.path, [q.id for q in c.questions]) for c in chapters] == [
        ("Grain", ("Food", "Grain"), ["dark", "unfinished"]),
        ("Tools", ("Tools",), ["oven"]),
    ]


@pytest.mark.parametrize(
    ("selection", "ids"),
    [
        ({"chapters": ("Food",)}, ["dark", "unfinished"]),
        ({"concepts": ("Oven",)}, ["oven"]),
        ({"chapters": ("food/grain",), "concepts": ("oven",)}, ["dark", "oven", "unfinished"]),
    ],
)
def test_chapters_and_concepts_choose_questions(selection, ids):
    assert [question.id for question in course(**selection).questions] == ids


@pytest.mark.parametrize(
    "option", [("--chapter", "Fod"), ("--concept", "rice"), ("--mastery", "80"), ("--interactions",)]
)
def test_a_wrong_option_ends_with_status_2_and_writes_nothing(capsys, option):
    assert main(["export", "json", "out.json", *option]) == 2
    assert "'" in capsys.readouterr().err
    assert not Path("out.json").exists()


def test_a_score_that_nobody_can_reach_is_a_wrong_option(capsys):
    assert main(["export", "scorm", "out.zip", "--mastery", "101"]) == 2
    assert "from 1 to 100" in capsys.readouterr().err


def test_a_folder_with_a_damaged_list_of_files_is_left_alone(capsys):
    for damaged in ("[", '{"a": 1}', "[1]"):
        write("other/.cairn-export.json", damaged)
        assert main(["export", "json", "other"]) == 1
        assert "does not list what the last export wrote" in capsys.readouterr().err
    assert [path.name for path in Path("other").iterdir()] == [".cairn-export.json"]


def test_the_formats_are_listed(capsys):
    assert main(["export", "--list"]) == 0
    names = [line.partition("  ")[0] for line in capsys.readouterr().out.splitlines()]
    assert "json" in names
    assert names == sorted(names)
    assert main(["export"]) == 2


def test_an_export_says_what_it_carried(capsys):
    assert main(["export", "json", "out/site.json"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "4 questions found: 4 carried (4 whole, 0 simplified), 0 left out.",
        "      2  draft, carried",
        "      2  judge, carried",
        "1 file written to out/site.json.",
    ]
    assert main(["export", "json", "other", "--report", "json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert (report["format"], report["version"], report["files"]) == ("cairn-export-report", 1, ["site.json"])
    assert report["items"][0] == {
        "place": "quizzes/rye.yml:3",
        "id": "dark",
        "kind": "judge",
        "fate": "carried",
        "codes": [],
    }
    assert report["counts"] == {"found": 4, "carried": 4, "simplified": 0, "left-out": 0}


def test_a_folder_with_other_files_is_left_alone(capsys):
    write("other/mine.txt", "mine\n")
    assert main(["export", "json", "other"]) == 1
    assert "is not empty" in capsys.readouterr().err
    assert [path.name for path in Path("other").iterdir()] == ["mine.txt"]


def test_an_export_that_cannot_be_written_leaves_the_file_of_an_earlier_one(capsys, monkeypatch):
    write("site.json", "earlier\n")

    def fill_the_disk(path: Path, data: bytes) -> None:
        path.open("wb").close()
        raise OSError(errno.ENOSPC, "No space left on device", str(path))

    with monkeypatch.context() as disk:
        disk.setattr(Path, "write_bytes", fill_the_disk)
        assert main(["export", "json", "site.json"]) == 1
    assert "No space left" in capsys.readouterr().err
    assert Path("site.json").read_text("utf-8") == "earlier\n"
    assert list(Path().glob(".*.cairn")) == []


def test_an_export_into_a_link_keeps_the_link(tmp_path):
    Path("site.json").symlink_to(tmp_path / "kept.json")
    assert main(["export", "json", "site.json"]) == 0
    assert Path("site.json").is_symlink()
    assert json.loads((tmp_path / "kept.json").read_text("utf-8"))


def test_two_exports_are_the_same_byte_for_byte():
    assert main(["export", "json", "a.json"]) == main(["export", "json", "b.json"]) == 0
    assert Path("a.json").read_bytes() == Path("b.json").read_bytes()


def test_the_site_as_json_has_concepts_questions_and_tags():
    assert main(["export", "json", "site.json"]) == 0
    site = json.loads(Path("site.json").read_text("utf-8"))
    assert (site["format"], site["version"]) == ("cairn-site", 1)
    assert site["site"] == {"name": "Bread", "url": "https://bread.example/course/", "language": "en"}
    oven, rye = site["concepts"]
    assert oven["learn_before"] == [{"id": "rye", "reason": "it is baked"}]
    assert (oven["questions"], rye["questions"]) == (["oven"], ["dark", "unfinished"])
    assert rye["url"] == "https://bread.example/course/concepts/rye/"
    assert [question["id"] for question in site["questions"]] == ["dark", "oven", "unfinished"]
    case = site["questions"][1]
    assert case["source"]["questions"][0] == {"id": "oven-hot", "stem": "It is hot.", "is_true": True}
    assert case["url"] == "https://bread.example/course/concepts/oven/#oven"
    assert [tag["id"] for tag in site["tags"]] == ["food", "food/grain", "tools"]


def test_the_site_can_be_built_for_opening_from_a_folder():
    files = course().build()
    assert b"<cairn-question" in files["concepts/rye.html"]


def test_a_text_of_words_and_wikilinks_looks_the_same_without_fast_paths(monkeypatch):
    texts = [
        "See [[rye]].",
        "[[Oven]][[rye]], and [[rice]]\nin [[ rye ]] (see [[rye|the *grain*]])",
        "[[rye#Heat]] helps",
    ]

    def show():
        found = course()
        return [found.html(text, question) for question in found.questions for text in texts]

    fast = show()
    assert fast[0] == '<p>See <a href="https://bread.example/course/concepts/rye/">Rye</a>.</p>'
    monkeypatch.setenv("CAIRN_PLAIN", "1")
    assert fast == show()


def test_a_text_that_only_looks_like_the_address_of_a_picture_stays_text():
    write("quizzes/media.yml", "concepts: [rye]\nquestions:\n- id: odd\n  stem: Is cairn-media:loaf.png `a` scheme?\n")
    assert main(["export", "moodle-xml", "out.xml", "--drafts"]) == 0
    assert "Is cairn-media&#58;loaf.png <code>a</code> scheme?" in Path("out.xml").read_text("utf-8")


def test_errors_in_sources_are_listed_and_nothing_is_written(capsys):
    write("quizzes/rye.yml", "concepts: [rye]\nquestions:\n- stem: Why?\n  chioces: |\n    - [x] a\n")
    for command in (["json", "out.json"], ["site-source", "out"]):
        assert main(["export", *command]) == 1
        assert "quizzes/rye.yml:4: Unknown key 'chioces'." in capsys.readouterr().err
    assert not Path("out.json").exists()
    assert not Path("out").exists()


def test_parsed_sources_are_cached_unless_the_site_has_no_cache():
    assert main(["export", "json", "first.json"]) == 0
    assert Path(".cache/cairn").is_dir()
    assert main(["export", "json", "second.json"]) == 0
    assert Path("first.json").read_bytes() == Path("second.json").read_bytes()
