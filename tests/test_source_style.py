# SPDX-License-Identifier: MIT
"""How the sources are written: short, documented, frozen, licensed."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

import pytest

from .import_graph import PLUGINS, ROOT, WIDGETS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ENGINE, ADAPTER = PLUGINS / "cairn", PLUGINS / "mkdocs_cairn"
LONGEST_FILE, LONGEST_IN_ADAPTER, LONGEST_TEST = 250, 200, 400
LONGER_FOR_A_REASON: dict[str, str] = {}


def python_files(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.rglob("*.py")) if not {"node_modules", "sites"} & {*path.parts}]


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def public_classes(tree: ast.Module) -> list[ast.ClassDef]:
    return [node for node in tree.body if isinstance(node, ast.ClassDef) and not node.name.startswith("_")]


def undocumented(tree: ast.Module) -> Iterator[str]:
    """Yield the public modules, classes, functions and methods that have no docstring."""
    if not ast.get_docstring(tree):
        yield "the module"
    for body in (tree.body, *(value.body for value in public_classes(tree))):
        for node in body:
            if isinstance(node, (ast.ClassDef, ast.FunctionDef)) and not node.name.startswith("_"):
                yield from () if ast.get_docstring(node) else (node.name,)


def bare_fields(tree: ast.Module) -> Iterator[str]:
    """Yield the public fields of values that have no docstring below them."""
    for value in public_classes(tree):
        for statement, following in zip(value.body, [*value.body[1:], None], strict=True):
            is_text = isinstance(following, ast.Expr) and isinstance(following.value, ast.Constant)
            if isinstance(statement, ast.AnnAssign) and not is_text:
                name = ast.unparse(statement.target)
                yield from () if name.startswith("_") else (f"{value.name}.{name}",)


@pytest.mark.parametrize("path", python_files(ENGINE), ids=name_of)
def test_everything_public_has_a_docstring(path: Path):
    tree = tree_of(path)
    assert [*undocumented(tree), *bare_fields(tree)] == []


@pytest.mark.parametrize("path", python_files(ENGINE), ids=name_of)
def test_values_of_the_engine_are_frozen(path: Path):
    for value in public_classes(tree_of(path)):
        for decorator in map(ast.unparse, value.decorator_list):
            assert decorator.startswith("dataclass(frozen=True, slots=True") or "dataclass" not in decorator, value.name


def test_files_are_short():
    files = [*python_files(PLUGINS), *python_files(ROOT / "tests"), *sorted(WIDGETS.rglob("*.ts"))]
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in files}
    too_long = {name_of(path): length for path, length in lengths.items() if length > longest(path)}
    assert too_long.keys() == LONGER_FOR_A_REASON.keys()


def longest(path: Path) -> int:
    """How many lines a file may have."""
    if path.is_relative_to(ROOT / "tests"):
        return LONGEST_TEST
    return LONGEST_IN_ADAPTER if path.is_relative_to(ADAPTER) else LONGEST_FILE


def test_every_python_file_names_its_license():
    files = [*python_files(PLUGINS), *python_files(ROOT / "tests")]
    assert [name_of(path) for path in files if "SPDX-License-Identifier: MIT" not in path.read_text("utf-8")[:80]] == []


def test_the_lock_of_the_widgets_names_no_registry():
    assert '"resolved"' not in (WIDGETS.parent / "package-lock.json").read_text(encoding="utf-8")
