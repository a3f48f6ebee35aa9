# SPDX-License-Identifier: MIT
"""The plugin comes into settings of any form, and nothing else in them changes."""

from __future__ import annotations

import pytest

from cairn_cli.files.plugin_list import NotAddedError, add_plugin, find_value, read_settings

FUNCTION = """site_name: Tea
markdown_extensions:
  - pymdownx.emoji:
      emoji_index: !!python/name:material.extensions.emoji.twemoji
  - toc: {slugify: !!python/object/apply:pymdownx.slugs.slugify {kwds: {case: lower}}}
site_url: !ENV [URL, ""]
"""
LIST = "plugins:\n  - search\n"
CASES = {
    "a list": (LIST, "plugins:\n  - search\n  - cairn\n"),
    "a list without indentation": ("plugins:\n- search\nnav: []\n", "plugins:\n- search\n- cairn\nnav: []\n"),
    "a list with deep indentation": (
        "plugins:\n      - a\n      - b:\n            c: d\nx: 1\n",
        "plugins:\n      - a\n      - b:\n            c: d\n      - cairn\nx: 1\n",
    ),
    "options, comments and empty lines": (
        "plugins:\n  - search  # finds\n  - macros:\n      a: x # y\n      b:\n        - 1\n\n  # c\nx: 1\n",
        "plugins:\n  - search  # finds\n  - macros:\n      a: x # y\n      b:\n        - 1\n  - cairn\n\n  # c\nx: 1\n",
    ),
    "an option that is a block": (
        "plugins:\n  - macros:\n      head: |\n        # one\n\n        two\n# end\nx: 1\n",
        "plugins:\n  - macros:\n      head: |\n        # one\n\n        two\n  - cairn\n# end\nx: 1\n",
    ),
    "a last option without a value": ("plugins:\n  - macros:\nx: 1\n", "plugins:\n  - macros:\n  - cairn\nx: 1\n"),
    "no end of the last line": ("plugins:\n  - search", "plugins:\n  - search\n  - cairn"),
    "line ends of Windows": (
        "a: 1\r\nplugins:\r\n  - search\r\nb: 2\r\n",
        "a: 1\r\nplugins:\r\n  - search\r\n  - cairn\r\nb: 2\r\n",
    ),
    "a byte order mark": ("\ufeffplugins:\n  - search\n", "\ufeffplugins:\n  - search\n  - cairn\n"),
    "tabs in comments and after values": (
        "plugins: #\tall\n  - search #\tfinds\t\nx: 1\n",
        "plugins: #\tall\n  - search #\tfinds\t\n  - cairn\nx: 1\n",
    ),
    "a list on one line": ("plugins: [search, macros] # all\n", "plugins: [search, macros, cairn] # all\n"),
    "a list in brackets on several lines": (
        "plugins: [\n  search, # finds\n  macros, # fills\n]\n",
        "plugins: [\n  search, # finds\n  macros, cairn, # fills\n]\n",
    ),
    "an empty list": ("plugins: []\n", "plugins: [cairn]\n"),
    "options on one line": ("plugins: [search, {macros: {a: 1}}]\n", "plugins: [search, {macros: {a: 1}}, cairn]\n"),
    "a mapping": (
        "plugins:\n  search: {}\n  macros:\n    a: 1\nx: 1\n",
        "plugins:\n  search: {}\n  macros:\n    a: 1\n  cairn: {}\nx: 1\n",
    ),
    "a mapping on one line": ("plugins: {search: {}}\n", "plugins: {search: {}, cairn: {}}\n"),
    "an empty mapping": ("plugins: {}\n", "plugins: {cairn: {}}\n"),
    "a name in quotes": ('"plugins":\n  - "search"\n', '"plugins":\n  - "search"\n  - cairn\n'),
    "no plugins": ("site_name: Tea\n", "site_name: Tea\n\nplugins:\n  - search\n  - cairn\n"),
    "no plugins and no last line end": ("site_name: Tea", "site_name: Tea\n\nplugins:\n  - search\n  - cairn\n"),
    "no plugins, on Windows": ("a: 1\r\n", "a: 1\r\n\r\nplugins:\r\n  - search\r\n  - cairn\r\n"),
    "no plugins after a block": ("x: |\n  a\n", "x: |\n  a\n\nplugins:\n  - search\n  - cairn\n"),
    "no settings": ("", "plugins:\n  - search\n  - cairn\n"),
    "plugins without a value": ("plugins:  # none yet\nx: 1\n", "plugins:  # none yet\n  - search\n  - cairn\nx: 1\n"),
    "functions and values of the environment": (FUNCTION + LIST, FUNCTION + LIST + "  - cairn\n"),
    "a value of the environment in the list": (
        "plugins:\n  - search\n  - !ENV [PLUGIN, tags]\n",
        "plugins:\n  - search\n  - !ENV [PLUGIN, tags]\n  - cairn\n",
    ),
    "an anchor": ("plugins: &all\n  - search\nextra: *all\n", None),
    "it is there": ("plugins:\n  - search\n  - cairn:\n      autolink: true\n", "same"),
    "it is there in a mapping": ("plugins: {cairn: {}}\n", "same"),
    "a list that is a value of the environment": ("plugins: !ENV [PLUGINS, [search]]\n", None),
    "two lists": ("plugins:\n  - a\nplugins:\n  - b\n", None),
    "an alias": ("x: &all [search]\nplugins: *all\n", None),
    "merged keys": ("x: &x\n  plugins: [a]\n<<: *x\n", None),
    "settings in braces": ('{"site_name": "Tea"}\n', None),
    "an end of the document": ("site_name: Tea\n...\n", None),
    "a block that keeps its end": ("x: |+\n  a\n\n", None),
    "tabs as indentation": ("plugins:\n\t- search\n", None),
    "no YAML": ("plugins: [search\n", None),
    "a list in place of settings": ("- plugins\n", None),
    "a word in place of plugins": ("plugins: search\n", None),
    "two documents": ("a: 1\n---\nb: 2\n", None),
}


@pytest.mark.parametrize("name", CASES)
def test_a_plugin_is_added_and_nothing_else_changes(name: str):
    before, after = CASES[name]
    if after is None:
        with pytest.raises(NotAddedError, match=r"^(It|Its) [a-z].*\.$"):
            add_plugin(before, "cairn")
    else:
        assert add_plugin(before, "cairn") == (before if after == "same" else after)


@pytest.mark.parametrize(
    ("inherited", "own", "expected"),
    [
        ("plugins:\n  search: {}\n", "INHERIT: b.yml\n", "INHERIT: b.yml\n\nplugins:\n  cairn: {}\n"),
        ("plugins: [search, cairn]\n", "INHERIT: b.yml\n", "INHERIT: b.yml\n"),
        ("plugins: {cairn: {}}\n", "plugins: {search: {}}\n", "plugins: {search: {}}\n"),
        ("plugins: [cairn]\n", "plugins: [search]\n", "plugins: [search, cairn]\n"),
        ("plugins: [search]\n", "INHERIT: b.yml\n", None),
    ],
)
def test_plugins_that_settings_inherit_are_kept(inherited: str, own: str, expected: str | None):
    plugins = find_value(read_settings(inherited), "plugins")
    if expected is None:
        with pytest.raises(NotAddedError, match="inherits"):
            add_plugin(own, "cairn", plugins)
    else:
        assert add_plugin(own, "cairn", plugins) == expected
