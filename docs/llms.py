# SPDX-License-Identifier: MIT
"""A hook of this site alone: the guide for programs that read text, as `llms.txt` and as `llms-full.txt`.

Both are made from the navigation and the pages, so they cannot go stale. The first paragraph of a page, which says
what one can do with it, describes it in the list.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from macros import FORMAT_TABLES, command_table, key_table, macro_table, option_table, problem_table
from mkdocs.structure.files import File, Files

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs.config.defaults import MkDocsConfig

_ABOUT = "A MkDocs plugin that turns concept documents and question files into a static learning site."
_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_TABLE = re.compile(r"\{\{ (?P<name>\w+_(?:table|list))\((?:\"(?P<argument>\w+)\")?\) \}\}")
_UNSEEN = re.compile(r"\{% (?:end)?raw %\}\n*|^<!-- (?:not run: .*|edit) -->\n\n", re.MULTILINE)
"""What a page says to the macros plugin or to the tests."""
_TABLES = {
    table.__name__: table
    for table in (option_table, macro_table, command_table, problem_table, key_table, *FORMAT_TABLES)
}


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Add both files to the site."""
    (guide,) = (part["Guide"] for part in config.nav or () if "Guide" in part)
    lines, texts = ["# Cairn", "", f"> {_ABOUT}"], []
    for depth, title, uri in _walk(guide):
        if not uri:
            lines += ["", f"## {title}", ""]
            continue
        file = files.get_file_from_path(uri)
        if file is None:
            continue  # MkDocs warns of it
        text = _read(file)
        start = [] if depth or lines[-1].startswith("- ") else ["", "## Guide", ""]
        lines += [*start, f"- [{title}]({config.site_url}{file.url}): {_describe(text)}"]
        texts.append(text.strip() + "\n")
    files.append(File.generated(config, "llms.txt", content="\n".join(lines) + "\n"))
    files.append(File.generated(config, "llms-full.txt", content="\n\n".join(texts)))
    return files


def _walk(nav: list[Any], depth: int = 0) -> Iterator[tuple[int, str, str]]:
    """Yield the groups and pages of a navigation in their order; a group has no address."""
    for entry in nav:
        for title, below in entry.items():
            if isinstance(below, str):
                yield depth, title, below
            else:
                yield depth, title, ""
                yield from _walk(below, depth + 1)


def _read(file: File) -> str:
    text = _FRONT_MATTER.sub("", file.content_string)
    return _UNSEEN.sub("", _TABLE.sub(_write_table, text))


def _write_table(call: re.Match[str]) -> str:
    return str(_TABLES[call["name"]](*filter(None, [call["argument"]])))


def _describe(text: str) -> str:
    """Return the first paragraph of a page as one line without links."""
    for block in text.split("\n\n"):
        if block.strip() and not block.startswith(("#", "<", "```", "|")):
            return " ".join(_LINK.sub(r"\1", block).split())
    return ""
