# SPDX-License-Identifier: MIT
"""What one build knows: the site, its generated pages and its problems. Replaced whole at the next build."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError

from cairn.check.check import CheckRules, check_sources
from cairn.check.suppressions import Suppressions, find_suppressions
from cairn.content.document import host_text
from cairn.links.autolink import has_autolinks
from cairn.links.title_index import build_title_index
from cairn.text.problem import Code, Severity, sort_problems
from cairn.views.check_page import no_problems
from cairn.views.concept_page import compile_concept
from mkdocs_cairn.build.source_locations import formula_problem
from mkdocs_cairn.cache.fingerprint import digest_text
from mkdocs_cairn.host.cairn_page import OwnPage
from mkdocs_cairn.host.link_paths import Hrefs
from mkdocs_cairn.host.question_files import find_broken_links

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from mkdocs.structure.files import Files

    from cairn.links.title_index import TitleIndex
    from cairn.questions.shown import ShownQuestion
    from cairn.site import Site
    from cairn.sources import ParsedSources, Sources
    from cairn.text.problem import Problem
    from cairn.views.body import PageBody
    from cairn.views.index_pages import GeneratedPage
    from cairn.views.view_models import View
    from mkdocs_cairn.build.converter import Converter
    from mkdocs_cairn.host.question_files import QuestionFiles
    from mkdocs_cairn.html.renderer import Renderer

log = logging.getLogger("mkdocs.plugins.cairn")

UNREADABLE = frozenset((Code.ENCODING_BROKEN, Code.FILE_UNREADABLE))
"""What is found where files are read, not in what they say."""
_LEVELS = {Severity.ERROR: logging.ERROR, Severity.WARNING: logging.WARNING, Severity.INFO: logging.DEBUG}


@dataclass
class Build:
    """One build."""

    site: Site
    parsed: ParsedSources
    """What the site was derived from."""
    sources: Sources
    """What that was parsed from."""
    generated: Mapping[str, GeneratedPage]
    """The pages that are generated, or that a document stands in for, by place."""
    files: Files
    question_files: QuestionFiles
    """What the paths in questions mean."""
    renderer: Renderer
    converter: Converter
    """The parser of Markdown."""
    is_plain: Callable[[str], bool]
    """Tells whether Markdown would find nothing to do in a text."""
    is_native: bool
    """Whether the theme has room for lists in its own sidebars."""
    rules: CheckRules = CheckRules()  # noqa: RUF009 - it is frozen
    """How much each kind of problem weighs."""
    find_others: Callable[[Site], Iterable[Problem]] = no_problems
    """Finds what is wrong with a site beyond what the engine knows of."""
    is_autolinking: bool = False
    """Whether a mention of a concept becomes a link where a page does not say otherwise."""
    links_to_sources: bool = False
    """Whether the host takes addresses in HTML for those of source files."""
    uri: str = ""
    """The place of the page that is being rendered."""
    shown: dict[int, ShownQuestion] = field(default_factory=dict)
    """The questions of that page, by number."""
    body: PageBody | None = None
    """The body of that page."""
    problems: tuple[Problem, ...] = ()
    """Everything found so far."""
    _view: tuple[str, View | None] = ("", None)
    _texts: dict[str, str] = field(default_factory=dict)
    _digests: dict[str, bytes] = field(default_factory=dict)

    @cached_property
    def hrefs(self) -> Hrefs:
        """The ways between its pages."""
        return Hrefs(self.files)

    def view(self, uri: str) -> View | None:
        """Return the view of the page at that place; None where it is an ordinary page. It remembers the last one."""
        if self._view[0] != uri:
            concept_id = self.site.concept_ids.get(uri)
            generated = self.generated.get(uri)
            view = generated.compile_view(self.site) if generated else None
            self._view = uri, compile_concept(self.site, concept_id) if concept_id else view
        return self._view[1]

    def text(self, uri: str) -> str:
        """Return the source of the page at that place, written or generated, as MkDocs is to read it."""
        document = self.site.documents.get(uri)
        return host_text(document) or document.source.text if document else self.generated[uri].markdown

    def title(self, uri: str) -> str:
        """Return the title of a concept, or of a page that is generated, as plain text; empty for any other page."""
        concept_id = self.site.concept_ids.get(uri)
        if concept_id:
            return self.site.catalogue.title(concept_id)
        return self.generated[uri].title if uri in self.generated and uri not in self.site.documents else ""

    def text_digest(self, path: str) -> bytes:
        """Return the digest of the source of that path."""
        if not self._texts:
            self._texts = {source.path: source.text for source in self.sources.each()}
        if path not in self._digests:
            self._digests[path] = digest_text(self._texts[path])
        return self._digests[path]

    def title_index(self, uri: str) -> TitleIndex | None:
        """Return the names that become links on the page at that place; None where nothing does."""
        is_wanted = has_autolinks(self.site.documents.get(uri), default=self.is_autolinking)
        return self._lexicon if is_wanted else None

    @cached_property
    def _lexicon(self) -> TitleIndex:
        return build_title_index(self.site.catalogue)

    def include(self, markdown: str) -> str:
        """Return the Markdown of that page after extensions have brought in more."""
        text = self.body.add(markdown) if self.body else markdown
        self.report(self.body.problems if self.body else ())
        return text

    def question_ids(self) -> Iterator[str]:
        """Yield the ids of the questions of that page, and of those in them."""
        questions = (shown.question for shown in self.shown.values())
        return (single.id for question in questions for single in (question, *question.parts))

    @cached_property
    def _allowances(self) -> Suppressions:
        return Suppressions(find_suppressions(self.site, self.sources), self.rules.profile)

    def weigh(self, problem: Problem) -> Severity | None:
        """Return how much a problem weighs in this project; None where it is not to be reported."""
        return self.rules.profile.weigh(problem.code)

    def check(self, unreadable: Iterable[Problem]) -> tuple[Problem, ...]:
        """Return what is to be reported of the sources, as `cairn check` finds it."""
        others = (*unreadable, *self.find_others(self.site), *find_broken_links(self))
        checked = check_sources(self.site, self.sources, self.rules, others, is_build=True)
        return tuple(rated.problem for rated in checked.rated_problems)

    def begin(self, unreadable: Iterable[Problem]) -> None:
        """Log what is wrong with the sources."""
        self.problems = self.check(unreadable)
        self._log(self.problems)

    def report(self, problems: Iterable[Problem]) -> None:
        """Log problems of a page, in the order of their places, and remember them; each is said once."""
        if not (found := tuple(problems)):
            return  # as for nearly every page: what is known already must not be gone through for each
        known = set(self.problems)
        new = (p for p in found if p not in known and self.weigh(p) is not None)
        if fresh := sort_problems(p for p in new if not self._allowances.covering(p)):
            self.problems = sort_problems((*self.problems, *fresh))
        self._log(fresh)
        file = self.files.src_uris.get(self.uri)
        if file and isinstance(file.page, OwnPage):
            file.page.told.is_quiet = False  # the one that has said it may be mended, and this one not

    def _log(self, problems: Iterable[Problem]) -> None:
        for problem in problems:
            log.log(_LEVELS[self.weigh(problem) or Severity.INFO], "%s", problem)

    def announce(self, before: Build) -> None:
        """Log what an edit has brought about; what only a page can show is found again when it is made again."""
        known, read = set(before.problems), {source.path for source in self.sources.each()}
        unread = [p for p in before.problems if p.code in UNREADABLE and p.span.path not in read]
        self.problems = self.check(unread)
        self._log(problem for problem in self.problems if problem not in known)

    def report_formula(self, tex: str, reason: str) -> None:
        """Report a formula of that page that cannot be read."""
        self.report([formula_problem(self.site, self.uri, tex, reason)])

    def stop_at_errors(self) -> None:
        """End the build where there are errors; all of them have been logged by now."""
        errors = sum(self.weigh(p) is Severity.ERROR for p in self.problems)
        if errors:
            raise PluginError(f"Cairn found {errors} error{'s' * (errors > 1)} in the sources; see above.")
