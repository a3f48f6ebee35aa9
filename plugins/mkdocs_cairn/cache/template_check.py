# SPDX-License-Identifier: MIT
"""Templates of a site's own, or of a theme that we do not know: do they show no more of a page than its key covers?

Jinja's own parser reads them. A page's own title, text and metadata are in its key, and so are the settings, the
titles of its neighbours and those in the navigation. Anything else of MkDocs' objects, what cannot be followed, the
clock and chance make the pages uncacheable.
"""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import TemplateSyntaxError, nodes

from mkdocs_cairn.cache.template_names import CLOCK_AND_CHANCE, DATA, NEIGHBOURS, is_covered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jinja2 import BaseLoader, Environment

_BY_ATTRIBUTE = {"map", "sort", "groupby", "sum", "unique", "min", "max", "selectattr", "rejectattr"}
_SILENT_FILTERS = {"attr": "the filter 'attr'", "random": "the filter 'random'"}
_CONDITIONS = (nodes.If, nodes.CondExpr, nodes.And, nodes.Or, nodes.Not, nodes.Test, nodes.Compare)


class TemplateCheck:
    """The templates that were used in one build, and the first of them for which pages cannot be kept."""

    def __init__(self, uncovered: frozenset[str], known_packages: tuple[str, ...]) -> None:
        """Take the names that `find_uncovered` has found.

        The templates of known packages show no more than keys cover, and their versions are in each key.
        """
        self._uncovered, self._known = uncovered, _folders_of(known_packages)
        self.reason = ""
        """Why pages cannot be kept; empty while they can."""

    def watch(self, env: Environment) -> None:
        """Look at each template that an environment loads from now on."""
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
    """Return what a template uses that no key covers; empty where there is nothing."""
    try:
        tree = env.parse(source)
    except TemplateSyntaxError:
        return "syntax that Cairn cannot parse"
    return next(_Reader(tree, uncovered).reasons(), "")


class _Reader:
    def __init__(self, tree: nodes.Template, uncovered: frozenset[str]) -> None:
        self._tree, self._uncovered = tree, uncovered
        self._parents = {id(child): parent for parent in _walk(tree) for child in parent.iter_child_nodes()}
        names = list(tree.find_all(nodes.Name))
        self._bound = {name.name for name in names if name.ctx != "load"}
        self._banned = CLOCK_AND_CHANCE - self._bound

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
        if node.name in ("page", "config") and node.name not in self._bound and not self._is_looked_into(node):
            yield f"'{node.name}' as a whole"

    def _lookup(self, node: nodes.Getattr | nodes.Getitem) -> Iterator[str]:
        path = self._path(node)
        if path is None:
            yield from self._step(node)
        elif path[:2] not in DATA and not is_covered(path):
            yield f"'{'.'.join(path)}'"
        elif len(path) == 2 and path[1] in NEIGHBOURS | {"file"} and not self._is_looked_into(node):  # noqa: PLR2004
            yield f"'{'.'.join(path)}' as a whole"

    def _step(self, node: nodes.Getattr | nodes.Getitem) -> Iterator[str]:
        """Look at one step from something that is not known by its name."""
        name = _name_of(node)
        if name is None and not _is_number(node.arg) and not self._is_data(node.node):  # type: ignore[union-attr]
            yield "a computed name"
        elif name is not None and (name.startswith("_") or name in self._uncovered):
            yield f"'{name}' of an object that Cairn cannot identify"

    def _filter(self, node: nodes.Filter) -> Iterator[str]:
        if node.name in _SILENT_FILTERS:
            yield _SILENT_FILTERS[node.name]
        if node.name not in _BY_ATTRIBUTE:
            return
        named = [keyword.value for keyword in node.kwargs if keyword.key == "attribute"]
        for given in (*node.args, *named):
            if not isinstance(given, nodes.Const):
                yield f"the filter '{node.name}' with a computed name"
            elif any(part in self._uncovered or part.startswith("_") for part in str(given.value).split(".")):
                yield f"'{given.value}' of an object that Cairn cannot identify"

    def _path(self, node: nodes.Node) -> tuple[str, ...] | None:
        """Return the names from `page` or `config` on; None where it does not begin there or cannot be followed."""
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

    def _is_looked_into(self, node: nodes.Node) -> bool:
        """Say whether of a thing only a part is used, or whether there is one."""
        parent = self._parents[id(node)]
        if isinstance(parent, nodes.Getattr | nodes.Getitem):
            return parent.node is node and _name_of(parent) is not None
        if isinstance(parent, nodes.And | nodes.Or):
            return parent.left is node or self._is_looked_into(parent)
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
    """Say whether a thing is an index, which no object of MkDocs is looked into by."""
    is_count = isinstance(node, nodes.Getattr) and node.attr in ("index", "index0", "length")
    return is_count or isinstance(node, nodes.Slice) or (isinstance(node, nodes.Const) and type(node.value) is int)


@cache
def _folders_of(packages: tuple[str, ...]) -> tuple[str, ...]:
    found = (find_spec(name) for name in dict.fromkeys(packages))
    return tuple(str(Path(folder)) for spec in found if spec for folder in spec.submodule_search_locations or ())
