# SPDX-License-Identifier: MIT
"""Show the changes of a page as a unified diff without context, made from the changes and not by comparing texts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cairn.importing.task_lists.pages import Change


def write_diff(path: str, changes: Sequence[Change]) -> str:
    """Return the diff of a page; empty if nothing changes."""
    return "".join(f"{line}\n" for line in _lines(path, changes)) if changes else ""


def _lines(path: str, changes: Sequence[Change]) -> Iterator[str]:
    yield f"--- {path}"
    yield f"+++ {path}"
    moved = 0
    for change in changes:
        old, new = change.old.split("\n"), change.new.split("\n")
        yield f"@@ -{change.line},{len(old)} +{change.line + moved},{len(new)} @@"
        yield from (f"-{line}" for line in old)
        yield from (f"+{line}" for line in new)
        moved += len(new) - len(old)
