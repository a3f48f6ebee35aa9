# SPDX-License-Identifier: MIT
"""The macros for mkdocs-macros-plugin, where a site has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .conftest import COURSE
from .tree import by_class, by_id, text

if TYPE_CHECKING:
    from .conftest import MakeSite

PAGE = """# Guide

First {{ concept("vectors") }}, then {{ concept("tables of numbers") }} and {{ concept("Linear Maps") }}.

## Chapter

{{ concept_list(tag="Mathematics/Linear Algebra/Ch.10 Maps") }}

## Path

{{ learning_path("matrices") }}

## Question

{{ quiz("zero-norm") }}

## Size

{{ stats() }}
"""
FENCE = """---
title: Curly
learn_before: []
---
The sum is {{ 1 + 1 }}.

```quiz
- id: braces
  stem: |
    What does `{{ x }}` or {% raw %} mean, and {# this #}?
  choices: |
    - [x] {{ 2 + 2 }}
    - [ ] {% endraw %} {{ quiz("zero-norm") }}
```
"""


@pytest.mark.parametrize("plugins", [["macros", "cairn"], ["cairn", "macros"]], ids=" before ".join)
def test_all_macros_work_in_either_order_of_the_plugins(site: MakeSite, plugins):
    built = site({**COURSE, "docs/guide.md": PAGE}, plugins=plugins)
    assert (built.error, built.log, built.faults()) == ("", (), [])
    page = built.page("guide")
    words = text(by_class(page, "md-content__inner")[0])
    assert "First Vectors, then Matrices and Linear Maps." in words
    assert "Chapter Matrices Norms Path 3 concepts and 1 question." in words
    assert "About 4 minutes with the questions." in words
    assert "Numbers 1 min Vectors 1 min · 1 question Matrices 1 min Question 1. Choose one" in words
    assert "Size 4 concepts · 2 questions · 1 reference · 1 still to write" in words
    question = by_id(page, "zero-norm")
    assert question is not None
    assert [i.get("type") for i in question.iter("input")] == ["radio", "radio"]
    assert [li for ol in page.iter("ol") for li in ol if text(li) == "Vectors 1 min · 1 question"]


@pytest.mark.parametrize(
    "place",
    [
        '{{ learning_path("matrices") }}',
        'Some text.\n{{ learning_path("matrices") }}\n\nMore text.',
        '<div class="own" markdown="1">\n{{ learning_path("matrices") }}\n</div>',
    ],
)
def test_before_a_path_is_a_place_for_what_a_script_says_of_it(site: MakeSite, place: str):
    built = site(
        {**COURSE, "docs/guide.md": f"# Guide\n\n{place}\n"},
        plugins=["search", "macros", "cairn"],
        markdown_extensions=["md_in_html"],
    )
    page = built.page("guide")
    (marker,) = by_class(page, "cairn-path")
    assert (marker.tag, marker.get("data-goal")) == ("div", "matrices")
    said = "3 concepts and 1 question. About 4 minutes with the questions. Begin"
    assert text(marker).replace(" ", "") == said.replace(" ", "")
    (parent,) = (e for e in page.iter() if marker in list(e))
    siblings = list(parent)
    following = siblings[siblings.index(marker) + 1]
    assert following.tag == "ol"
    assert [text(item) for item in following] == ["Numbers 1 min", "Vectors 1 min · 1 question", "Matrices 1 min"]
    assert parent.tag != "p"


def test_without_the_learner_layer_a_path_is_a_list_alone(site: MakeSite):
    built = site({**COURSE, "docs/guide.md": PAGE}, plugins=["search", "macros", {"cairn": {"learner": False}}])
    assert "cairn-path" not in built.read("guide/index.html")
    assert [li for ol in built.page("guide").iter("ol") for li in ol if text(li) == "Vectors"]


@pytest.mark.parametrize(
    ("call", "problem"),
    [
        ('{{ concept("vektor") }}', "'vektor' is not a concept. Correct the name in 'concept'. [concept-unknown]"),
        (
            '{{ concept("vectros") }}',
            "'vectros' is not a concept. Did you mean 'Vectors'? Correct the name in 'concept'. [concept-unknown]",
        ),
        ('{{ learning_path("x") }}', "'x' is not a concept. Correct the name in 'learning_path'. [concept-unknown]"),
        ('{{ quiz("y") }}', "There is no question 'y'. Correct the name in 'quiz'. [question-unknown]"),
        (
            '{{ concept_list("A/B") }}',
            "No concept has the tag 'A/B'. Correct the name in 'concept_list'. [tag-unknown]",
        ),
    ],
)
def test_an_unknown_name_is_a_problem_with_its_line(site: MakeSite, call, problem):
    built = site(
        {**COURSE, "docs/guide.md": f"---\ntitle: Guide\n---\n\nText.\n\n{call}\n"}, plugins=["macros", "cairn"]
    )
    assert [line.partition(": ")[2] for line in built.problems] == [f"docs/guide.md:7: {problem}"]
    assert built.error


def test_every_unknown_name_of_a_site_is_told_before_the_build_ends(site: MakeSite):
    files = {f"docs/{name}.md": f'# {name}\n\n{{{{ concept("{name}x") }}}}\n' for name in ("one", "two")}
    built = site({**COURSE, **files}, plugins=["macros", "cairn"])
    assert [line.split(":")[1].strip() for line in built.problems] == ["docs/one.md", "docs/two.md"]
    assert built.log[-1] == "ERROR: Cairn found 2 errors in the sources; see above."


def test_a_macro_that_is_called_wrongly_ends_a_strict_build(site: MakeSite):
    built = site({**COURSE, "docs/guide.md": "# Guide\n\n{{ concept() }}\n"}, plugins=["macros", "cairn"])
    assert built.error


def test_a_site_without_the_macros_plugin_shows_them_as_typed_and_says_so(site: MakeSite):
    built = site({**COURSE, "docs/guide.md": PAGE})
    assert {line.rpartition(" ")[2] for line in built.log} == {"[macros-missing]"}
    assert '{{ concept("vectors") }}' in text(built.page("guide"))


def test_macros_change_nothing_in_a_quiz_fence(site: MakeSite):
    built = site({**COURSE, "docs/concepts/braces.md": FENCE}, plugins=["macros", "cairn"])
    assert (built.error, built.log) == ("", ())
    page = built.page("concepts/braces")
    assert "The sum is 2." in text(page)
    question = text(by_id(page, "braces"))
    for typed in ("{{ x }}", "{% raw %}", "{# this #}", "{{ 2 + 2 }}", '{% endraw %} {{ quiz("zero-norm") }}'):
        assert typed in question


def test_macros_change_nothing_in_a_question_file(site: MakeSite):
    asked = "concepts: [norms]\nquestions:\n  - id: braces\n    stem: |\n      What is {{ 1 + 1 }}?\n"
    built = site({**COURSE, "quizzes/braces.yml": asked}, plugins=["macros", "cairn"])
    assert (built.error, built.log) == ("", ())
    assert "What is {{ 1 + 1 }}?" in text(by_id(built.page("concepts/norms"), "braces"))


def test_macros_of_the_site_itself_come_last(site: MakeSite):
    own = "def define_env(env):\n    @env.macro\n    def stats():\n        return 'mine'\n"
    built = site({**COURSE, "docs/guide.md": "# Guide\n\n{{ stats() }}\n", "main.py": own}, plugins=["cairn", "macros"])
    assert text(by_class(built.page("guide"), "md-content__inner")[0]).endswith("mine")


def test_a_macro_that_names_a_concept_but_for_a_sign_is_a_warning(site: MakeSite):
    files = {"docs/concepts/c.md": "---\ntitle: C\n---\nText.\n", "docs/guide.md": '# Guide\n\n{{ concept("C#") }}\n'}
    built = site(files, plugins=["macros", "cairn"])
    nearly = "'C#' is not exactly the name of 'C', but links to it. Correct the name in 'concept'. [name-nearly]"
    assert built.problems == [f"WARNING: docs/guide.md:3: {nearly}"]
