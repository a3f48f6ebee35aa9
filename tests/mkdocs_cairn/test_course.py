# SPDX-License-Identifier: MIT
"""The course is complete and fit to study from: nothing that was promised is missing, bare, cut off or misspelled."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from math import log

import pytest
from spellchecker import SpellChecker

from cairn.questions.notation.choices import Choices
from cairn.text.problem import Code, Severity
from cairn.text.slug import slug
from mkdocs_cairn.build.project import check_project, load_project

from .conftest import ROOT

DATA = ROOT / "tests" / "course"
CONCEPTS = (DATA / "concepts.txt").read_text("utf-8").splitlines()
QUESTIONS = (DATA / "questions.txt").read_text("utf-8").splitlines()
OWN_WORDS = (DATA / "words.txt").read_text("utf-8").split()
TYPES = {"single", "multiple", "judge", "order", "match", "sort", "table", "number", "blanks", "short", "open"}
ROOTS = {"language-model", "goodharts-law"}
PROSE = sorted([*ROOT.glob("docs/concepts/*.md"), *ROOT.glob("docs/paths/*.md"), *ROOT.glob("docs/guide/*.md")])
"""Reading ease is measured for the course alone, spelling everywhere."""

_NOT_PROSE = (
    (r"\A---\n.*?\n---\n", ""),  # front matter
    (r"(`{3,}).*?\1|\$\$.*?\$\$|`[^`]*`|\$[^$\n]+\$", " "),  # code and formulas
    (r"<figure.*?</figure>|<!--.*?-->|<[^>]+>", " "),
    (r"\{\{.*?\}\}|\{%.*?%\}|\{[.#:][^}]*\}", " "),
    (r"\[\[(?:[^\]|]*\\?\|)?([^\]]*)\]\]", r"\1"),
    (r"\]\([^)]*\)", "]"),
)


@cache
def site():
    return load_project(ROOT).site


def read_page(path):
    return path.read_text("utf-8")


def prose(text: str) -> str:
    """A document without all that is not read as sentences."""
    for pattern, instead in _NOT_PROSE:
        text = re.sub(pattern, instead, text, flags=re.DOTALL)
    return text


def written() -> dict[str, str]:
    """The prose of each concept page, by id."""
    return {path.stem: prose(path.read_text("utf-8")) for path in ROOT.glob("docs/concepts/*.md")}


def questions_by_concept() -> Counter[str]:
    questions = site().questions.questions.values()
    return Counter(site().catalogue.find(m.name) for question in questions for m in question.concepts)


# --- What the course owes -----------------------------------------------------------------------------------


def test_the_course_owes_46_concepts_and_27_questions():
    assert (len(set(CONCEPTS)), len(set(QUESTIONS))) == (46, 27)


@pytest.mark.parametrize("title", CONCEPTS)
def test_a_concept_that_is_owed_is_written_under_its_own_name(title):
    found = site().catalogue.concepts[site().catalogue.find(title)]
    assert (found.title, found.is_written) == (title, True)
    assert found.id == slug(title)


@pytest.mark.parametrize("question_id", QUESTIONS)
def test_a_question_that_is_owed_can_be_responded_to(question_id):
    question = site().questions.questions[question_id]
    for part in question.parts or [question]:
        assert part.exercise is not None
        assert part.rationale or part.exercise.type == "open"


def test_there_is_enough_to_study_and_to_practice():
    counts = questions_by_concept()
    assert len(site().catalogue.concepts) >= 60
    assert len(site().questions.questions) >= 150
    assert [i for i in site().catalogue.concepts if counts[i] < 3] == []


def test_every_type_of_question_is_used_and_none_is_left_without_a_key():
    assert [p.id for p in course_parts() if p.exercise is None] == []
    assert {p.exercise.type for p in course_parts()} == TYPES


def test_every_choice_has_feedback():
    parts = [part for question in site().questions.questions.values() for part in question.parts or [question]]
    choices = [p for p in parts if isinstance(p.exercise, Choices) and p.exercise.type != "judge"]
    assert len(choices) > 50
    assert [p.id for p in choices for choice in p.exercise.items if not choice.feedback] == []


def test_a_wrong_choice_says_where_to_read():
    parts = [p for p in course_parts() if isinstance(p.exercise, Choices) and p.exercise.type != "judge"]
    wrong = [(p.id, choice) for p in parts for choice in p.exercise.items if not choice.is_key]
    assert len(wrong) > 200
    assert [(i, c.text) for i, c in wrong if not (c.back or re.search(r"\[\[[^\]]+\]\]|\]\(", c.feedback))] == []


def test_a_key_is_explained():
    parts = [p for p in course_parts() if p.exercise.type != "open"]
    assert [p.id for p in parts if not p.rationale] == []


def test_a_rationale_says_more_than_where_to_read():
    parts = [p for p in course_parts() if p.exercise.type not in {"open", "number"}]
    said = {p.id: re.sub(r"See (?:the figure in )?\[\[[^\]]*\]\][^.]*\.", "", p.rationale) for p in parts}
    assert [i for i, text in said.items() if len(text.split()) < 15] == []


def test_neither_true_nor_false_is_the_safe_guess():
    true = [p.exercise.items[0].is_key for p in course_parts() if p.exercise.type == "judge"]
    assert 0.4 <= sum(true) / len(true) <= 0.6


def course_parts():
    """The questions of the course, a case as its own questions."""
    shown = (q for q in site().questions.questions.values() if q.span.path.startswith("quizzes/"))
    return [part for question in shown for part in question.parts or [question]]


# --- One connected whole ------------------------------------------------------------------------------------


def test_nothing_in_the_course_is_wrong_or_could_be_better():
    _, checked = check_project(ROOT)
    found = Counter(rated.problem.code for rated in checked.rated_problems if rated.severity is Severity.INFO)
    assert sum(found.values()) == len(checked.rated_problems), [str(rated.problem) for rated in checked.rated_problems]
    assert found.keys() <= {Code.CHAIN_LONG, Code.CONCEPT_BOTTLENECK}


def test_nothing_is_named_that_is_not_written():
    assert [i for i, c in site().catalogue.concepts.items() if not c.is_written] == []
    assert [*site().catalogue.stubs] == []


def test_the_graph_is_one_and_grows_from_few_roots():
    graph, concepts = site().graph, set(site().catalogue.concepts)
    assert {i for i in concepts if not graph.before.get(i)} == ROOTS
    assert neighborhood(graph, "goodharts-law") == concepts


def neighborhood(graph, start: str) -> set[str]:
    """Everything that can be reached along edges, in either direction."""
    found, queue = {start}, [start]
    while queue:
        here = queue.pop()
        new = {*(p.id for p in graph.before.get(here, ())), *graph.after.get(here, ())} - found
        found |= new
        queue += new
    return found


def test_every_edge_has_a_reason():
    before = site().graph.before
    assert [(i, p.id) for i, prerequisites in before.items() for p in prerequisites if not p.reason] == []


def test_a_page_ties_itself_to_what_comes_before_and_after():
    graph, linked = site().graph, {i: links_of(text) for i, text in raw_pages().items()}
    before = {i: {p.id for p in graph.before.get(i, ())} for i in linked}
    after = {i: set(graph.after.get(i, ())) for i in linked}
    assert [i for i in linked if before[i] and not linked[i] & before[i]] == []
    assert [i for i in linked if after[i] and not linked[i] & after[i]] == []


def raw_pages() -> dict[str, str]:
    """The body of each concept page, by id."""
    return {p.stem: read_page(p).split("\n---\n", 1)[1] for p in ROOT.glob("docs/concepts/*.md")}


def links_of(text: str) -> set[str]:
    """The ids of the concepts to which a body links."""
    names = (re.sub(r"\s+", " ", name) for name in re.findall(r"\[\[([^\]|\\]+)", text))
    return {site().catalogue.find(name) for name in names}


def test_every_reference_is_used_and_every_concept_rests_on_one():
    used = {citation.key for c in site().catalogue.concepts.values() for citation in c.references}
    assert used == set(site().references)
    assert [c.id for c in site().catalogue.concepts.values() if not c.references] == []


# --- How it reads -------------------------------------------------------------------------------------------


def test_no_page_is_bare_and_none_is_long():
    lengths = {name: len(text.split()) for name, text in written().items()}
    assert {name: length for name, length in lengths.items() if not 150 <= length <= 400} == {}


def test_every_page_can_be_read_after_school():
    grades = {name: reading_grade(text) for name, text in written().items()}
    assert {name: grade for name, grade in grades.items() if grade > 9} == {}


def reading_grade(text: str) -> float:
    """The Automated Readability Index: about the year of school in which a text can be read."""
    text = re.sub(r"^(?:\||#|\s*[-*] |\d+\. ).*$", "", text, flags=re.MULTILINE)
    words = re.findall(r"[\w'-]+", text)
    sentences = re.findall(r"[^.!?:]+[.!?:]", text)
    return 4.71 * sum(map(len, words)) / len(words) + 0.5 * len(words) / len(sentences) - 21.43


def test_no_word_is_misspelled():
    checker = SpellChecker()
    checker.word_frequency.load_words([*OWN_WORDS, *words_of(read_page(ROOT / "docs" / "references.bib"))])
    texts = {path.name: prose(path.read_text("utf-8")) for path in [*PROSE, *ROOT.glob("quizzes/*.yml")]}
    slips = {name: checker.unknown(words_of(text)) for name, text in texts.items()}
    assert {name: words for name, words in slips.items() if words} == {}


def words_of(text: str) -> set[str]:
    """The words of a text in small letters, without what is joined by a hyphen, such as an id."""
    found = re.findall(r"(?<![\w-])[A-Za-z][a-z]+(?:'[a-z]+)?(?![\w-])", text)
    return {word.lower().removesuffix("'s") for word in found}


def test_every_drawing_says_in_words_what_it_shows():
    drawings = [d for t in map(read_page, PROSE) for d in re.findall(r"<figure.*?</figure>", t, re.DOTALL)]
    assert len(drawings) >= 8
    for drawing in drawings:
        if re.search(r"!\[[^\]]{40,}\]", drawing):
            continue  # an image, with its text
        assert re.search(r"<title id=\"[\w-]+\">[^<]+</title>\s*<desc id=\"[\w-]+\">[^<]{40,}</desc>", drawing)
        assert not re.search(r"[ \n]style=|<script|#[0-9a-f]{3,6}\"", drawing)


def test_the_curves_of_overoptimization_follow_the_published_formulas():
    page = read_page(ROOT / "docs" / "concepts" / "reward-model-overoptimization.md")
    curves = re.findall(r"<path d=\"(M28\.00 250\.00(?: L[\d.]+ [\d.]+){40,})\"", page)
    best_of_n, reinforced = [[xy.split() for xy in re.split("[ML]", c) if xy.strip()] for c in curves]
    for points, value in ((best_of_n, lambda d: d * (1 - 0.25 * d)), (reinforced, lambda d: d * (1 - 0.4 * log(d)))):
        for x, y in points[1:]:
            distance, height = (float(x) - 28) / 50, (250 - float(y)) / 105
            assert height == pytest.approx(value(distance), abs=0.001)


def test_a_drawing_is_no_wider_than_a_phone():
    drawings = {path.name: re.findall(r'<svg viewBox="0 0 (\d+) ', read_page(path)) for path in PROSE}
    assert len(list(filter(None, drawings.values()))) > 10
    assert {name for name, widths in drawings.items() if any(int(width) > 360 for width in widths)} == set()
