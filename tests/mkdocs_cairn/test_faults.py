# SPDX-License-Identifier: MIT
"""What a build says about faults in the sources, and how it ends."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from .conftest import COURSE, run_mkdocs, write_site

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import MakeSite

CYCLE = {
    **COURSE,
    "docs/concepts/numbers.md": "---\ntitle: Numbers\nlearn_before: [norms]\n---\nBody.\n",
    "docs/concepts/broken.md": "---\ntitle: Broken\ntitel: Twice\nlearn_before: [broken]\n---\nBody.\n",
    "quizzes/bad.yml": "concepts: [norms]\nquestions:\n  - stem: Which?\n    choices: |\n      - [ ] A\n",
}
FORM = re.compile(r"ERROR +-  (?P<problem>\S+:\d+: \S.*[.?] \[[a-z-]+\])")


def test_errors_are_shown_all_at_once_with_file_line_and_code_and_end_the_build(tmp_path: Path):
    write_site(tmp_path, CYCLE, strict=False)
    done = run_mkdocs(tmp_path, "build")
    assert done.returncode == 1
    output = done.stdout + done.stderr
    assert "Traceback" not in output
    codes = [m["problem"].rpartition(" ")[2] for m in FORM.finditer(output)]
    assert codes == ["[key-unknown]", "[prerequisite-self]", "[prerequisite-cycle]", "[question-without-key]"]
    assert "Cairn found 4 errors in the sources" in output
    assert not (tmp_path / "site/concepts/numbers/index.html").exists()


def test_a_warning_fails_a_strict_build_only(site: MakeSite, tmp_path: Path):
    files = {**COURSE, "docs/guide.md": "# Guide\n\nSee [[Vektors]].\n"}
    calm = site(files, strict=False)
    assert calm.error == ""
    assert calm.log == (
        "WARNING: docs/guide.md:3: 'Vektors' is not a concept. Did you mean 'Vectors'? [wikilink-unknown]",
    )
    write_site(tmp_path, files)
    done = run_mkdocs(tmp_path, "build", "--strict")
    assert done.returncode == 1
    assert "Traceback" not in done.stdout + done.stderr


def test_a_note_fails_no_build(site: MakeSite):
    implied = "---\ntitle: Angles\nlearn_before: [vectors, numbers]\n---\nAn angle.\n"
    built = site({**COURSE, "docs/concepts/angles.md": implied})
    assert (built.error, built.log) == ("", ())


def test_a_link_to_no_file_is_left_to_the_host_to_report(site: MakeSite):
    built = site({**COURSE, "docs/guide.md": "# Guide\n\nSee [it](concepts/nothing.md).\n"})
    assert "Aborted" in built.error
    assert "concepts/nothing.md" in built.log[0]


@pytest.mark.parametrize(
    ("path", "content", "problem"),
    [
        ("docs/concepts/bad.md", b"---\nlearn_before: []\n---\n# T\xe9\n", "docs/concepts/bad.md:4: "),
        ("docs/bad.md", b"\xff", "docs/bad.md:1: "),
        ("quizzes/bad.yml", b"questions:\n  - stem: \xe9\n", "quizzes/bad.yml:2: "),
        ("docs/tags.yml", b"Math\xe9matiques: {}\n", "docs/tags.yml:1: "),
        ("docs/references.bib", b"@book{a, title={\xe9}}\n", "docs/references.bib:1: "),
    ],
)
def test_a_file_that_is_not_utf_8_is_named_with_its_line(site: MakeSite, path, content, problem):
    built = site({**COURSE, path: content})
    found = [line for line in built.log if "[encoding-broken]" in line]
    assert len(found) == 1
    assert found[0].startswith(f"ERROR: {problem}")
    assert built.log[-1] == "ERROR: Cairn found 1 error in the sources; see above."
    assert built.error


@pytest.mark.parametrize(
    ("path", "content", "code", "line"),
    [
        ("docs/concepts/bad.md", "---\ntitle: Bad\nlearn_before: [a\n---\nBody.\n", "front-matter-broken", 3),
        ("docs/concepts/bad.md", "---\ntitle: Bad\ntitle: Worse\n---\nBody.\n", "key-duplicate", 3),
        ("docs/concepts/bad.md", "---\ntitle: Bad\nlearn_befor: [vectors]\n---\nBody.\n", "key-unknown", 3),
        ("docs/guide.md", "---\ntitle: [\n---\n# Guide\n", "front-matter-broken", 2),
        ("quizzes/bad.yml", "questions: [\n", "quiz-broken", 1),
        ("docs/tags.yml", "Mathematics: [\n", "tags-broken", 1),
        ("docs/concepts/bad.md", "---\nlearn_before: []\n---\n# Bad\n\n```quiz\n- x: [\n```\n", "quiz-broken", 7),
    ],
)
def test_what_cannot_be_read_is_named_with_its_line(site: MakeSite, path, content, code, line):
    built = site({**COURSE, path: content})
    found = [text for text in built.log if f"[{code}]" in text]
    assert len(found) == 1, built.log
    assert re.match(rf"ERROR: {path}:(\d+): ", found[0])
    assert abs(int(found[0].split(":")[2]) - line) <= 1
    assert built.log[-1] == "ERROR: Cairn found 1 error in the sources; see above."
    assert built.error


def test_a_question_that_a_page_shows_twice_is_a_fault(site: MakeSite):
    page = '# Guide\n\n{{ quiz("zero-norm") }}\n\n{{ quiz("zero-norm") }}\n'
    built = site({**COURSE, "docs/guide.md": page}, plugins=["macros", "cairn"])
    assert [line.rpartition(" ")[2] for line in built.problems] == ["[question-shown-twice]"]


def test_two_pages_at_one_address_are_a_fault_that_names_both(site: MakeSite):
    double = "---\ntitle: Other\nid: other\nlearn_before: []\n---\nBody.\n"
    built = site({**COURSE, "docs/concepts/vectors/index.md": double})
    (line,) = (line for line in built.log if "[address-taken]" in line)
    assert "docs/concepts/vectors.md" in line
    assert "docs/concepts/vectors/index.md" in line


def test_a_missing_bundle_says_what_to_do(site: MakeSite, monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setattr("mkdocs_cairn.host.theme._HERE", tmp_path)
    built = site(COURSE)
    assert "has not been built. Run './dev setup'" in built.log[-1]
