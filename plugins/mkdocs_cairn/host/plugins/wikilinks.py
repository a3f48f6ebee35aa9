# SPDX-License-Identifier: MIT
"""Other plugins that turn wikilinks into links to files.

They know nothing of titles, aliases and unwritten concepts, so Cairn hides its own links from them. Embeds such as
`![[picture.png]]` are left to them, since Cairn has none.
"""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig

from cairn.content.link import WIKILINK
from cairn.text.markdown import mask_code

_PLUGINS = "ezlinks", "roamlinks"
_OPENING, _CLOSING = "\uf8f9", "\uf8fa"
"""What stands for the brackets of a hidden link: characters that no text contains."""


def has_embeds(config: MkDocsConfig) -> bool:
    """Return whether another plugin handles wikilinks, and embeds with them."""
    return any(name in config.plugins for name in _PLUGINS)


def hide_wikilinks(markdown: str, config: MkDocsConfig) -> str:
    """Hide wikilinks from plugins that would take them for names of files."""
    if "[[" not in markdown or not has_embeds(config):
        return markdown
    parts: list[str] = []
    end = 0
    for match in WIKILINK.finditer(mask_code(markdown)):
        start, inside = match.start(), markdown[match.start() + 2 : match.end() - 2]
        parts += markdown[end:start], _OPENING, inside, _CLOSING
        end = match.end()
    return "".join((*parts, markdown[end:]))


def show_wikilinks(markdown: str) -> str:
    """Undo `hide_wikilinks`."""
    return markdown.replace(_OPENING, "[[").replace(_CLOSING, "]]")
