# SPDX-License-Identifier: MIT
"""Edit individual values of front matter in place; all other lines stay as typed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cairn.content.concept import KEYS
from cairn.content.document import FRONT_MATTER
from cairn.text.text_edits import Edit
from cairn.yaml.positions import YamlPosition, find_positions
from cairn.yaml.writer import flow_list, scalar


class FrontMatter:
    """The front matter of one page, and the edits to make."""

    def __init__(self, text: str) -> None:
        r"""Parse the front matter of a page with `\n` line endings."""
        match = FRONT_MATTER.match(text)
        self._text = match[1] if match else ""
        self._start = match.start(1) if match else -1
        self.positions = find_positions(self._text)
        self._added: dict[str, str] = {}
        self._edits: list[Edit] = []

    @property
    def is_plain(self) -> bool:
        """Whether keys can be added: it is empty, or a block mapping in which each key has its own value."""
        roots = [position for position in self.positions if position.path == ()]
        keys = [position.path for position in self.positions if position.kind == "key" and len(position.path) == 1]
        is_list = all(root.kind == "mapping" and not root.style for root in roots)
        has_values = all(self.find(key) for (key,) in keys)
        return is_list and has_values and bool(roots or not self._text.strip())

    def find(self, key: str) -> YamlPosition | None:
        """Return the position of a key's value, or None."""
        return next((p for p in self.positions if p.path == (key,) and p.kind != "key"), None)

    def change(self, start: int, end: int, value: str) -> None:
        """Replace the characters from `start` to `end` by a value, given as YAML."""
        self._edits.append(Edit(start, end, value))

    def set(self, key: str, value: str) -> None:
        """Set the value of a key."""
        position = self.find(key)
        if position:
            self.change(
                position.start, position.end, _space_before(position) + scalar(value) + _final_newline(position)
            )
        else:
            self._added[key] = scalar(value)

    def append(self, key: str, values: Sequence[str]) -> None:
        """Append values to the list of a key."""
        position = self.find(key)
        if not values:
            return
        if position is None:
            self._added[key] = flow_list(values)
        elif position.kind == "text":
            old = [" ".join(position.value.split())] if position.value.strip() else []
            self.change(
                position.start,
                position.end,
                _space_before(position) + flow_list([*old, *values]) + _final_newline(position),
            )
        elif position.style:
            inner = self._text[position.start + 1 : position.end - 1].strip()
            before = "" if not inner else " " if inner.endswith(",") else ", "
            end = position.start + len(self._text[position.start : position.end - 1].rstrip())
            self.change(end, end, before + flow_list(values)[1:-1])
        else:
            end = self._end_of(key)
            self.change(end, end, "".join(f"{' ' * position.column}- {scalar(value)}\n" for value in values))

    def edits(self) -> Iterator[Edit]:
        """Yield all edits; their positions refer to the whole page."""
        if self._start < 0:
            lines = "".join(f"{key}: {value}\n" for key, value in self._added.items())
            yield from [Edit(0, 0, f"---\n{lines}---\n")] if lines else []
            return
        lines_at: dict[int, str] = {}
        for key, value in self._added.items():
            position = self._position_for(key)
            lines_at[position] = lines_at.get(position, "") + f"{key}: {value}\n"
        for edit in (*self._edits, *(Edit(position, position, lines) for position, lines in lines_at.items())):
            yield Edit(edit.start + self._start, edit.end + self._start, edit.text)

    def _position_for(self, key: str) -> int:
        """Return the position for a new key: after the keys that precede it in `KEYS`."""
        before = [k for k in KEYS[: KEYS.index(key)] if self.find(k)]
        return max((self._end_of(k) for k in before), default=0)

    def _end_of(self, key: str) -> int:
        """Return the position after the last line of a key and its value."""
        inner = [p for p in self.positions if p.path[:1] == (key,) and (p.kind in {"key", "text"} or p.style)]
        end = max(position.end for position in inner)
        without_newlines = len(self._text[:end].rstrip("\n"))  # a block includes its newline
        return self._text.find("\n", min(end, without_newlines)) + 1


def _space_before(position: YamlPosition) -> str:
    """Return the space that must separate a value from its colon if the old value was empty."""
    return " " if position.start == position.end else ""


def _final_newline(position: YamlPosition) -> str:
    """Return the newline that ends a block scalar; empty for other styles."""
    return "\n" if position.style in {"|", ">"} else ""
