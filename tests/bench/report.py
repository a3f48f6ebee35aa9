# SPDX-License-Identifier: MIT
"""Turns results into the tables of the page on the benchmark and of the README.

The prose of both is written by hand. What is measured stands between two marks, and only that is replaced.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .results import growth_exponent, least_and_median, show
from .rounds import EDITED, FULL, UNCHANGED
from .stacks import STACKS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import TypeAlias

    from .measure import Cost
    from .results import Results
    from .rounds import Weight
    from .stacks import Stack

    Column: TypeAlias = tuple[str, Callable[[Results, Stack, int], str]]

BEGIN, END = "<!-- What stands here was written by ./dev bench. -->", "<!-- The end of it. -->"
NONE = "–"


def cost_of(kind: str, pick: Callable[[Cost], float]) -> Callable[[Results, Stack, int], str]:
    def cell(results: Results, stack: Stack, size: int) -> str:
        costs = results.costs(stack.name, size, kind)
        return least_and_median([pick(cost) for cost in costs]) if costs else NONE

    return cell


def weight_of(show_weight: Callable[[Weight], str]) -> Callable[[Results, Stack, int], str]:
    def cell(results: Results, stack: Stack, size: int) -> str:
        weight = results.weight(stack.name, size)
        return show_weight(weight) if weight else NONE

    return cell


def megabytes(cost: Cost) -> float:
    return cost.memory / 1e6


COLUMNS: Sequence[Column] = (
    ("Stack", lambda _, stack, __: stack.title),
    ("Full build, CPU s", cost_of(FULL, lambda cost: cost.cpu)),
    ("Full build, s", cost_of(FULL, lambda cost: cost.wall)),
    ("Memory, MB", cost_of(FULL, megabytes)),
    ("After one edit, CPU s", cost_of(EDITED, lambda cost: cost.cpu)),
    ("After one edit, s", cost_of(EDITED, lambda cost: cost.wall)),
    ("Page, kB (packed)", weight_of(lambda weight: f"{show(weight.page / 1e3)} ({show(weight.page_packed / 1e3)})")),
    (
        "Search, MB (packed)",
        weight_of(
            lambda weight: f"{show(weight.index / 1e6)} ({show(weight.index_packed / 1e6)})" if weight.index else "0"
        ),
    ),
)
SHORT = (0, 1, 4, 3, 6, 7)
"""Which of them the README shows, and in which order."""


def table(results: Results, size: int, columns: Sequence[Column]) -> Iterator[str]:
    """A row a stack that was measured at this size."""
    yield "| " + " | ".join(name for name, _ in columns) + " |"
    yield "|---" + "|--:" * (len(columns) - 1) + "|"
    for stack in STACKS:
        if results.costs(stack.name, size, FULL):
            yield "| " + " | ".join(cell(results, stack, size) for _, cell in columns) + " |"


def long_report(results: Results) -> str:
    """All sizes, and what they were measured with."""
    rounds = "one round" if results.rounds == 1 else f"{results.rounds} rounds"
    parts = [f"Measured on {results.date} in {rounds} on {results.machine}."]
    for size in reversed(results.sizes()):
        parts += [f"### {size:,} concepts", "\n".join(table(results, size, COLUMNS)), *unchanged(results, size)]
    parts += ["### Growth", growth(results), "### Versions", "\n".join(versions(results))]
    return "\n\n".join(parts)


def unchanged(results: Results, size: int) -> Iterator[str]:
    costs = results.costs("cairn", size, UNCHANGED)
    if costs:
        cpu, wall = (least_and_median([pick(cost) for cost in costs]) for pick in (lambda c: c.cpu, lambda c: c.wall))
        yield f"The same build again, with nothing changed, costs Cairn {cpu} s of CPU time and takes {wall} s."


def growth(results: Results) -> str:
    lines = [(stack.title, results.line(stack.name)) for stack in STACKS]
    found = [f"{title} {growth_exponent(line):.2f}" for title, line in lines if len(line) > 1]
    if not found:
        return "One size alone shows no growth."
    return f"The CPU time of a full build grows with the number of concepts to the power of: {'; '.join(found)}."


def versions(results: Results) -> Iterator[str]:
    yield from (f"* {title}: {text}" for title, text in results.versions.items())
    yield from (f"* {title} is left out: {reason}." for title, reason in results.absent.items())


def short_report(results: Results) -> str:
    """The largest size, in fewer columns."""
    size = results.sizes()[-1]
    rows = "\n".join(table(results, size, [COLUMNS[place] for place in SHORT]))
    return f"{size:,} concepts with two questions each, measured on {results.date} on {results.machine}:\n\n{rows}"


def put(page: str, report: str) -> str:
    """The page with the report between its marks."""
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise ValueError(f"The page has no place for the report: it needs the lines '{BEGIN}' and '{END}'.")
    return f"{before}{BEGIN}\n\n{report}\n\n{END}{after}"
