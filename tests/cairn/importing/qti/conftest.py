# SPDX-License-Identifier: MIT
"""Items of QTI in a few words, and what becomes of them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest

from cairn.importing.formats.registry import find_format
from cairn.importing.found import Bundle, Format, Found
from cairn.importing.output.imported import Imported, Placing, compile_imported
from cairn.questions.parser import parse_quiz_file
from cairn.questions.question import Quiz
from cairn.questions.writer import write_quiz
from cairn.text.problem import Severity
from cairn.text.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


@dataclass(frozen=True)
class Outcome:
    """What an import finds."""

    found: Found
    imported: Imported
    counts: tuple[int, int, int] = field(default=(0, 0, 0))

    @property
    def exercises(self) -> list[Any]:
        return [found.question.exercise for group in self.found.groups for found in group.questions]

    @property
    def questions(self) -> list[Any]:
        return [found.question for group in self.found.groups for found in group.questions]

    @property
    def said(self) -> list[tuple[str, int, str]]:
        problems = [problem for item in self.imported.items for problem in item.problems]
        return [(problem.span.path, problem.span.line, problem.message) for problem in problems]


def read(source: str | bytes | Mapping[str, str | bytes], name: str = "bank.xml") -> Outcome:
    if isinstance(source, str | bytes):
        bundle = Bundle(name, _bytes(source))
    else:
        bundle = Bundle(name, members={path: _bytes(data) for path, data in sorted(source.items())})
    chosen = find_format(bundle)
    assert isinstance(chosen, Format), chosen
    assert chosen.name == "qti"
    found = chosen.read(bundle)
    imported = compile_imported(found, f"qti:{name}", name.partition(".")[0], Placing())
    for file in [each for each in imported.files if each.path.endswith(".yml")]:
        quiz, problems = parse_quiz_file(Source(file.path, file.text))
        assert not [each for each in problems if each.code.severity is Severity.ERROR], (problems, file.text)
        assert len(quiz.questions) == len([i for i in imported.items if i.key == file.key])
        assert write_quiz(Quiz(quiz.questions)) == write_quiz(Quiz(parse_quiz_file(Source("", file.text))[0].questions))
    fates = Counter(item.fate for item in imported.items)
    return Outcome(found, imported, (fates["carried"], fates["simplified"], fates["left-out"]))


def _bytes(data: str | bytes) -> bytes:
    return data if isinstance(data, bytes) else data.encode()


def write_1(*items: str, title: str = "Baking") -> str:
    """A file of QTI 1.2."""
    section = f'<section ident="root_section">{"".join(items)}</section>'
    return f'<questestinterop><assessment ident="a1" title="{title}">{section}</assessment></questestinterop>'


def write_item_1(presentation: str, rules: str = "", kind: str = "", more: str = "", ident: str = "one") -> str:
    """An item of QTI 1.2, of a kind that its metadata name."""
    fields = (
        f"<qtimetadatafield><fieldlabel>question_type</fieldlabel><fieldentry>{kind}</fieldentry></qtimetadatafield>"
    )
    meta = f"<itemmetadata><qtimetadata>{fields if kind else ''}</qtimetadata></itemmetadata>"
    return (
        f'<item ident="{ident}" title="One">{meta}<presentation>{presentation}</presentation>'
        f"<resprocessing>{rules}</resprocessing>{more}</item>"
    )


def write_2(body: str, declarations: str = "", processing: str = "", more: str = "", attributes: str = "") -> str:
    """An item of QTI 2."""
    return (
        f'<assessmentItem identifier="one" title="One" {attributes}>{declarations}'
        f"<itemBody>{body}</itemBody>{processing}{more}</assessmentItem>"
    )


@dataclass(frozen=True)
class Kit:
    """What the tests of this folder share."""

    read: Callable[..., Outcome] = read
    file: Callable[..., str] = write_1
    item_1: Callable[..., str] = write_item_1
    item_2: Callable[..., str] = write_2


@pytest.fixture(scope="session")
def qti() -> Kit:
    return Kit()
