# SPDX-License-Identifier: MIT
"""Single values of front matter changed or added where they stand; every other line stays as it was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cairn.content.concept import KEYS
from cairn.content.document import FRONT_MATTER
from cairn.text.text_edits import Edit
from cairn.yaml.positions import YamlPosition, find_positions
from cairn.yaml.writer import flow_list, scalar

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class FrontMatter:
    """The front matter of one page, and the edits that are to be made to it."""

    def __init__(self, text: str) -> None:
        r"""Read the front matter of a page, whose line ends are `\n`."""
        match = FRONT_MATTER.match(text)
        self._text = match[1] if match else ""
        self._start = match.start(1) if match else -1
        self.positions = find_positions(self._text)
        self._added: dict[str, str] = {}
        self._edits: list[Edit] = []

    @property
    def is_plain(self) -> bool:
        """Whether there is none, or it is a list of keys, each with a value of its own, so that one can be added."""
        roots = [position for position in self.positions if position.path == ()]
        keys = [position.path for position in self.positions if position.kind == "key" and len(position.path) == 1]
        is_list = all(root.kind == "mapping" and not root.style for root in roots)
        has_values = all(self.find(key) for (key,) in keys)
        return is_list and has_values and bool(roots or not self._text.strip())

    def find(self, key: str) -> YamlPosition | None:
        """Return the value of a key."""
        return next((p for p in self.positions if p.path == (key,) and p.kind != "key"), None)

    def change(self, start: int, end: int, value: str) -> None:
        """Put a value, as YAML, in the place of what stands there."""
        self._edits.append(Edit(start, end, value))

    def set(self, key: str, value: str) -> None:
        """Give a key a value."""
        position = self.find(key)
        if position:
            self.change(position.start, position.end, _apart(position) + scalar(value) + _end(position))
        else:
            self._added[key] = scalar(value)

    def append(self, key: str, values: Sequence[str]) -> None:
        """Add values to the list of a key."""
        position = self.find(key)
        if not values:
            return
        if position is None:
            self._added[key] = flow_list(values)
        elif position.kind == "text":
            old = [" ".join(position.value.split())] if position.value.strip() else []
            self.change(position.start, position.end, _apart(position) + flow_list([*old, *values]) + _end(position))
        elif position.style:
            inside = self._text[position.start + 1 : position.end - 1].strip()
            before = "" if not inside else " " if inside.endswith(",") else ", "
            end = position.start + len(self._text[position.start : position.end - 1].rstrip())
            self.change(end, end, before + flow_list(values)[1:-1])
        else:
            end = self._end_of(key)
            self.change(end, end, "".join(f"{' ' * position.column}- {scalar(value)}\n" for value in values))

    def edits(self) -> Iterator[Edit]:
        """Yield all edits, by their place in the page."""
        if self._start < 0:
            lines = "".join(f"{key}: {value}\n" for key, value in self._added.items())
            yield from [Edit(0, 0, f"---\n{lines}---\n")] if lines else []
            return
        lines_at: dict[int, str] = {}
        for key, value in self._added.items():
            position = self._place_for(key)
            lines_at[position] = lines_at.get(position, "") + f"{key}: {value}\n"
        for edit in (*self._edits, *(Edit(position, position, lines) for position, lines in lines_at.items())):
            yield Edit(edit.start + self._start, edit.end + self._start, edit.text)

    def _place_for(self, key: str) -> int:
        """Return where a line with a new key is put: after those that come before it in the order of `KEYS`."""
        before = [k for k in KEYS[: KEYS.index(key)] if self.find(k)]
        return max((self._end_of(k) for k in before), default=0)

    def _end_of(self, key: str) -> int:
        """Return the place after the last line of a key and its value."""
        inside = [p for p in self.positions if p.path[:1] == (key,) and (p.kind in {"key", "text"} or p.style)]
        end = max(position.end for position in inside)
        kept = len(self._text[:end].rstrip("\n"))  # a block has its line end already
        return self._text.find("\n", min(end, kept)) + 1


def _apart(position: YamlPosition) -> str:
    """Return a space, where an empty value stands right after its colon."""
    return " " if position.start == position.end else ""


def _end(position: YamlPosition) -> str:
    """Return the line end that belongs to a block."""
    return "\n" if position.style in {"|", ">"} else ""
