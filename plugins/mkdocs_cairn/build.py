# SPDX-License-Identifier: MIT
"""What one build knows: the site, its generated pages and its problems. Replaced whole at the next build."""

from __future__ import annotations

import gc
import logging
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError

from cairn.index_views import GeneratedPage, compile_indexes
from cairn.parsed import Parsed, Sources, forgetful, parse_sources
from cairn.problem import Code, Problem, Severity, sort_problems
from cairn.question_texts import write_texts
from cairn.site import Site, derive_site
from cairn.views import compile_concept
from mkdocs_cairn.cache.fingerprint import digest_text
from mkdocs_cairn.config import record_name
from mkdocs_cairn.converter import Converter
from mkdocs_cairn.layout import has_sidebars
from mkdocs_cairn.own_page import OwnPage
from mkdocs_cairn.places import formula_problem
from mkdocs_cairn.render import Renderer
from mkdocs_cairn.sources import SourceReader

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from cairn.body import ShownQuestion
    from cairn.page import View
    from cairn.parsed import Recall
    from mkdocs_cairn.config import CairnConfig

log = logging.getLogger("mkdocs.plugins.cairn")

_LEVELS = {Severity.ERROR: logging.ERROR, Severity.WARNING: logging.WARNING, Severity.INFO: logging.DEBUG}


@dataclass
class Build:
    """One build."""

    site: Site
    parsed: Parsed
    """What the site was derived from."""
    sources: Sources
    """What that was parsed from."""
    generated: Mapping[str, GeneratedPage]
    """The pages that are generated, or that a document stands in for, by place."""
    files: Files
    renderer: Renderer
    converter: Converter
    """The parser of Markdown."""
    is_native: bool
    """Whether the theme has room for lists in its own sidebars."""
    uri: str = ""
    """The place of the page that is being rendered."""
    shown: dict[int, ShownQuestion] = field(default_factory=dict)
    """The questions of that page, by number."""
    problems: tuple[Problem, ...] = ()
    """Everything found so far."""
    _view: tuple[str, View | None] = ("", None)
    _digests: dict[str, bytes] = field(default_factory=dict)

    def view(self, uri: str) -> View | None:
        """Return the view of the page at that place; None where it is an ordinary page. It remembers the last one."""
        if self._view[0] != uri:
            concept_id = self.site.concept_ids.get(uri)
            generated = self.generated.get(uri)
            view = generated.compile_view() if generated else None
            self._view = uri, compile_concept(self.site, concept_id) if concept_id else view
        return self._view[1]

    def text(self, uri: str) -> str:
        """Return the source of the page at that place, written or generated."""
        document = self.site.documents.get(uri)
        return document.source.text if document else self.generated[uri].markdown

    def title(self, uri: str) -> str:
        """Return the title of a concept, or of a page that is generated, as plain text; empty for any other page."""
        concept_id = self.site.concept_ids.get(uri)
        if concept_id:
            return self.site.catalogue.title(concept_id)
        return self.generated[uri].title if uri in self.generated and uri not in self.site.documents else ""

    def text_digest(self, path: str) -> bytes:
        """Return the digest of the source of that path."""
        if not self._digests:
            self._digests = {s.path: digest_text(s.text) for s in self.sources.each()}
        return self._digests[path]

    def write_question(self, shown: ShownQuestion) -> str:
        """Return the texts of a question as Markdown, and remember it for the page that is being rendered."""
        self.shown[shown.number] = shown
        return write_texts(shown)

    def question_ids(self, number: int) -> Iterator[str]:
        """Yield the ids of a question of that page: its own and those of its parts."""
        shown = self.shown.get(number)
        yield from (single.id for single in (shown.question, *shown.question.parts)) if shown else ()

    def report(self, problems: Iterable[Problem]) -> None:
        """Log problems, in the order of their places, and remember them; each is said once."""
        found, known = tuple(problems), set(self.problems)
        if fresh := sort_problems(p for p in found if p not in known):
            self.problems = sort_problems((*self.problems, *fresh))
        for problem in fresh:
            log.log(_LEVELS[problem.code.severity], "%s", problem)
        file = self.files.src_uris.get(self.uri)
        if found and file and isinstance(file.page, OwnPage):
            file.page.told.is_quiet = False  # the one that has said it may be mended, and this one not

    def announce(self, before: Build) -> None:
        """Log what an edit has brought about; what only a page can show is found again when it is made again."""
        known, read = set(before.problems), {source.path for source in self.sources.each()}
        unread = [p for p in before.problems if p.code is Code.ENCODING_BROKEN and p.span.path not in read]
        self.problems = sort_problems((*self.site.problems, *unread))
        for problem in self.problems:
            if problem not in known:
                log.log(_LEVELS[problem.code.severity], "%s", problem)

    def report_formula(self, tex: str, reason: str) -> None:
        """Report a formula of that page that cannot be read."""
        self.report([formula_problem(self.site, self.uri, tex, reason)])

    @property
    def has_errors(self) -> bool:
        """Whether a build has to end."""
        return any(p.code.severity is Severity.ERROR for p in self.problems)

    def stop_at_errors(self) -> None:
        """End the build where there are errors; all of them have been logged by now."""
        errors = sum(p.code.severity is Severity.ERROR for p in self.problems)
        if errors:
            raise PluginError(f"Cairn found {errors} error{'s' * (errors > 1)} in the sources; see above.")


def start_build(files: Files, config: MkDocsConfig, options: CairnConfig, recall: Recall = forgetful) -> Build:
    """Read the sources, compile the site and report what is wrong with it."""
    reader = SourceReader(config, options)
    sources = reader.read(files)
    with no_collection():
        parsed = parse_sources(sources, options.concepts.strip("/"), recall)
        site = derive_site(parsed, options.concepts.strip("/"))
        build = Build(
            site=site,
            parsed=parsed,
            sources=sources,
            generated=compile_indexes(site),
            files=files,
            renderer=Renderer(config, record_name(options, config), confidence=options.confidence),
            converter=Converter(config),
            is_native=has_sidebars(config),
        )
    build.report((*reader.problems, *site.problems))
    implied = sum(p.code.severity is Severity.INFO for p in build.problems)
    if implied:
        log.info("Prerequisites that already follow from others: %s; --verbose lists them.", implied)
    return build


@contextmanager
def no_collection() -> Iterator[None]:
    """Make many values that stay: looking again and again which of them might go would take a third of the time."""
    is_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if is_on:
            gc.enable()
