# SPDX-License-Identifier: MIT
"""Who imports whom, read from the sources, and the layers that these imports must keep to.

The tests of the architecture and the drawing in `docs/architecture.md` both use this module, so the drawing cannot
show what no test has checked.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import TypeAlias

ROOT = Path(__file__).parent.parent
PLUGINS = ROOT / "plugins"
WIDGETS = PLUGINS / "widgets" / "src"

Imports: TypeAlias = Mapping[str, frozenset[str]]
"""The names that each name imports: modules or layers."""

LAYERS: Mapping[str, tuple[str, ...]] = {
    "cairn": (
        *("text", "yaml", "content", "questions", "schemas", "graph", "sources", "site", "links", "compile"),
        *("check", "views", "authoring", "importing", "exporting", "stats"),
    ),
    "mkdocs_cairn": (
        *("system", "languages", "markdown", "html", "cache", "search", "missing", "offline", "site_source", "theme"),
        *("config", "host", "build", "preview", "plugin"),
    ),
    "cairn_cli": ("output", "options", "files", "sources", "reports", "commands", "__main__"),
    "widgets": ("core", "store", "elements", "scripts"),
}
"""The folders and modules at the top of each package, from the bottom up. Each imports only from those before it."""
ABOVE: Mapping[str, frozenset[str]] = {
    "cairn": frozenset(),
    "mkdocs_cairn": frozenset({"cairn"}),
    "cairn_cli": frozenset({"cairn", "mkdocs_cairn"}),
}
"""The packages that each package may import."""

_SCRIPT_IMPORT = re.compile(
    r'^(?:import|export)\b[^;"]*?from "(?P<path>\.[^"]+\.ts)"|^import "(?P<bare>\.[^"]+)"', re.MULTILINE
)


def read_imports(package: str) -> dict[str, frozenset[str]]:
    """Return the modules that each module of a Python package imports, those for type checkers included."""
    paths = {module_name(path): path for path in sorted((PLUGINS / package).rglob("*.py"))}
    trees = {name: ast.parse(path.read_text(encoding="utf-8")) for name, path in paths.items()}
    return {name: frozenset(imported_names(tree, paths)) - {name} for name, tree in trees.items()}


def module_name(path: Path) -> str:
    """Return the name by which a file of a package is imported."""
    return ".".join(path.relative_to(PLUGINS).with_suffix("").parts).removesuffix(".__init__")


def imported_names(tree: ast.Module, modules: Mapping[str, Path] | None = None) -> set[str]:
    """Return the modules that a module imports; what is imported from a folder is a module where `modules` has it."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, "imports are written in full"
            whole = {alias.name: f"{node.module}.{alias.name}" for alias in node.names}
            found |= {name if name in (modules or {}) else str(node.module) for name in whole.values()}
    return found


def read_script_imports() -> dict[str, frozenset[str]]:
    """Return the scripts that each script of the widgets imports, by dotted names such as `widgets.core.score`."""
    found = {}
    for path in sorted(WIDGETS.rglob("*.ts")):
        targets = (match["path"] or match["bare"] for match in _SCRIPT_IMPORT.finditer(path.read_text("utf-8")))
        found[_script_name(path)] = frozenset(_script_name((path.parent / target).resolve()) for target in targets)
    return found


def _script_name(path: Path) -> str:
    return ".".join(("widgets", *path.relative_to(WIDGETS).with_suffix("").parts))


def layer_of(name: str) -> str:
    """Return the folder or module at the top of a package that a dotted name belongs to; empty for the package."""
    return name.split(".")[1] if "." in name else ""


def join_layers(package: str, imports: Imports) -> dict[str, frozenset[str]]:
    """Return the layers of the same package that each layer imports."""
    joined: dict[str, set[str]] = {layer: set() for layer in map(layer_of, imports) if layer}
    for name, targets in imports.items():
        if layer := layer_of(name):
            inside = {layer_of(target) for target in targets if target.partition(".")[0] == package}
            joined[layer] |= inside - {layer, ""}
    return {layer: frozenset(targets) for layer, targets in joined.items()}


def find_circle(imports: Imports) -> list[str]:
    """Return one circle of imports, with its first name at both ends; an empty list where there is none."""
    try:
        TopologicalSorter(imports).prepare()
    except CycleError as error:
        circle: list[str] = error.args[1]
        return circle[::-1]
    return []


def find_upward(package: str, imports: Imports) -> list[str]:
    """Return each import of a layer that does not come before the one that imports it."""
    order = {layer: number for number, layer in enumerate(LAYERS[package])}
    return [
        f"{name} imports {target}"
        for name, targets in imports.items()
        for target in sorted(targets)
        if target.partition(".")[0] == package and layer_of(name) != layer_of(target)
        if layer_of(name) and layer_of(target)
        if order.get(layer_of(target), len(order)) > order.get(layer_of(name), -1)
    ]


def leave_out_implied(imports: Imports) -> dict[str, frozenset[str]]:
    """Return the imports without those that follow from others: where a imports b, and b imports c, not a to c."""
    below: dict[str, frozenset[str]] = {}
    for name in TopologicalSorter(imports).static_order():
        below[name] = frozenset().union(*(below[target] | {target} for target in imports.get(name, ())))
    return {name: targets - frozenset().union(*(below[t] for t in targets)) for name, targets in imports.items()}


def depth_of(imports: Imports) -> int:
    """Return how many names the longest chain of imports has; there must be no circle."""
    depths: dict[str, int] = {}
    for name in TopologicalSorter(imports).static_order():
        depths[name] = 1 + max((depths[target] for target in imports.get(name, ())), default=0)
    return max(depths.values(), default=0)
