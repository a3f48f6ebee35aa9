# SPDX-License-Identifier: MIT
"""What `docs/architecture.md` and `CONTRIBUTING.md` say of the code is so: each name, path, command and count."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from functools import cache
from typing import TYPE_CHECKING

import pytest

from cairn.text.problem import Code, Severity

from .draw_layers import DRAWING, draw_layers
from .import_graph import ABOVE, LAYERS, PLUGINS, ROOT, WIDGETS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ARCHITECTURE = (ROOT / "docs" / "architecture.md").read_text("utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
ROOTS = (ROOT, *(PLUGINS / package for package in ABOVE), WIDGETS, PLUGINS)
"""The folders that a path in a page may be relative to."""
_CODE = re.compile(r"`([^`\n]+)`")
_FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
_NAME = re.compile(r"[a-z_-]+(?:\.[\w#-]+)+")
_PATH = re.compile(r"[\w./-]+/|[\w./-]+\.(?:py|ts|md|yml|json|html|css|toml|svg|txt)")
_MADE_HERE = {"site/", "assets/cairn/graph.json"}
"""Paths of what a build makes."""


def codes(page: str, form: re.Pattern[str]) -> list[str]:
    """The pieces of inline code of that form, each once."""
    return list(dict.fromkeys(code for code in _CODE.findall(_FENCE.sub("", page)) if form.fullmatch(code)))


def named(page: str) -> list[str]:
    """The dotted names in a page; a file's name is none."""
    return [code for code in codes(page, _NAME) if not _PATH.fullmatch(code)]


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def defined(body: list[ast.stmt]) -> Iterator[tuple[str, list[ast.stmt]]]:
    """Yield each name that a module or class defines, with what is inside."""
    for node in body:
        if isinstance(node, (ast.ClassDef, ast.FunctionDef)):
            yield node.name, node.body
        elif isinstance(node, (ast.Assign, ast.AnnAssign)):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            yield from ((ast.unparse(target), []) for target in targets)


def is_in_python(name: str) -> bool:
    """Whether a name such as `folder.module.Class.method` is in one of the Python packages."""
    parts = name.split(".")
    for root in (PLUGINS / package for package in ABOVE):
        for number in range(1, len(parts)):
            path = root.joinpath(*parts[:number]).with_suffix(".py")
            if path.is_file() and is_defined(tree_of(path).body, parts[number:]):
                return True
    return False


def is_defined(body: list[ast.stmt], names: list[str]) -> bool:
    """Whether a module or class defines the first name, and that the next one, and so on."""
    inside = dict(defined(body)).get(names[0])
    return inside is not None and (len(names) == 1 or is_defined(inside, names[1:]))


def is_in_scripts(name: str) -> bool:
    """Whether a name such as `folder.file.Class.method` is in the widgets."""
    parts = name.split(".")
    for number in range(1, len(parts)):
        path = WIDGETS.joinpath(*parts[:number]).with_suffix(".ts")
        if path.is_file():
            text = path.read_text("utf-8")
            return all(re.search(rf"(?<![\w#]){re.escape(part)}\b", text) for part in parts[number:])
    return False


@pytest.mark.parametrize("name", named(ARCHITECTURE + CONTRIBUTING))
def test_a_name_in_the_maps_is_in_the_code(name: str):
    assert is_in_python(name) or is_in_scripts(name)


@pytest.mark.parametrize("path", codes(ARCHITECTURE + CONTRIBUTING, _PATH))
def test_a_path_in_the_maps_exists(path: str):
    assert path in _MADE_HERE or any((root / path.partition("NAME")[0]).exists() for root in ROOTS)


@pytest.mark.parametrize("package", LAYERS)
def test_the_map_says_what_each_layer_holds(package: str):
    section = ARCHITECTURE.partition(f": `plugins/{package}`\n")[2].partition("\n## ")[0]
    told = set(re.findall(r"`([\w-]+)(?:/|\.py|\.ts)`", section))
    assert {*LAYERS[package]} - {"__main__"} <= told


def test_the_drawing_shows_the_code():
    command = f"Write it anew: {sys.executable} -m {draw_layers.__module__}"
    assert DRAWING.read_text("utf-8") == draw_layers(), command


def test_the_page_shows_the_drawing():
    assert f'--8<-- "{DRAWING.relative_to(ROOT).as_posix()}"' in ARCHITECTURE


def count_lines(path: Path) -> int:
    files = [path] if path.is_file() else [*path.rglob("*.py")]
    return sum(len(file.read_text("utf-8").splitlines()) for file in files)


def counted() -> list[tuple[str, int]]:
    """Each path of which the page says how many lines it has."""
    rows = re.findall(r"^\|[^|]*`([^`|]+)`[^|]*\|\s*([\d,]+) \|", ARCHITECTURE, re.MULTILINE)
    return [(path, int(number.replace(",", ""))) for path, number in rows]


def test_a_count_of_lines_is_about_right():
    assert len(counted()) > 2
    for path, number in counted():
        found = next(root / path for root in ROOTS if (root / path).exists())
        assert abs(count_lines(found) - number) <= 0.15 * number, (path, count_lines(found))


# --- Contributing ------------------------------------------------------------------------------------------


def commands() -> list[str]:
    """The commands that the page tells a contributor to run."""
    fenced = [line for fence in _FENCE.findall(CONTRIBUTING) for line in fence.splitlines()[1:-1]]
    return [line.partition("#")[0].strip() for line in fenced if "./dev" in line or ".venv/bin" in line]


def test_every_command_of_dev_that_is_named_exists():
    helped = subprocess.run([sys.executable, "dev", "--help"], cwd=ROOT, capture_output=True, text=True, check=True)
    known = set(re.findall(r"^  ([\w-]+) ", helped.stdout, re.MULTILINE))
    named = set(re.findall(r"\./dev ([\w-]+)", CONTRIBUTING))
    assert {"test", "check", "serve"} <= named <= known


def test_every_test_that_is_named_exists():
    for path, name in re.findall(r"(tests/[\w/]*\w(?:\.\w+)?)(?:::(\w+))?", CONTRIBUTING):
        assert (ROOT / path).exists(), path
        assert not name or f"def {name}" in (ROOT / path).read_text("utf-8"), name


def test_every_variable_that_is_named_is_read():
    sources = "".join(path.read_text("utf-8") for path in (ROOT / "dev", *PLUGINS.glob("*/**/*.py")))
    for name in set(re.findall(r"CAIRN_[A-Z]+", CONTRIBUTING)):
        assert f'"{name}"' in sources, name


# --- Problems ----------------------------------------------------------------------------------------------


def test_every_problem_is_explained_with_its_severity():
    page = (ROOT / "docs" / "guide" / "problems.md").read_text(encoding="utf-8")
    explained = {part.partition("\n")[0]: part for part in page.split("\n### ")[1:]}
    assert explained.keys() == {code.label for code in Code}
    names = {Severity.ERROR: "*Error.*", Severity.WARNING: "*Warning.*", Severity.INFO: "*Info.*"}
    for code in Code:
        assert f"[{code.label}]" in explained[code.label]
        assert names[code.severity] in explained[code.label]


def test_codes_are_labels_of_their_own():
    labels = [code.label for code in Code]
    assert len(set(labels)) == len(labels)
    assert all(re.fullmatch(r"[a-z]+(?:-[a-z]+)+", label) for label in labels)
