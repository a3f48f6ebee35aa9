# SPDX-License-Identifier: MIT
"""Add a plugin to the text of `mkdocs.yml`, and leave everything else in it as the author typed it.

The text is only parsed for where things are: its tags may stand for values of the environment, or for functions.
Afterwards, both texts are compared; if they differ in more than the plugin, the author has to add it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeAlias

import yaml

Node: TypeAlias = yaml.nodes.Node
_PLUGINS, _SEARCH = "plugins", "search"
_COLLECTIONS = ("tag:yaml.org,2002:seq", "tag:yaml.org,2002:map")
_MERGE = "tag:yaml.org,2002:merge"


class NotAddedError(Exception):
    """Why the text stays as it is, as a sentence."""


def add_plugin(text: str, name: str, inherited: Node | None = None) -> str:
    """Return settings with one more plugin; the same text if they have it already.

    `inherited` are the plugins of the settings on which these build, if there are any.

    Raises:
        NotAddedError: an author has to add it.
    """
    root = read_settings(text)
    if sum(key.value == _PLUGINS for key, _ in root.value) > 1:
        raise NotAddedError("It has the key 'plugins' more than once, and only the last one counts.")
    value = find_value(root, _PLUGINS)
    if name in {*list_plugins(value), *list_plugins(inherited if _is_merged(value, inherited) else None)}:
        return text
    changed = _append_key(text, root, name, inherited) if value is None else _insert(text, root, value, name)
    if not _adds_only(root, changed, name):
        raise NotAddedError("Its settings have an unusual form.")
    return changed


def read_settings(text: str) -> yaml.MappingNode:
    """Return the nodes of settings.

    Raises:
        NotAddedError: they are not YAML, or not settings.
    """
    try:
        root = yaml.compose(text, yaml.SafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"line {mark.line + 1}" if mark else "the file"
        raise NotAddedError(f"It cannot be read as YAML; see {where}.") from error
    if root is None:
        return yaml.MappingNode("tag:yaml.org,2002:map", [], flow_style=False)
    if not isinstance(root, yaml.MappingNode):
        raise NotAddedError("It has no settings.")
    return root


def find_value(root: yaml.MappingNode, key: str) -> Node | None:
    """Return the value of a setting; None without one."""
    return next((value for name, value in root.value if name.value == key), None)


def list_plugins(value: Node | None) -> list[str]:
    """Return the names of plugins in a list or in a mapping."""
    entries: Iterable[Any] = value.value if isinstance(value, yaml.SequenceNode | yaml.MappingNode) else ()
    keys = (entry[0] if isinstance(entry, tuple) else entry for entry in entries)
    return [str((key.value[0][0] if isinstance(key, yaml.MappingNode) and key.value else key).value) for key in keys]


def _is_merged(value: Node | None, inherited: Node | None) -> bool:
    """Return whether inherited plugins stay: a list replaces them, but mappings are merged."""
    return value is None or all(isinstance(node, yaml.MappingNode) for node in (value, inherited))


def _append_key(text: str, root: yaml.MappingNode, name: str, inherited: Node | None) -> str:
    """Return settings with a key for plugins at the end. Without that key, a site has the plugin `search`."""
    if isinstance(inherited, yaml.SequenceNode):
        raise NotAddedError("It takes its list of plugins from the file that it inherits.")
    if root.flow_style or any(key.tag == _MERGE for key, _ in root.value):
        raise NotAddedError("It has no list of plugins of its own.")
    break_ = _line_break(text)
    names = [f"  {name}: {{}}"] if isinstance(inherited, yaml.MappingNode) else [f"  - {_SEARCH}", f"  - {name}"]
    indent = " " * (root.start_mark.column if root.value else 0)
    lines = [f"{indent}{line}" for line in (f"{_PLUGINS}:", *names)]
    gap = "" if not text.strip("\ufeff") else break_ if text.endswith(("\n", "\r")) else 2 * break_
    return text + gap + "".join(f"{line}{break_}" for line in lines)


def _insert(text: str, root: yaml.MappingNode, value: Node, name: str) -> str:
    """Return settings with a plugin at the end of the list, or of the mapping."""
    key = next(key for key, _ in root.value if key.value == _PLUGINS)
    if value.start_mark.index < key.end_mark.index:
        raise NotAddedError("Its list of plugins is an alias.")
    if isinstance(value, yaml.ScalarNode):
        if value.value:
            raise NotAddedError("Its plugins are neither a list nor a mapping.")
        indent = " " * (root.start_mark.column + 2)
        return _insert_lines(text, key.end_mark.index, [f"{indent}- {_SEARCH}", f"{indent}- {name}"])
    entry = f"{name}: {{}}" if isinstance(value, yaml.MappingNode) else name
    if not isinstance(value, yaml.CollectionNode) or value.tag not in _COLLECTIONS:
        raise NotAddedError("Its plugins are neither a list nor a mapping.")
    if not value.flow_style:
        dash = "" if isinstance(value, yaml.MappingNode) else "- "
        return _insert_lines(text, _find_end(value), [f"{' ' * value.start_mark.column}{dash}{entry}"])
    at = _find_end(value.value[-1]) if value.value else value.end_mark.index - 1
    return f"{text[:at]}{', ' if value.value else ''}{entry}{text[at:]}"


def _insert_lines(text: str, after: int, lines: list[str]) -> str:
    """Return a text with lines after the one that contains a position."""
    end = text.find("\n", after)
    break_ = _line_break(text)
    if end < 0:
        return text + "".join(f"{break_}{line}" for line in lines)
    return text[: end + 1] + "".join(f"{line}{break_}" for line in lines) + text[end + 1 :]


def _line_break(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def _find_end(node: Node | tuple[Node, Node]) -> int:
    """Return where the text of a node ends, without what follows it: comments and empty lines."""
    if isinstance(node, tuple):
        return max(map(_find_end, node))
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        return _find_end(node.value[-1])
    if isinstance(node, yaml.ScalarNode) and node.style in {"|", ">"}:
        return int(node.end_mark.index) - 1
    return int(node.end_mark.index)


def _adds_only(root: yaml.MappingNode, changed: str, name: str) -> bool:
    """Return whether changed settings are the same as before, with the plugin as the last one."""
    try:
        after = read_settings(changed)
    except NotAddedError:
        return False
    plugins = find_value(after, _PLUGINS)
    before = list_plugins(find_value(root, _PLUGINS)) or [n for n in list_plugins(plugins) if n == _SEARCH]
    if list_plugins(plugins) != [*before, name]:
        return False
    entries = plugins.value[:-1] if isinstance(plugins, yaml.CollectionNode) else []
    old = find_value(root, _PLUGINS)
    old_entries = old.value if isinstance(old, yaml.CollectionNode) else entries
    return _others(after) == _others(root) and [*map(_value_of, entries)] == [*map(_value_of, old_entries)]


def _others(root: yaml.MappingNode) -> list[object]:
    return [_value_of(entry) for entry in root.value if entry[0].value != _PLUGINS]


def _value_of(node: Node | tuple[Node, Node]) -> object:
    if isinstance(node, tuple):
        return tuple(map(_value_of, node))
    if isinstance(node, yaml.ScalarNode):
        return node.tag, node.value
    return node.tag, [_value_of(entry) for entry in node.value]
