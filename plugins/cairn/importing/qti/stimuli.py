# SPDX-License-Identifier: MIT
"""Find the texts in other files that stand before the questions of an item. Many items may share one."""

from __future__ import annotations

from cairn.importing.found import Bundle
from cairn.importing.qti.package import ItemFile, parse_member
from cairn.importing.qti.texts import find_path
from cairn.importing.qti.tree import find_first
from cairn.importing.reading.xml_tree import Element

TOO_LONG = "The texts before the questions of this package have more than 50 MB in all. Split the package."
_MOST = 50_000_000


class Stimuli:
    """The texts of one package. Each item gets a copy, so the copies are counted."""

    def __init__(self, bundle: Bundle) -> None:
        """Begin a package."""
        self._bundle = bundle
        self._bodies: dict[str, Element | None] = {}
        self._left = _MOST

    def find(self, file: ItemFile) -> list[Element] | None:
        """Return the texts before an item; None if all copies together are too long."""
        references = file.root.all("assessmentStimulusRef")
        paths = dict.fromkeys(find_path(file.member, each.attributes.get("href", "")) for each in references)
        known = [path for path in paths if path and path in self._bundle.members]
        self._left -= sum(len(self._bundle.members[path]) for path in known)
        bodies = [body for path in known if (body := self._parse(path))]
        return bodies if self._left >= 0 else None

    def _parse(self, path: str) -> Element | None:
        if path not in self._bodies:
            root = parse_member(self._bundle, path)
            self._bodies[path] = find_first(root, "stimulusBody") if isinstance(root, Element) else None
        return self._bodies[path]
