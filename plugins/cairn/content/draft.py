# SPDX-License-Identifier: MIT
"""Find out whether a page says of itself that it is a draft: `draft: yes` in its front matter.

The host asks this before it compiles a site, because a draft is left out of what is published.
"""

from __future__ import annotations

from cairn.content.document import DRAFT, FRONT_MATTER
from cairn.text.problem import Code
from cairn.text.source import Source
from cairn.yaml.mapping_reader import MappingReader
from cairn.yaml.reader import MappingNode, parse_yaml


def says_draft(source: Source) -> bool:
    """Return whether a page is marked as a draft, in any spelling of yes; what it says itself comes first."""
    own = FRONT_MATTER.match(source.text) if DRAFT in source.text else None
    texts = (own[1] if own else "", *(defaults.text for defaults in reversed(source.defaults)))
    flags = (_read_flag(text, source.path) for text in texts if DRAFT in text)
    return next((flag for flag in flags if flag is not None), False)


def _read_flag(text: str, path: str) -> bool | None:
    """Return what YAML says about drafts; None if it says nothing."""
    fields, _ = parse_yaml(text.removeprefix("\ufeff"), path, Code.FRONT_MATTER_BROKEN)
    return MappingReader(fields, path, (DRAFT,)).flag(DRAFT) if isinstance(fields, MappingNode) else None
