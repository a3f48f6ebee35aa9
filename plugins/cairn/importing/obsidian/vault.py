# SPDX-License-Identifier: MIT
"""The files of a vault, and which of them a link leads to."""

from __future__ import annotations

import json
import posixpath
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

SETTINGS = ".obsidian"
"""The folder with the settings, which makes a folder a vault."""
NOTE = ".md"
"""The ending of notes."""
_TEMPLATE_SETTINGS = (
    (f"{SETTINGS}/templates.json", "folder"),
    (f"{SETTINGS}/plugins/templater-obsidian/data.json", "templates_folder"),
)
"""The settings files that may name a folder of templates, and the key that names it."""
_USUAL_TEMPLATES = frozenset({"templates", "_templates"})
"""The folders that hold templates if no setting names one."""


@dataclass(frozen=True, slots=True)
class Vault:
    """The files that links may lead to."""

    files: tuple[str, ...]
    """Their paths, sorted; without hidden files."""
    templates: tuple[str, ...]
    """The folders of templates, each with a `/` at its end and in comparable form."""
    by_path: Mapping[str, tuple[str, ...]]
    """The paths by their comparable form. Files whose names differ only in case share one."""
    by_end: Mapping[str, tuple[str, ...]]
    """The paths by their last part and by their last two parts, in comparable form, the shortest paths first."""

    @property
    def notes(self) -> tuple[str, ...]:
        """The paths of the notes that are no templates."""
        return tuple(path for path in self.files if fold(path).endswith(NOTE) and not self.is_template(path))

    def is_template(self, path: str) -> bool:
        """Return whether a file is a template for new notes."""
        return fold(path).startswith(self.templates)

    def find(self, target: str, source: str) -> str | None:
        """Return the file that the note `source` means by a name or path; None if there is none.

        A path from the root of the vault has priority. Otherwise, the name of the file decides, in any case: a file
        in the folder of the note comes first, then the one with the shortest path, then the first in the alphabet.
        """
        folder = posixpath.dirname(source)
        path = target.strip().replace("\\", "/")
        is_relative = path.startswith(("./", "../"))
        path = posixpath.normpath(posixpath.join(folder, path) if is_relative else path.lstrip("/"))
        wanted = fold(path)
        for name in (f"{wanted}{NOTE}", wanted) if path not in {"", "."} else ():
            exact = self.by_path.get(name, ())
            if found := exact or (() if is_relative else self._find_ending(name, folder)):
                return min(found, key=lambda each: (posixpath.dirname(each) != folder, len(each), each))
        return None

    def _find_ending(self, name: str, folder: str) -> Sequence[str]:
        """Return the files whose paths may be meant by the end of a path: in a folder, else the first of all."""
        parts = name.rsplit("/", 2)
        candidates = self.by_end.get("/".join(parts[-2:]), ())
        if len(parts) > 2:  # noqa: PLR2004 - three parts or more, of which two are looked up
            return [each for each in candidates if fold(each).endswith(f"/{name}")]
        own = fold(posixpath.join(folder, parts[-1]))
        same = self.by_path.get(own, ()) if len(candidates) > 1 and own.endswith(f"/{name}") else ()
        return [each for each in same if posixpath.dirname(each) == folder] or candidates[:1]


def open_vault(members: Mapping[str, bytes]) -> Vault:
    """Return the files of a vault; of those that are not settings, only the names are looked at."""
    files = tuple(sorted(path for path in members if not _is_hidden(path)))
    by_path: dict[str, list[str]] = defaultdict(list)
    by_end: dict[str, list[str]] = defaultdict(list)
    for path in sorted(files, key=lambda each: (len(each), each)):
        folded = fold(path)
        by_path[folded].append(path)
        for end in {posixpath.basename(folded), "/".join(folded.rsplit("/", 2)[-2:])}:
            by_end[end].append(path)
    folders = _find_templates(members) or _usual_templates(files)
    return Vault(files, folders, _frozen(by_path), _frozen(by_end))


def _frozen(lists: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {key: tuple(values) for key, values in lists.items()}


def fold(path: str) -> str:
    """Return a path for comparison: in any case, and however a file system writes accents."""
    return path.lower() if path.isascii() else unicodedata.normalize("NFC", path.casefold())


def _is_hidden(path: str) -> bool:
    return any(part.startswith(".") for part in path.split("/"))


def _find_templates(members: Mapping[str, bytes]) -> tuple[str, ...]:
    folders = []
    for path, key in _TEMPLATE_SETTINGS:
        if path in members:
            settings = _parse_json(members[path])
            folder = settings.get(key) if isinstance(settings, dict) else None
            folders += [fold(folder.strip("/")) + "/"] if isinstance(folder, str) and folder.strip("/") else []
    return tuple(folders)


def _parse_json(data: bytes) -> object:
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        return None


def _usual_templates(files: Iterable[str]) -> tuple[str, ...]:
    roots = {fold(path.partition("/")[0]) for path in files if "/" in path}
    return tuple(f"{root}/" for root in sorted(roots & _USUAL_TEMPLATES))
