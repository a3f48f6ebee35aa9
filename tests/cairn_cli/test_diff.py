# SPDX-License-Identifier: MIT
"""`cairn diff` says what a reviewer wants to know of two checkouts, and nothing of what is only reworded."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cairn.authoring.diff import diff_sites
from cairn.compile import compile_site
from cairn.sources import Sources
from cairn.text.source import Source
from cairn_cli.__main__ import main
from cairn_cli.reports.diff_report import MARK, write_report

if TYPE_CHECKING:
    import pytest

    from cairn.site import Site

ROOT = Path(__file__).parents[2]
CONFIG = "site_name: Tea\ntheme: {name: mkdocs}\nplugins: [cairn]\n"
WATER = "---\ntitle: Water\n---\nWater boils.\n"
TEA = "---\nid: tea\ntitle: Tea\nlearn_before: [water]\n---\nTea is a drink.\n"
QUIZ = "concepts: [tea]\nquestions:\n  - id: hot\n    stem: Is tea *hot*?\n    is_true: yes\n"


def site(quiz: str = QUIZ, **pages: str) -> Site:
    documents = tuple(Source(f"docs/concepts/{n}.md", text, f"concepts/{n}.md") for n, text in pages.items())
    return compile_site(Sources(documents=documents, quizzes=(Source("quizzes/tea.yml", quiz),)))


def report(before: Site, after: Site) -> str:
    return write_report(diff_sites(before, after))


def test_two_states_that_are_the_same_differ_in_nothing():
    assert not diff_sites(site(water=WATER, tea=TEA), site(water=WATER, tea=TEA))
    said = report(site(water=WATER, tea=TEA), site(water=WATER, tea=TEA))
    assert said.startswith(MARK)
    assert "No concept, prerequisite, question or problem was added or removed." in said


def test_what_is_reworded_or_moved_to_another_line_is_no_change():
    reworded = TEA.replace("Tea is a drink.", "Tea is made\nof leaves.")
    assert not diff_sites(
        site(water=WATER, tea=TEA), site(QUIZ.replace("hot*?", "hot* or cold?"), water=WATER, tea=reworded)
    )


def test_a_new_concept_comes_with_its_prerequisites():
    found = diff_sites(site("", water=WATER), site("", water=WATER, tea=TEA))
    assert found.concepts.added == ("Tea",)
    assert [(edge.prerequisite, edge.concept) for edge in found.prerequisites.added] == [("Water", "Tea")]
    assert not found.questions
    said = write_report(found)
    assert "* Concepts: 1 added, 0 removed" in said
    assert "* Water before Tea" in said


def test_a_removed_question_is_named_with_its_stem():
    said = report(site(water=WATER, tea=TEA), site("", water=WATER, tea=TEA))
    assert "### Questions removed\n\n* `hot`: Is tea hot?" in said


def test_a_new_title_of_the_same_id_is_no_new_concept():
    found = diff_sites(site(water=WATER, tea=TEA), site(water=WATER, tea=TEA.replace("title: Tea", "title: Chai")))
    assert found.retitled == (("Tea", "Chai"),)
    assert not found.concepts
    assert "* Tea → Chai" in write_report(found)


def test_new_problems_are_listed_and_old_ones_are_not():
    bad = site(water=WATER, tea=TEA.replace("[water]", "[tea]"))
    assert "### New problems\n\n* `docs/concepts/tea.md:4:" in report(site(water=WATER, tea=TEA), bad)
    assert "New problems" not in report(bad, bad)


def test_a_long_list_is_cut_and_says_so():
    many = {f"c{n}": f"---\ntitle: Concept {n}\n---\nText.\n" for n in range(30)}
    said = report(site(""), site("", **many))
    assert "* Concept 9\n* Concept 10\n" in said
    assert "* and 5 more" in said


def test_a_title_cannot_write_markdown_into_the_comment():
    evil = "---\ntitle: '[x](https://example.org) <b>'\n---\nText.\n"
    said = report(site(""), site("", evil=evil))
    assert "* Concepts: 1 added, 0 removed" in said
    assert "https&#58;//example.org" in said
    assert "<b>" not in said
    assert "[x](" not in said


def test_the_command_compares_two_folders(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    for name, pages in (("base", {"water": WATER}), ("head", {"water": WATER, "tea": TEA})):
        (tmp_path / name / "docs" / "concepts").mkdir(parents=True)
        (tmp_path / name / "mkdocs.yml").write_text(CONFIG, "utf-8")
        for page, text in pages.items():
            (tmp_path / name / "docs" / "concepts" / f"{page}.md").write_text(text, "utf-8")
    assert main(["diff", str(tmp_path / "base"), str(tmp_path / "head")]) == 0
    assert "### Concepts added\n\n* Tea\n" in capsys.readouterr().out
    assert main(["diff", str(tmp_path / "nowhere"), str(tmp_path / "head")]) == 1


def test_the_guide_shows_what_the_command_prints():
    guide = (ROOT / "docs" / "guide" / "check.md").read_text("utf-8")
    said = report(site("", water=WATER), site("", water=WATER, tea=TEA))
    assert said.removeprefix(f"{MARK}\n") in guide
