# SPDX-License-Identifier: MIT
"""Macros of this site alone: tables of options, macros, commands, keys, problems and formats, read from the code."""

from __future__ import annotations

import argparse
import ast
import inspect
import re
from functools import cache
from html import escape
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cairn.compile import compile_site
from cairn.exporting.course import Chapter, Course, ExportOptions
from cairn.exporting.formats.registry import FORMATS as EXPORTED
from cairn.importing.formats.registry import FORMATS as IMPORTED
from cairn.questions.parser import parse_quiz_file
from cairn.schemas.question_schema import quiz_schema
from cairn.schemas.source_schemas import concept_schema, tags_schema
from cairn.sources import Sources
from cairn.text.problem import Code, Problem, Severity, sort_problems
from cairn.text.source import Source
from cairn_cli.__main__ import build_parser
from mkdocs_cairn.config.options import CairnConfig, CheckConfig, LearnerConfig
from mkdocs_cairn.host.plugins.macros.macros import NAMES, Macros

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs.config.base import Config

    from cairn.exporting.exported import ExportFormat
    from cairn.questions.question import Question


def define_env(env: Any) -> None:
    """Define the macros; the macros plugin calls this."""
    for macro in (option_table, macro_table, command_table, problem_table, key_table, *FORMAT_TABLES):
        env.macro(macro)


def option_table() -> str:
    """Return the options of the plugin, with their defaults."""
    groups = (CairnConfig, ""), (LearnerConfig, "learner: "), (CheckConfig, "check: ")
    rows = [row for group in groups for row in _option_rows(*group)]
    return _table(("Option", "Meaning"), rows)


def _option_rows(options: type[Config], above: str) -> Iterator[tuple[str, ...]]:
    told = dict(_attribute_docs(options))
    for key, option in options._schema:  # noqa: SLF001
        default = _show(None if option.default == {} else option.default)
        yield f"`{above}{key}`", f"{told[key]} Default: {default}." if default else told[key]


def macro_table() -> str:
    """Return the macros that the plugin defines."""
    return _table(("Macro", "Result"), ((f"`{_call(n)}`", _first(getattr(Macros, n))) for n in NAMES))


def command_table() -> str:
    """Return the commands of `cairn`, those of a group each on a line of its own."""
    return _table(("Command", "Purpose"), _commands(build_parser()))


def problem_table() -> str:
    """Return the codes of all problems, each with a link to its cure."""
    told = dict(_attribute_docs(Code))
    names = {Severity.ERROR: "Error", Severity.WARNING: "Warning", Severity.INFO: "Advice"}
    rows = ((f"[`{c.label}`](problems.md#{c.label})", f"*{names[c.severity]}.* {told[c.name]}") for c in Code)
    return _table(("Code", "Problem"), rows)


def key_table(kind: str) -> str:
    """Return the keys of a kind of source, from its schema."""
    return _table(("Key", "Meaning"), ((f"`{key}`", _about(value)) for key, value in _KEYS[kind]().items()))


def import_table() -> str:
    """Return the formats that can be imported, each with a link to its section."""
    rows = (
        (_name_format("import", each), f"`{each.name}`", _list(each.kinds)) for each in sorted(IMPORTED, key=_by_name)
    )
    return _table(("You have", "Format", "Files"), rows)


def export_table() -> str:
    """Return the formats that can be exported, each with a link to its section."""
    rows = (
        (f"`{each.name}`", _name_format("export", each), _list(each.endings)) for each in sorted(EXPORTED, key=_by_name)
    )
    return _table(("Format", "What you get", "One file, if it ends in"), rows)


def carried_table() -> str:
    """Return what each format with questions carries, found out by exporting samples."""
    formats = [each for each in sorted(EXPORTED, key=_by_name) if each.has_questions and each.name not in _WHOLE]
    rows = ((question.label, *(_find_fate(each, question) for each in formats)) for question in _read_samples())
    return _table(("Here", *(f"`{each.name}`" for each in formats)), rows)


def loss_list(name: str) -> str:
    """Return what a format says of the samples that it does not carry whole."""
    (found,) = (each for each in EXPORTED if each.name == name)
    return "\n".join(f"* {note.message}" for note in _export(found))


_FATES = {Code.EXPORT_SIMPLIFIED: "in part", Code.EXPORT_LEFT_OUT: "no"}
_WHOLE = ("scorm",)
"""Formats that contain the site itself, so they carry everything."""


def _find_fate(chosen: ExportFormat, question: Question) -> str:
    """Return whether a format carries a question; a note may be about a part of it."""
    places = {each.span for each in (question, *question.parts)}
    return next((_FATES[note.code] for note in _export(chosen) if note.span in places), "yes")


@cache
def _read_samples() -> tuple[Question, ...]:
    path = Path(__file__).with_name("export_samples.yml")
    quiz, _ = parse_quiz_file(Source("quizzes/samples.yml", path.read_text("utf-8")))
    return quiz.questions


@cache
def _export(chosen: ExportFormat) -> tuple[Problem, ...]:
    site = compile_site(Sources((), ()))
    course = Course(
        site=site,
        name="Bread",
        url="https://example.org/",
        language="en",
        description="",
        author="",
        chapters=(Chapter("Bread", ("Bread",), _read_samples()),),
        options=ExportOptions(),
        html=lambda text, _: f"<p>{escape(text)}</p>",
        files=lambda _: b"",
        find_path=str,
        build=dict,
    )
    return sort_problems(chosen.write(course).notes)


def _name_format(kind: str, found: Any) -> str:
    """Return what a format is, as a link to its section in one of the pages about imports or exports."""
    anchor, title = f"{{ #{found.name} }}", found.title[:1].upper() + found.title[1:]
    pages = (page for page in sorted(Path(__file__).parent.glob("guide/*.md")) if page.name.startswith(_PAGES[kind]))
    page = next((page.name for page in pages if anchor in page.read_text("utf-8")), "")
    return f"[{title}]({page}#{found.name})" if page else title


_PAGES = {"import": ("import",), "export": ("export", "programs")}


def _by_name(found: Any) -> str:
    return str(found.name)


def _list(endings: Iterable[str]) -> str:
    return ", ".join(f"`{ending}`" if ending.startswith(".") else ending for ending in endings) or "folder"


FORMAT_TABLES = import_table, export_table, carried_table, loss_list
_KEYS = {
    "concept": lambda: concept_schema()["properties"],
    "quiz": lambda: quiz_schema()["then"]["properties"],
    "question": lambda: quiz_schema()["definitions"]["question"]["properties"],
    "tag": lambda: tags_schema()["additionalProperties"]["anyOf"][1]["properties"],
}


def _about(value: Any) -> str:
    """Return the description of a key as Markdown: what it quotes is code."""
    return re.sub(r"(?<!\w)'([^']+)'", r"`\1`", str(value["description"]))


def _attribute_docs(cls: type) -> Iterator[tuple[str, str]]:
    """Yield each attribute of a class with the string that stands below it, which Python itself forgets."""
    (body,) = (n.body for n in ast.parse(inspect.getsource(cls)).body if isinstance(n, ast.ClassDef))
    for above, below in pairwise(body):
        if isinstance(above, ast.Assign) and isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant):
            yield above.targets[0].id, " ".join(str(below.value.value).split())  # type: ignore[attr-defined]


def _commands(parser: argparse.ArgumentParser, told: str = "") -> Iterator[tuple[str, str]]:
    groups = [a for a in parser._actions if isinstance(a, argparse._SubParsersAction)]  # noqa: SLF001
    if not groups:
        yield f"`{' '.join(parser.format_usage().removeprefix('usage: ').replace('[-h] ', '').split())}`", told
    for group in groups:
        helps = {action.dest: action.help or "" for action in group._choices_actions}  # noqa: SLF001
        for name, child in group.choices.items():
            yield from _commands(child, helps.get(name, ""))


def _call(name: str) -> str:
    return f"{name}({', '.join(list(inspect.signature(getattr(Macros, name)).parameters)[1:])})"


def _first(macro: Any) -> str:
    return (inspect.getdoc(macro) or "").split("\n\n")[0].removeprefix("Return ").capitalize()


def _show(value: object) -> str:
    return "" if value is None else f"`{str(value).lower() if isinstance(value, bool) else value}`"


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = (head, ("---",) * len(head), *rows)
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)
