# SPDX-License-Identifier: MIT
"""Find out whether a page says of itself that it is a draft: `draft: yes` in its front matter.

The host asks this before it compiles a site, because a draft is left out of what is published.
"""

from __future__ import annotations

from cairn.content.document import DRAFT, FRONT_MATTER
from cairn.content.folder_defaults import parse_defaults
from cairn.text.problem import Code
from cairn.text.source import Source
from cairn.yaml.mapping_reader import MappingReader
from cairn.yaml.reader import MappingNode, parse_yaml


def says_draft(source: Source) -> bool:
    """Return whether the front matter of a page marks it as a draft, in any spelling of yes.

    What the page itself says counts, otherwise what the innermost folder says of all its pages.
    """
    flag = _own_flag(source) if DRAFT in source.text else None  # nearly no page has the word
    for shared in reversed(source.defaults):
        if flag is None and DRAFT in shared.text:
            flag = _read_flag(parse_defaults(shared)[0].fields)
    return bool(flag)


def _own_flag(source: Source) -> bool | None:
    match = FRONT_MATTER.match(source.text)
    if not match or DRAFT not in match[1]:
        return None
    fields, _ = parse_yaml(match[1], source.path, Code.FRONT_MATTER_BROKEN, first_line=2)
    return _read_flag(fields) if isinstance(fields, MappingNode) else None


def _read_flag(fields: MappingNode) -> bool | None:
    return MappingReader(fields, "", (DRAFT,)).flag(DRAFT)
