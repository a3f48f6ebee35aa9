# SPDX-License-Identifier: MIT
"""Writes a revision of a Git repository into an empty folder, so that it can be read like any other project.

Pictures and other media become empty files: they have to be there, but nothing reads them. A link that would lead out
of the folder is left out.
"""

from __future__ import annotations

import mimetypes
import os
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from cairn_cli.files.git import GitError, find_commit, find_repository, list_tree, read_objects

_LINK, _SUBMODULE = "120000", "160000"
_MEDIA = ("image/", "video/", "audio/", "font/", "application/zip", "application/pdf")


@dataclass(frozen=True, slots=True)
class Revision:
    """A revision that has been written into a folder."""

    name: str
    """What the author typed."""
    root: Path
    """The folder that stands for the top of the repository."""
    project: Path
    """The path of the project in it, in place of the one in the work tree."""
    missing: tuple[str, ...]
    """The paths of submodules whose files are not in this clone."""

    def show_places(self, text: str) -> str:
        """Return a message with the name of the revision in place of its folder."""
        return text.replace(f"{self.root}{os.sep}", f"{self.name}:").replace(str(self.root), self.name)


def write_revision(project: Path, name: str, target: Path) -> Revision:
    """Write the revision `name` of the repository that contains `project` into the empty folder `target`.

    `project` is a folder or its settings file; either need not exist in the revision.

    Raises:
        cairn_cli.files.git.GitError: it cannot be read.
    """
    folder, file = (project, "") if project.is_dir() else (project.parent, project.name)
    top, prefix = find_repository(folder)
    commit = find_commit(top, name)
    missing = _write_commit(top, commit, target)
    _remove_escaping_links(target)
    return Revision(name, target, target / prefix / file, tuple(missing))


def _write_commit(top: Path, commit: str, target: Path) -> list[str]:
    """Write the files of a commit; return the submodules that are not in this clone."""
    entries = [entry for entry in list_tree(top, commit) if _is_safe(entry[2])]
    read = [entry for entry in entries if entry[0] != _SUBMODULE and not _is_media(entry[2])]
    for _, _, path in entries:
        (target / path).parent.mkdir(parents=True, exist_ok=True)
        if _is_media(path):
            (target / path).touch()
    links = []
    for (mode, _, path), content in zip(read, read_objects(top, (i for _, i, _ in read)), strict=True):
        if mode == _LINK:
            links.append((target / path, os.fsdecode(content)))
        else:
            (target / path).write_bytes(content)
    for link, goal in links:
        link.symlink_to(goal)
    submodules = ((i, path) for mode, i, path in entries if mode == _SUBMODULE)
    return [missing for i, path in submodules for missing in _write_submodule(top, i, path, target)]


def _write_submodule(top: Path, commit: str, path: str, target: Path) -> list[str]:
    (target / path).mkdir(parents=True, exist_ok=True)
    if not (top / path / ".git").exists():
        return [path]
    try:
        return [f"{path}/{inner}" for inner in _write_commit(top / path, commit, target / path)]
    except GitError:
        return [path]


def _is_safe(path: str) -> bool:
    """Return whether a path stays in its folder; Git itself refuses others, but a repository may be made by hand."""
    parts = PurePosixPath(path).parts
    return not path.startswith("/") and not {"..", ".git"} & set(parts)


def _is_media(path: str) -> bool:
    return (mimetypes.guess_type(path)[0] or "").startswith(_MEDIA)


def _remove_escaping_links(target: Path) -> None:
    for folder, folders, files in os.walk(target):
        for path in (Path(folder, name) for name in (*folders, *files)):
            if path.is_symlink() and not Path(os.path.realpath(path)).is_relative_to(target):
                path.unlink()
