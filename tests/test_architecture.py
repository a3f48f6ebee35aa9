# SPDX-License-Identifier: MIT
"""What the architecture promises, checked in the sources themselves."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cairn.text.problem import Code, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
PLUGINS = ROOT / "plugins"
ENGINE = PLUGINS / "cairn"
RIM = PLUGINS / "mkdocs_cairn"
WIDGETS = PLUGINS / "widgets" / "src"

STANDARD = {
    *(
        "__future__",
        "ast",
        "bisect",
        "collections",
        "collections.abc",
        "dataclasses",
        "decimal",
        "difflib",
        "enum",
        "functools",
    ),
    *("hashlib", "heapq", "html", "itertools", "json", "logging", "math", "operator", "posixpath", "re", "string"),
    *("textwrap", "typing", "unicodedata", "urllib.parse"),
}
"""What the engine may use of Python: nothing that knows of files, clocks, chance or the network."""
OTHERS = {"yaml", "bibtexparser", "bibtexparser.model", "bibtexparser.library"}
TYPES_ONLY = {"typing_extensions"}

LONGEST_FILE, LONGEST_RIM = 250, 200
LONGER_FOR_A_REASON = {
    "plugins/mkdocs_cairn/math.py": "a parser of a notation, which is one thing",
    "tests/cairn/importing/conftest.py": "a whole exported corpus, made up",
    "tests/cairn/test_cases.py": "one notation, in all its blocks",
    "tests/cairn_cli/test_import.py": "one command, in all its steps",
    "tests/mkdocs_cairn/test_browser.py": "one page in a browser, in all its sizes",
    "tests/mkdocs_cairn/test_math.py": "tables of formulas",
    "tests/mkdocs_cairn/test_preview_counts.py": "one preview, counted in every way",
    "tests/mkdocs_cairn/test_pages.py": "one kind of page after another",
    "tests/mkdocs_cairn/test_search_browser.py": "one search, from the key that opens it to the last byte",
    "tests/widgets/test_record.py": "one record, from its first event to its export",
}


def python_files(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.rglob("*.py")) if not {"node_modules", "sites"} & {*path.parts}]


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imports_of(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, "imports are written in full"
            yield node.module or ""


@pytest.mark.parametrize("path", python_files(ENGINE), ids=name_of)
def test_the_engine_knows_nothing_of_the_world(path: Path):
    tree = tree_of(path)
    foreign = {name for name in imports_of(tree) if name.partition(".")[0] != "cairn"}
    assert foreign <= STANDARD | OTHERS | TYPES_ONLY
    calls = {node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}
    assert not calls & {"open", "print", "input", "exec", "eval", "__import__", "globals", "vars"}


@pytest.mark.parametrize("path", python_files(ENGINE), ids=name_of)
def test_values_of_the_engine_are_frozen(path: Path):
    for value in public_classes(tree_of(path)):
        for decorator in map(ast.unparse, value.decorator_list):
            assert decorator.startswith("dataclass(frozen=True, slots=True") or "dataclass" not in decorator, value.name


def undocumented(tree: ast.Module) -> Iterator[str]:
    """Yield the public modules, classes, functions and methods that say nothing of themselves."""
    if not ast.get_docstring(tree):
        yield "the module"
    for body in (tree.body, *(value.body for value in public_classes(tree))):
        for node in body:
            if isinstance(node, (ast.ClassDef, ast.FunctionDef)) and not node.name.startswith("_"):
                yield from () if ast.get_docstring(node) else (node.name,)


def public_classes(tree: ast.Module) -> list[ast.ClassDef]:
    return [node for node in tree.body if isinstance(node, ast.ClassDef) and not node.name.startswith("_")]


def bare_fields(tree: ast.Module) -> Iterator[str]:
    """Yield the public fields of values that have no docstring below them."""
    for value in public_classes(tree):
        for statement, following in zip(value.body, [*value.body[1:], None], strict=True):
            is_text = isinstance(following, ast.Expr) and isinstance(following.value, ast.Constant)
            if isinstance(statement, ast.AnnAssign) and not is_text:
                name = ast.unparse(statement.target)
                yield from () if name.startswith("_") else (f"{value.name}.{name}",)


@pytest.mark.parametrize("path", python_files(ENGINE), ids=name_of)
def test_everything_public_says_what_it_is(path: Path):
    tree = tree_of(path)
    fields = bare_fields(tree) if path.parent == ENGINE else ()
    assert [*undocumented(tree), *fields] == []


def test_files_are_short():
    files = [*python_files(PLUGINS), *python_files(ROOT / "tests"), *sorted(WIDGETS.rglob("*.ts"))]
    lengths = {name_of(path): len(path.read_text(encoding="utf-8").splitlines()) for path in files}
    assert {name for name, n in lengths.items() if n > LONGEST_FILE} <= LONGER_FOR_A_REASON.keys()
    rim = {name for name, n in lengths.items() if name.startswith(name_of(RIM)) and n > LONGEST_RIM}
    assert rim <= LONGER_FOR_A_REASON.keys()


def test_every_python_file_names_its_license():
    files = [*python_files(PLUGINS), *python_files(ROOT / "tests")]
    assert [name_of(path) for path in files if "SPDX-License-Identifier: MIT" not in path.read_text()[:80]] == []


def code_of(path: Path) -> str:
    """The text of a script without its comments."""
    return re.sub(r"/\*.*?\*/|(?<!:)//[^\n]*", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)


def test_the_core_of_the_widgets_is_pure():
    world = re.compile(
        r"\b(?:document|window|globalThis|navigator|fetch|localStorage|Date\.now|Math\.random)\b|new Date\(\)"
    )
    assert [name_of(path) for path in (WIDGETS / "core").rglob("*.ts") if world.search(code_of(path))] == []


def test_only_the_store_touches_the_storage():
    users = [path for path in WIDGETS.rglob("*.ts") if "localStorage" in code_of(path)]
    assert {path.relative_to(WIDGETS).parts[0] for path in users} == {"store"}


def test_the_lock_of_the_widgets_names_no_registry():
    assert '"resolved"' not in (WIDGETS.parent / "package-lock.json").read_text(encoding="utf-8")


def section(page: str, title: str) -> str:
    return page.partition(f"\n## {title}")[2].partition("\n## ")[0]


def names_in_tables(text: str, column: int) -> set[str]:
    rows = [line.split("|") for line in text.splitlines() if line.startswith("|")][1:]
    return {name for row in rows for name in re.findall(r"`([a-z_]+)/?`", row[column])}


def modules_of(package: Path) -> set[str]:
    """The modules of a package, and the packages within it."""
    found = {path.stem for path in package.glob("*.py")} - {"__init__", "__main__"}
    return found | {path.parent.name for path in package.glob("*/__init__.py")}


def test_the_page_on_architecture_names_the_modules_that_there_are():
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    assert names_in_tables(section(page, "The engine"), 2) == modules_of(ENGINE)
    rim = names_in_tables(section(page, "The rim"), 1)
    assert rim - {path.name for path in RIM.iterdir()} - {"static"} <= modules_of(RIM)
    widgets = names_in_tables(section(page, "The widgets"), 1)
    assert widgets == {path.name for path in WIDGETS.iterdir() if path.is_dir()}


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
