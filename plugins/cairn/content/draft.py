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
    """Return whether the front matter of a page marks it as a draft, in any spelling of yes."""
    if DRAFT not in source.text:  # nearly every page
        return False
    match = FRONT_MATTER.match(source.text)
    if not match or DRAFT not in match[1]:
        return False
    fields, _ = parse_yaml(match[1], source.path, Code.FRONT_MATTER_BROKEN, first_line=2)
    return isinstance(fields, MappingNode) and bool(MappingReader(fields, source.path, (DRAFT,)).flag(DRAFT))
