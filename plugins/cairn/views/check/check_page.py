# SPDX-License-Identifier: MIT
"""The check page, which shows authors the results of a check: a table of problems and statistics of the graph."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from functools import partial

from cairn.check.check import CheckRules, check_sources
from cairn.check.graph_statistics import build_layers
from cairn.content.page_link import PageLink
from cairn.site import Site
from cairn.sources import Sources
from cairn.text.printable import printable
from cairn.text.problem import Problem, Severity
from cairn.views.check.check_models import CheckPage, CheckRow
from cairn.views.generated_page import WANTED, GeneratedPage

REPORT = "check/index.md"
"""The page path of the check page."""
MAX_ROWS = 1000
"""The maximum number of problems to show; the most severe come first."""
_COMMAND = "`cairn check`"


def no_problems(_site: Site) -> tuple[Problem, ...]:
    """Return no problems: the default for `find_others`."""
    return ()


def add_check_page(
    pages: dict[str, GeneratedPage],
    site: Site,
    sources: Sources,
    rules: CheckRules,
    find_others: Callable[[Site], Iterable[Problem]] = no_problems,
) -> None:
    """Add the check page to the generated pages; `find_others` returns problems that only the host can find."""
    view = partial(compile_check_page, sources=sources, rules=rules, find_others=find_others)
    lead = site.messages.say_in_markdown("check.lead", command=_COMMAND)
    pages[site.page_at(REPORT)] = GeneratedPage(site.messages.say("page.check"), lead, view)


def compile_check_page(
    site: Site, sources: Sources, rules: CheckRules, find_others: Callable[[Site], Iterable[Problem]] = no_problems
) -> CheckPage:
    """Check a site and return the view model of the check page."""
    rated_problems = check_sources(site, sources, rules, find_others(site)).rated_problems
    counts = Counter(rated.severity for rated in rated_problems)
    shown = sorted(rated_problems, key=lambda v: -v.severity)[:MAX_ROWS]
    documents = {document.source.path: document for document in site.documents.values()}
    rows = tuple(
        CheckRow(
            severity=rated.severity.name.lower(),
            weight=int(rated.severity),
            path=printable(rated.problem.span.path),
            line=rated.problem.span.line,
            code=rated.problem.code.label,
            message=printable(rated.problem.message),
            page=PageLink(document.title, document.uri) if document else None,
        )
        for rated in sorted(shown, key=lambda v: v.problem.span)
        for document in [documents.get(rated.problem.span.path)]
    )
    totals = tuple((severity.name.lower(), counts[severity]) for severity in reversed(Severity) if counts[severity])
    wanted = PageLink(site.messages.say("page.wanted"), site.page_at(WANTED))
    return CheckPage(rows, totals, len(rated_problems) - len(rows), build_layers(site), wanted)
