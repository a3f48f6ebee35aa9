# SPDX-License-Identifier: MIT
"""Macros of this site alone: tables of options, macros, commands, keys, problems and formats, read from the code."""

from __future__ import annotations

import argparse
import ast
import inspect
import re
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cairn.importing.formats.registry import FORMATS as IMPORTED
from cairn.schemas.question_schema import quiz_schema
from cairn.schemas.source_schemas import concept_schema, tags_schema
from cairn.text.problem import Code, Severity
from cairn_cli.__main__ import build_parser
from mkdocs_cairn.config.options import CairnConfig, CheckConfig, LearnerConfig
from mkdocs_cairn.host.plugins.macros.macros import NAMES, Macros

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs.config.base import Config


def define_env(env: Any) -> None:
    """Define the macros; the macros plugin calls this."""
    for macro in (option_table, macro_table, command_table, problem_table, key_table, import_table):
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
        (f"[{each.title.capitalize()}]({_find_section('import', each.name)})", f"`{each.name}`", _list(each.extensions))
        for each in IMPORTED
    )
    return _table(("You have", "Format", "Files"), rows)


def _find_section(kind: str, name: str) -> str:
    """Return the link to the section about a format, in one of the pages about imports or exports."""
    anchor = f"{{ #{name} }}"
    pages = sorted(Path(__file__).parent.glob(f"guide/{kind}*.md"))
    return next(f"{page.name}#{name}" for page in pages if anchor in page.read_text("utf-8"))


def _list(endings: Iterable[str]) -> str:
    return ", ".join(f"`{ending}`" for ending in endings)


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
