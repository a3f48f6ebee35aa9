# SPDX-License-Identifier: MIT
"""Who may know whom: the layers, checked over all imports in the sources themselves, those for types included."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

import pytest

from .import_graph import (
    ABOVE,
    LAYERS,
    PLUGINS,
    ROOT,
    WIDGETS,
    depth_of,
    find_circle,
    find_upward,
    imported_names,
    join_layers,
    layer_of,
    module_name,
    read_imports,
    read_script_imports,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from .import_graph import Imports

ENGINE, ADAPTER = PLUGINS / "cairn", PLUGINS / "mkdocs_cairn"
IMPORTS: Mapping[str, Imports] = {
    **{package: read_imports(package) for package in ABOVE},
    "widgets": read_script_imports(),
}
STANDARD = {
    *(
        "__future__",
        "ast",
        "base64",
        "bisect",
        "calendar",
        "collections",
        "collections.abc",
        "dataclasses",
        "decimal",
        "difflib",
    ),
    *("csv", "enum", "functools", "hashlib", "heapq", "html", "html.entities", "itertools", "json", "logging", "math"),
    *("operator", "posixpath"),
    *(
        "re",
        "statistics",
        "string",
        "sys",
        "textwrap",
        "tomllib",
        "typing",
        "unicodedata",
        "urllib.parse",
        "xml.parsers",
    ),
}
"""What the engine may use of Python: nothing that knows of files, clocks, chance or the network."""
OTHERS = {"yaml", "tomli", "bibtexparser", "bibtexparser.model", "bibtexparser.library"}
TYPES_ONLY = {"typing_extensions"}
HOSTS = {"mkdocs", "properdocs", "material"}
HOST_LAYERS = {"plugin", "config", "host", "build", "preview"}
"""The layers of the adapter that may import MkDocs."""
RAISE_PLUGIN_ERROR = {"plugins/mkdocs_cairn/plugin.py", "plugins/mkdocs_cairn/host/reporting.py"}
MOST_FILES, MOST_AT_TOP, DEEPEST = 15, 16, 9


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def top_of(package: str) -> set[str]:
    return set(map(layer_of, IMPORTS[package])) - {""}


@pytest.mark.parametrize("package", LAYERS)
def test_every_layer_has_its_place_in_the_order(package: str):
    assert top_of(package) == {*LAYERS[package]}


@pytest.mark.parametrize("package", LAYERS)
def test_a_layer_imports_only_from_those_below_it(package: str):
    assert find_upward(package, IMPORTS[package]) == []


@pytest.mark.parametrize("package", LAYERS)
def test_no_imports_form_a_circle(package: str):
    assert " imports ".join(find_circle(IMPORTS[package])) == ""


@pytest.mark.parametrize("package", ABOVE)
def test_a_package_imports_only_packages_below_it(package: str):
    ours = {target.partition(".")[0] for targets in IMPORTS[package].values() for target in targets} & LAYERS.keys()
    assert ours - {package} <= ABOVE[package]


def test_the_engine_is_neither_wide_nor_deep_at_its_top():
    assert len(top_of("cairn")) <= MOST_AT_TOP
    assert depth_of(join_layers("cairn", IMPORTS["cairn"])) <= DEEPEST


def test_mkdocs_is_imported_only_where_the_adapter_meets_it():
    users = {
        name
        for name, targets in IMPORTS["mkdocs_cairn"].items()
        if HOSTS & {target.partition(".")[0] for target in targets}
    }
    assert sorted(name for name in users if layer_of(name) not in HOST_LAYERS) == []


def test_only_the_edge_raises_an_exception_of_the_host():
    raised = {(name_of(path), name) for path in sorted(ADAPTER.rglob("*.py")) for name in raised_names(tree_of(path))}
    assert {path for path, name in raised if name == "PluginError"} <= RAISE_PLUGIN_ERROR


def raised_names(tree: ast.Module) -> set[str]:
    raised = [node.exc for node in ast.walk(tree) if isinstance(node, ast.Raise) and node.exc]
    return {ast.unparse(exc.func if isinstance(exc, ast.Call) else exc) for exc in raised}


@pytest.mark.parametrize("path", sorted(ENGINE.rglob("*.py")), ids=name_of)
def test_the_engine_knows_nothing_of_the_world(path: Path):
    tree = tree_of(path)
    foreign = {name for name in imported_names(tree) if name.partition(".")[0] != "cairn"}
    assert foreign <= STANDARD | OTHERS | TYPES_ONLY
    calls = {node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}
    assert not calls & {"open", "print", "input", "exec", "eval", "__import__", "globals", "vars"}


def test_a_folder_has_few_files():
    paths = [path for package in ABOVE for path in (PLUGINS / package).rglob("*.py") if path.stem != "__init__"]
    folders = [path.parent for path in (*paths, *WIDGETS.rglob("*.ts"))]
    assert {name_of(folder): n for folder in folders if (n := folders.count(folder)) > MOST_FILES} == {}


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


# --- The search for imports itself ------------------------------------------------------------------------


def test_imports_for_types_count():
    tree = ast.parse("if TYPE_CHECKING:\n    from cairn.text.source import Span\ndef f():\n    import cairn.site\n")
    assert imported_names(tree) == {"cairn.text.source", "cairn.site"}


def test_what_a_folder_gives_is_a_module_where_there_is_one():
    paths = {module_name(path): path for path in ENGINE.rglob("*.py")}
    tree = ast.parse("from cairn.text import source, nothing")
    assert imported_names(tree, paths) == {"cairn.text.source", "cairn.text"}


def test_a_circle_is_found_with_its_path():
    imports = {"a": frozenset("b"), "b": frozenset("cd"), "c": frozenset("a"), "d": frozenset()}
    assert "".join(find_circle(imports)) in {"abca", "bcab", "cabc"}
    assert find_circle({**imports, "c": frozenset("d")}) == []


def test_an_import_from_a_layer_above_is_found():
    imports = {"cairn.text.slug": frozenset({"cairn.graph.names", "re"}), "cairn.graph.names": frozenset()}
    assert find_upward("cairn", imports) == ["cairn.text.slug imports cairn.graph.names"]
