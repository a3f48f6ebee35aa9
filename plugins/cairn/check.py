# SPDX-License-Identifier: MIT
"""Everything that can be said of a site without building it: its problems, and advice on its questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cairn.body import find_shown_twice, hide_fences
from cairn.lint import lint_questions
from cairn.problem import sort_problems

if TYPE_CHECKING:
    from cairn.problem import Problem
    from cairn.site import Site


def check_site(site: Site) -> tuple[Problem, ...]:
    """Return the problems and the advice, by place. What a macro writes is known to a build alone."""
    twice = (p for uri, page in site.documents.items() for p in find_shown_twice(site, uri, hide_fences(page.body)))
    return sort_problems([*site.problems, *twice, *lint_questions(site.questions.questions.values())])
