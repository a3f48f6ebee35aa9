# SPDX-License-Identifier: MIT
"""The result of a check as text, workflow annotations, JSON or SARIF.

Paths are relative to the current folder, so that a reader can open the location.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from typing import Any
from urllib.parse import quote

from cairn.check.check import CheckResult
from cairn.check.severity_profile import RatedProblem
from cairn.text.printable import printable
from cairn.text.problem import Code, Severity

_LABELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "piece of advice"}
_PLURALS = {Severity.ERROR: "errors", Severity.WARNING: "warnings", Severity.INFO: "pieces of advice"}
_GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_SARIF = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
MAX_PER_CODE = 20
"""The maximum number of problems per code to list on a terminal; the others are only counted."""
_SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


@dataclass(frozen=True, slots=True)
class CheckReport:
    """The result of a check, with the folder of its project."""

    checked: CheckResult
    """The result."""
    folder: str
    """The relative path of the project with a slash at its end; empty for the current folder."""
    limit: int | None = None
    """The maximum number of problems per code to list as text; None for all."""

    def path(self, rated: RatedProblem) -> str:
        """Return the path of a problem, relative to the current folder."""
        return self.folder + rated.problem.span.path


def write_text(report: CheckReport) -> str:
    """Return one line per problem, and a last line with their number."""
    counts: Counter[Code] = Counter()
    lines = []
    for rated in report.checked.rated_problems:
        counts[rated.problem.code] += 1
        if report.limit is None or counts[rated.problem.code] <= report.limit:
            lines.append(f"{report.folder}{rated.problem}")
    limit = report.limit
    left = {code: count - limit for code, count in counts.items() if count > limit} if limit else {}
    lines += [f"and {left[code]:,} more [{code.label}]" for code in sorted(left, key=lambda code: code.label)]
    if left:
        lines.append("--all lists them.")
    return "\n".join((*map(printable, lines), _summary(report.checked)))


def _summary(checked: CheckResult) -> str:
    counts = Counter(rated.severity for rated in checked.rated_problems)
    found = [_count(counts[s], _LABELS[s], _PLURALS[s]) for s in sorted(_LABELS, reverse=True) if counts[s]]
    concepts = _count(checked.concepts, "concept", "concepts")
    questions = _count(checked.questions, "question", "questions")
    return f"{', '.join(found) or 'Nothing to report'} in {concepts} and {questions}."


def _count(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"


def write_github(report: CheckReport) -> str:
    """Return the commands with which a GitHub workflow shows problems next to the changed lines."""
    lines = []
    for rated in report.checked.rated_problems:
        problem = rated.problem
        place = f"file={_escape_property(printable(report.path(rated)))},line={problem.span.line}"
        title = _escape_property(problem.code.label)
        lines.append(f"::{_GITHUB[rated.severity]} {place},title={title}::{_escape(printable(problem.message))}")
    return "\n".join((*lines, _summary(report.checked)))


def _escape(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape(text).replace(":", "%3A").replace(",", "%2C")


def write_json(report: CheckReport) -> str:
    """Return the result as one JSON object."""
    problems = [
        {
            "code": rated.problem.code.label,
            "severity": rated.severity.name.lower(),
            "path": report.path(rated),
            "line": rated.problem.span.line,
            "message": rated.problem.message,
        }
        for rated in report.checked.rated_problems
    ]
    return _dump({"problems": problems, "concepts": report.checked.concepts, "questions": report.checked.questions})


def write_sarif(report: CheckReport) -> str:
    """Return a log in the Static Analysis Results Interchange Format, which code hosts and editors read."""
    codes = sorted({rated.problem.code for rated in report.checked.rated_problems}, key=lambda code: code.label)
    driver = {"name": "cairn check", "version": version("mkdocs-cairn"), "rules": [_rule(code) for code in codes]}
    results = [_result(report, rated, codes) for rated in report.checked.rated_problems]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return _dump({"$schema": _SARIF_SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(code: Code) -> dict[str, Any]:
    text = code.label.replace("-", " ").capitalize()
    level = _SARIF[code.severity]
    return {"id": code.label, "shortDescription": {"text": text}, "defaultConfiguration": {"level": level}}


def _result(report: CheckReport, rated: RatedProblem, codes: list[Code]) -> dict[str, Any]:
    problem = rated.problem
    uri = quote(os.fsencode(report.path(rated)))
    place = {"artifactLocation": {"uri": uri}, "region": {"startLine": problem.span.line}}
    return {
        "ruleId": problem.code.label,
        "ruleIndex": codes.index(problem.code),
        "level": _SARIF[rated.severity],
        "message": {"text": problem.message},
        "locations": [{"physicalLocation": place}],
    }


def _dump(value: object) -> str:
    """Return ASCII-only JSON, which every terminal and log can show."""
    return json.dumps(value, indent=2).replace("\x7f", "\\u007f")


FORMATS: Mapping[str, Callable[[CheckReport], str]] = {
    "text": write_text,
    "github": write_github,
    "json": write_json,
    "sarif": write_sarif,
}
"""The functions by the name of the format on the command line."""
