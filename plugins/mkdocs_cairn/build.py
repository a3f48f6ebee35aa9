# SPDX-License-Identifier: MIT
"""What one build knows: the site, its generated pages and its problems. Replaced whole at the next build."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError

from cairn.index_views import GeneratedPage, compile_indexes
from cairn.problem import Problem, Severity, sort_problems
from cairn.question_texts import write_texts
from cairn.site import Site, compile_site
from cairn.views import compile_concept
from mkdocs_cairn.config import record_name
from mkdocs_cairn.layout import has_sidebars
from mkdocs_cairn.places import formula_problem
from mkdocs_cairn.render import Renderer
from mkdocs_cairn.sources import SourceReader

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from cairn.body import ShownQuestion
    from cairn.page import View
    from mkdocs_cairn.config import CairnConfig

log = logging.getLogger("mkdocs.plugins.cairn")

_LEVELS = {Severity.ERROR: logging.ERROR, Severity.WARNING: logging.WARNING, Severity.INFO: logging.DEBUG}


@dataclass
class Build:
    """One build."""

    site: Site
    generated: Mapping[str, GeneratedPage]
    """The pages that are generated, or that a document stands in for, by place."""
    files: Files
    renderer: Renderer
    is_native: bool
    """Whether the theme has room for lists in its own sidebars."""
    uri: str = ""
    """The place of the page that is being rendered."""
    shown: dict[int, ShownQuestion] = field(default_factory=dict)
    """The questions of that page, by number."""
    problems: tuple[Problem, ...] = ()
    """Everything found so far."""
    _views: dict[str, View] = field(default_factory=dict)

    def view(self, uri: str) -> View | None:
        """Return the view of the page at that place; None where it is an ordinary page."""
        if uri not in self._views:
            concept_id = self.site.concept_ids.get(uri)
            if concept_id:
                self._views[uri] = compile_concept(self.site, concept_id)
            elif uri in self.generated:
                self._views[uri] = self.generated[uri].compile_view()
        return self._views.get(uri)

    def write_question(self, shown: ShownQuestion) -> str:
        """Return the texts of a question as Markdown, and remember it for the page that is being rendered."""
        self.shown[shown.number] = shown
        return write_texts(shown)

    def question_ids(self, number: int) -> Iterator[str]:
        """Yield the ids of a question of that page: its own and those of its parts."""
        shown = self.shown.get(number)
        yield from (single.id for single in (shown.question, *shown.question.parts)) if shown else ()

    def report(self, problems: Iterable[Problem]) -> None:
        """Log problems, in the order of their places, and remember them."""
        fresh = [p for p in sort_problems(problems) if p not in self.problems]
        self.problems = sort_problems((*self.problems, *fresh))
        for problem in fresh:
            log.log(_LEVELS[problem.code.severity], "%s", problem)

    def report_formula(self, tex: str, reason: str) -> None:
        """Report a formula of that page that cannot be read."""
        self.report([formula_problem(self.site, self.uri, tex, reason)])

    def stop_at_errors(self) -> None:
        """End the build where there are errors; all of them have been logged by now."""
        errors = sum(p.code.severity is Severity.ERROR for p in self.problems)
        if errors:
            raise PluginError(f"Cairn found {errors} error{'s' * (errors > 1)} in the sources; see above.")


def start_build(files: Files, config: MkDocsConfig, options: CairnConfig) -> Build:
    """Read the sources, compile the site and report what is wrong with it."""
    reader = SourceReader(config, options)
    site = compile_site(reader.read(files), options.concepts)
    build = Build(
        site=site,
        generated=compile_indexes(site),
        files=files,
        renderer=Renderer(config, record_name(options, config), confidence=options.confidence),
        is_native=has_sidebars(config),
    )
    build.report((*reader.problems, *site.problems))
    implied = sum(p.code.severity is Severity.INFO for p in build.problems)
    if implied:
        log.info("Prerequisites that already follow from others: %s; --verbose lists them.", implied)
    return build
