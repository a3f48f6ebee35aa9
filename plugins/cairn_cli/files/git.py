# SPDX-License-Identifier: MIT
"""Runs Git to read a repository. Nothing here changes the work tree, the index or a branch.

A name that an author types never begins an option, and no command runs once per file.
"""

from __future__ import annotations

import difflib
import os
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

_FOLDERS = "To compare two folders, write 'cairn diff OLD_DIR NEW_DIR'."
_NO_GIT = f"Git was not found. Install it. {_FOLDERS}"
_SHALLOW = (
    "This clone has only a part of the history. Run 'git fetch --unshallow', or set 'fetch-depth: 0' in a workflow."
)
_LOCAL = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR", "GIT_OBJECT_DIRECTORY")
"""What Git sets for its hooks; the folder says which repository is meant."""


class GitError(Exception):
    """Why a revision cannot be read, as a message for its author."""


class UnknownRevisionError(GitError):
    """What was typed is no revision of the repository."""


def find_repository(folder: Path) -> tuple[Path, str]:
    """Return the top folder of a repository, and the path of `folder` in it, which is empty or ends with a slash.

    Raises:
        GitError: Git is not installed, or the folder is not in the work tree of a repository.
    """
    if not folder.is_dir():
        raise GitError(f"There is no folder '{folder}'.")
    top, prefix = (_line(run(folder, "rev-parse", option)) for option in ("--show-toplevel", "--show-prefix"))
    if not top:
        raise GitError(f"'{folder}' is not in the work tree of a Git repository.")
    return Path(top), prefix


def find_commit(top: Path, revision: str) -> str:
    """Return the id of the commit that a revision names.

    Raises:
        UnknownRevisionError: there is no such commit in this clone.
    """
    if not revision or revision.startswith("-") or not revision.isprintable():
        raise UnknownRevisionError(f"'{revision}' cannot be the name of a revision.")
    try:
        return _line(run(top, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}"))
    except GitError:
        raise UnknownRevisionError(_explain_unknown(top, revision)) from None


def _explain_unknown(top: Path, revision: str) -> str:
    fault = f"'{revision}' is neither a revision of this repository nor the folder of a site."
    if ".." in revision:
        return f"{fault} Write the two revisions as two words."
    if not _line(run(top, "rev-list", "--all", "--max-count=1")):
        return f"{fault} The repository has no commit yet. Commit the course, so that later versions can be compared."
    names = _line(run(top, "for-each-ref", "--format=%(refname:short)")).split("\n")
    same_end = [name for name in names if name.endswith(f"/{revision}")]
    if guesses := same_end or difflib.get_close_matches(revision, names, 1, 0.7):
        return f"{fault} Did you mean '{guesses[0]}'?"
    is_shallow = _line(run(top, "rev-parse", "--is-shallow-repository")) == "true"
    return f"{fault} {_SHALLOW}" if is_shallow else f"{fault} 'git log --oneline' lists revisions."


def list_tree(top: Path, commit: str) -> Iterator[tuple[str, str, str]]:
    """Yield the mode, the id and the path of each file of a commit, including links and submodules."""
    for entry in run(top, "ls-tree", "-r", "-z", "--full-tree", commit).split(b"\0"):
        if entry:
            facts, _, path = entry.partition(b"\t")
            mode, _, object_id = facts.decode().split(" ")
            yield mode, object_id, os.fsdecode(path)


def read_objects(top: Path, object_ids: Iterable[str]) -> Iterator[bytes]:
    """Yield the contents of files, in this order, from one process.

    Raises:
        GitError: a content is not in this clone.
    """
    with tempfile.TemporaryFile() as names:
        names.write("".join(f"{object_id}\n" for object_id in object_ids).encode())
        names.seek(0)
        with subprocess.Popen(  # noqa: S603
            _command(top, "cat-file", "--batch"),
            stdin=names,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
        ) as process:
            while head := process.stdout.readline() if process.stdout else b"":
                if not head.split()[2:]:
                    process.kill()
                    raise GitError(f"A file of this revision is not in this clone. {_SHALLOW}")
                size = int(head.split()[2])
                content = process.stdout.read(size + 1) if process.stdout else b""
                yield content[:size]


def run(folder: Path, *arguments: str) -> bytes:
    """Return what a Git command prints.

    Raises:
        GitError: Git is not installed, or it fails.
    """
    try:
        done = subprocess.run(  # noqa: S603
            _command(folder, *arguments), capture_output=True, check=False, env=_environment()
        )
    except FileNotFoundError:
        raise GitError(_NO_GIT) from None
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().split("\n")[0]
        if "not a git repository" in said:
            raise GitError(f"'{folder.absolute()}' is not in a Git repository. {_FOLDERS}")
        raise GitError(f"Git cannot read '{folder}': {said.removeprefix('fatal: ')}.")
    return done.stdout


def _command(folder: Path, *arguments: str) -> list[str]:
    return ["git", "-C", str(folder), *arguments]


def _environment() -> dict[str, str]:
    quiet = {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"}
    return {name: value for name, value in os.environ.items() if name not in _LOCAL} | quiet


def _line(output: bytes) -> str:
    """Return the output as a path or name; only the line break at its end is not part of it."""
    return os.fsdecode(output.removesuffix(b"\n"))
