# SPDX-License-Identifier: MIT
"""The state of one build: site, generated pages and problems. Each build and each edit creates a new one."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from mkdocs.structure.files import Files

from cairn.check.check import check_sources
from cairn.check.suppressions import Suppressions, find_suppressions
from cairn.content.document import host_text
from cairn.links.autolink import has_autolinks
from cairn.links.title_index import TitleIndex, build_title_index
from cairn.questions.shown import ShownQuestion
from cairn.site import Site
from cairn.sources import ParsedSources, Sources
from cairn.text.problem import Code, Problem, Severity, sort_problems
from cairn.views.concept.body import PageBody
from cairn.views.concept.concept_page import compile_concept
from cairn.views.generated_page import GeneratedPage
from cairn.views.learner.graph_file import ReviewSettings
from cairn.views.view import View
from mkdocs_cairn.build.compiler import Compiler
from mkdocs_cairn.cache.fingerprint import digest_text
from mkdocs_cairn.cache.template_check import TemplateCheck
from mkdocs_cairn.host.pages.cairn_page import CairnPage
from mkdocs_cairn.host.pages.converter import Converter
from mkdocs_cairn.host.pages.links import Hrefs
from mkdocs_cairn.host.question_files import QuestionFiles
from mkdocs_cairn.host.source_locations import formula_problem
from mkdocs_cairn.html.renderer import Renderer
from mkdocs_cairn.system.errors import CairnError

log = logging.getLogger("mkdocs.plugins.cairn")

UNREADABLE = frozenset((Code.ENCODING_BROKEN, Code.FILE_UNREADABLE))
"""Problems of reading a file, not of its content."""
_LEVELS = {Severity.ERROR: logging.ERROR, Severity.WARNING: logging.WARNING, Severity.INFO: logging.DEBUG}


@dataclass
class Build:
    """One build."""

    sources: Sources
    """The texts of all source files."""
    parsed: ParsedSources
    """The parsed sources."""
    site: Site
    """The compiled site."""
    generated: Mapping[str, GeneratedPage]
    """The pages that are generated, by source path; a document with the same path replaces a generated page."""
    compiler: Compiler
    """Compiles changed sources."""
    files: Files
    question_files: QuestionFiles
    """Resolves the paths in questions."""
    renderer: Renderer
    template_check: TemplateCheck
    """Checks that templates show only what the cache keys cover."""
    converter: Converter
    """The Markdown parser."""
    is_plain: Callable[[str], bool]
    """Returns whether a text is plain, so that Markdown would not change it."""
    has_sidebars: bool
    """Whether the theme has room for lists in its own sidebars."""
    has_breadcrumbs: bool
    """Whether the theme shows above each page where it stands."""
    is_autolinking: bool = False
    """Whether names of concepts become links by default."""
    links_to_sources: bool = False
    """Whether the host treats addresses in HTML as paths of source files."""
    uri: str = ""
    """The source path of the page that is being built."""
    shown: dict[int, ShownQuestion] = field(default_factory=dict)
    """The questions on that page, by number."""
    body: PageBody | None = None
    """The body of that page."""
    problems: tuple[Problem, ...] = ()
    """All problems found so far."""
    _view: tuple[str, View | None] = field(default=("", None), init=False)
    _digests: dict[str, bytes] = field(default_factory=dict, init=False)

    @property
    def reviews(self) -> ReviewSettings | None:
        """What the site decides about reviews; None for a site without the learner layer."""
        return self.compiler.reviews

    @cached_property
    def hrefs(self) -> Hrefs:
        """The relative addresses between the pages of the site."""
        return Hrefs(self.files)

    def view(self, uri: str) -> View | None:
        """Return the view model of a page; None if Cairn adds nothing to it. The last view is cached."""
        if self._view[0] != uri:
            concept_id = self.site.concept_ids.get(uri)
            generated = self.generated.get(uri)
            view = generated.compile_view(self.site) if generated else None
            self._view = uri, compile_concept(self.site, concept_id) if concept_id else view
        return self._view[1]

    def text(self, uri: str) -> str:
        """Return the source text of a page, written or generated, in the form that MkDocs should read."""
        document = self.site.documents.get(uri)
        return host_text(document) or document.source.text if document else self.generated[uri].markdown

    def title(self, uri: str) -> str:
        """Return the title of a concept or a generated page as plain text; empty for any other page."""
        if concept_id := self.site.concept_ids.get(uri):
            return self.site.catalogue.title(concept_id)
        return self.generated[uri].title if uri in self.generated and uri not in self.site.documents else ""

    def text_digest(self, path: str) -> bytes:
        """Return the digest of a source file."""
        if path not in self._digests:
            self._digests[path] = digest_text(self._texts[path])
        return self._digests[path]

    @cached_property
    def _texts(self) -> dict[str, str]:
        return {source.path: source.text for source in self.sources.each()}

    def title_index(self, uri: str) -> TitleIndex | None:
        """Return the index of names that become links on a page; None if the page has no automatic links."""
        is_wanted = has_autolinks(self.site.documents.get(uri), default=self.is_autolinking)
        return self._title_index if is_wanted else None

    @cached_property
    def _title_index(self) -> TitleIndex:
        return build_title_index(self.site.catalogue)

    def include(self, markdown: str) -> str:
        """Return the Markdown of the current page after extensions have included more text."""
        text = self.body.add(markdown) if self.body else markdown
        self.report(self.body.problems if self.body else ())
        return text

    def question_ids(self) -> Iterator[str]:
        """Yield the ids of the questions on the current page and of their parts."""
        questions = (shown.question for shown in self.shown.values())
        return (single.id for question in questions for single in (question, *question.parts))

    @cached_property
    def _suppressions(self) -> Suppressions:
        return Suppressions(find_suppressions(self.site, self.sources), self.compiler.rules.profile)

    def severity(self, problem: Problem) -> Severity | None:
        """Return the severity of a problem in this project; None if it is not reported."""
        return self.compiler.rules.profile.severity_of(problem.code)

    def check(self, unreadable: Iterable[Problem]) -> tuple[Problem, ...]:
        """Return the problems of the sources to report, the same as `cairn check` finds."""
        files = self.files.src_uris, self.site.concept_ids, self.generated
        broken = self.question_files.find_broken(self.site.questions, *files)
        others = (*unreadable, *self.compiler.find_host_problems(self.site), *broken)
        checked = check_sources(self.site, self.sources, self.compiler.rules, others, is_build=True)
        return tuple(rated.problem for rated in checked.rated_problems)

    def report_sources(self, unreadable: Iterable[Problem]) -> None:
        """Log the problems of the sources."""
        self.problems = self.check(unreadable)
        self._log(self.problems)

    def report_edit(self, before: Build) -> None:
        """Log what an edit changed; problems that only a page build finds are logged when the page is rebuilt."""
        known, read = set(before.problems), {source.path for source in self.sources.each()}
        unread = [p for p in before.problems if p.code in UNREADABLE and p.span.path not in read]
        self.problems = self.check(unread)
        self._log(problem for problem in self.problems if problem not in known)

    def report(self, problems: Iterable[Problem]) -> None:
        """Log problems of a page, sorted by location, and remember them; each is logged once."""
        if not (found := tuple(problems)):
            return  # the usual case: avoid a search of all known problems for each page
        known = set(self.problems)
        new = (p for p in found if p not in known and self.severity(p) is not None)
        if fresh := sort_problems(p for p in new if not self._suppressions.covering(p)):
            self.problems = sort_problems((*self.problems, *fresh))
        self._log(fresh)
        file = self.files.src_uris.get(self.uri)
        if file and isinstance(file.page, CairnPage):
            file.page.facts.has_logged = True  # even if logged for another page, which may be corrected first

    def report_formula(self, tex: str, reason: str) -> None:
        """Report a formula on the current page that cannot be read."""
        self.report([formula_problem(self.site, self.uri, tex, reason)])

    def _log(self, problems: Iterable[Problem]) -> None:
        for problem in problems:
            log.log(_LEVELS[self.severity(problem) or Severity.INFO], "%s", problem)

    def stop_at_errors(self) -> None:
        """Stop the build if there are errors; they are already logged."""
        if errors := sum(self.severity(p) is Severity.ERROR for p in self.problems):
            raise CairnError(f"Cairn found {errors} error{'s' * (errors > 1)} in the sources; see above.")
