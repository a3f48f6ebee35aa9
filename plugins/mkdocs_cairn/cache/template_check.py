# SPDX-License-Identifier: MIT
"""Check that the templates of a site or of an unknown theme use only inputs that the key of a page covers.

Jinja parses them. The key of a page covers its own title, text and metadata, the settings, and the titles of its
neighbors and of the navigation. Pages are uncacheable if a template uses anything else of the host's objects, the
time, random values, or an expression that cannot be analyzed.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from jinja2 import BaseLoader, Environment, TemplateSyntaxError, nodes

from mkdocs_cairn.cache.template_names import DATA, NEIGHBORS, TIME_AND_RANDOM, is_covered

_BY_ATTRIBUTE = {"map", "sort", "groupby", "sum", "unique", "min", "max", "selectattr", "rejectattr"}
_UNCOVERED_FILTERS = {"attr": "the filter 'attr'", "random": "the filter 'random'"}
_CONDITIONS = (nodes.If, nodes.CondExpr, nodes.And, nodes.Or, nodes.Not, nodes.Test, nodes.Compare)


class TemplateCheck:
    """The templates of one build, and the reason why their pages cannot be cached, if any."""

    def __init__(self, uncovered: frozenset[str], known_packages: tuple[str, ...]) -> None:
        """Take the names that `find_uncovered` has found. Templates of known packages use only covered inputs, and
        their versions are part of each key.
        """
        self._uncovered, self._known = uncovered, _folders_of(known_packages)
        self.reason = ""
        """The reason why pages cannot be cached; empty if they can."""

    def watch(self, env: Environment) -> None:
        """Check each template that an environment loads from now on."""
        for loader in getattr(env.loader, "loaders", (env.loader,)):
            if loader is not None:
                self._watch_loader(loader)

    def _watch_loader(self, loader: BaseLoader) -> None:
        get_source = loader.get_source

        def get_checked_source(env: Environment, name: str) -> Any:
            found = get_source(env, name)
            if not self.reason and not self._is_known(found[1]):
                reason = find_reason(env, found[0], self._uncovered)
                self.reason = reason and f"the template '{name}' uses {reason}"
            return found

        loader.get_source = get_checked_source  # type: ignore[method-assign, assignment]

    def _is_known(self, filename: str | None) -> bool:
        return any(Path(filename or "").is_relative_to(folder) for folder in self._known)


def find_reason(env: Environment, source: str, uncovered: frozenset[str]) -> str:
    """Return the first input of a template that no key covers; empty if there is none."""
    try:
        tree = env.parse(source)
    except TemplateSyntaxError:
        return "syntax that Cairn cannot parse"
    return next(_UncoveredNames(tree, uncovered).reasons(), "")


class _UncoveredNames:
    def __init__(self, tree: nodes.Template, uncovered: frozenset[str]) -> None:
        self._tree, self._uncovered = tree, uncovered
        self._parents = {id(child): parent for parent in _walk(tree) for child in parent.iter_child_nodes()}
        names = list(tree.find_all(nodes.Name))
        self._bound = {name.name for name in names if name.ctx != "load"}
        self._banned = TIME_AND_RANDOM - self._bound

    def reasons(self) -> Iterator[str]:
        for node in _walk(self._tree):
            if isinstance(node, nodes.Name) and node.ctx == "load":
                yield from self._name(node)
            elif isinstance(node, nodes.Getattr | nodes.Getitem):
                yield from self._lookup(node)
            elif isinstance(node, nodes.Filter):
                yield from self._filter(node)

    def _name(self, node: nodes.Name) -> Iterator[str]:
        if node.name in self._banned:
            yield f"'{node.name}'"
        if node.name in ("page", "config") and node.name not in self._bound and not self._is_taken_apart(node):
            yield f"'{node.name}' as a whole"

    def _lookup(self, node: nodes.Getattr | nodes.Getitem) -> Iterator[str]:
        path = self._path(node)
        if path is None:
            yield from self._attribute(node)
        elif path[:2] not in DATA and not is_covered(path):
            yield f"'{'.'.join(path)}'"
        elif len(path) == 2 and path[1] in NEIGHBORS | {"file"} and not self._is_taken_apart(node):  # noqa: PLR2004
            yield f"'{'.'.join(path)}' as a whole"

    def _attribute(self, node: nodes.Getattr | nodes.Getitem) -> Iterator[str]:
        """Check an attribute or item of an object without a known name."""
        name = _name_of(node)
        if name is None and not _is_number(node.arg) and not self._is_data(node.node):  # type: ignore[union-attr]
            yield "a computed name"
        elif name is not None and (name.startswith("_") or name in self._uncovered):
            yield f"'{name}' of an object that Cairn cannot identify"

    def _filter(self, node: nodes.Filter) -> Iterator[str]:
        if node.name in _UNCOVERED_FILTERS:
            yield _UNCOVERED_FILTERS[node.name]
        if node.name not in _BY_ATTRIBUTE:
            return
        named = [keyword.value for keyword in node.kwargs if keyword.key == "attribute"]
        for given in (*node.args, *named):
            if not isinstance(given, nodes.Const):
                yield f"the filter '{node.name}' with a computed name"
            elif any(part in self._uncovered or part.startswith("_") for part in str(given.value).split(".")):
                yield f"'{given.value}' of an object that Cairn cannot identify"

    def _path(self, node: nodes.Node) -> tuple[str, ...] | None:
        """Return the names in an expression that begins with `page` or `config`; None for other expressions."""
        names: list[str] = []
        while isinstance(node, nodes.Getattr | nodes.Getitem):
            name = _name_of(node)
            if name is None:
                return None
            names.append(name)
            node = node.node
        if not isinstance(node, nodes.Name) or node.name not in ("page", "config") or node.name in self._bound:
            return None
        return (node.name, *reversed(names))

    def _is_data(self, node: nodes.Node) -> bool:
        while isinstance(node, nodes.Getattr | nodes.Getitem) and _name_of(node) is None:
            node = node.node
        path = self._path(node)
        return path is not None and path[:2] in DATA

    def _is_taken_apart(self, node: nodes.Node) -> bool:
        """Return whether a template uses only a part of an object, or only tests whether it exists."""
        parent = self._parents[id(node)]
        if isinstance(parent, nodes.Getattr | nodes.Getitem):
            return parent.node is node and _name_of(parent) is not None
        if isinstance(parent, nodes.And | nodes.Or):
            return parent.left is node or self._is_taken_apart(parent)
        return isinstance(parent, _CONDITIONS) and getattr(parent, "expr1", None) is not node


def _walk(node: nodes.Node) -> Iterator[nodes.Node]:
    yield node
    for child in node.iter_child_nodes():
        yield from _walk(child)


def _name_of(node: nodes.Getattr | nodes.Getitem) -> str | None:
    if isinstance(node, nodes.Getattr):
        return node.attr
    return node.arg.value if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str) else None


def _is_number(node: nodes.Node) -> bool:
    """Return whether a node is a numeric index, which the host's objects do not support."""
    is_count = isinstance(node, nodes.Getattr) and node.attr in ("index", "index0", "length")
    return is_count or isinstance(node, nodes.Slice) or (isinstance(node, nodes.Const) and type(node.value) is int)


@cache
def _folders_of(packages: tuple[str, ...]) -> tuple[str, ...]:
    found = (find_spec(name) for name in dict.fromkeys(packages))
    return tuple(str(Path(folder)) for spec in found if spec for folder in spec.submodule_search_locations or ())
