# SPDX-License-Identifier: MIT
"""The version of a release and the notes on it: one has its source in pyproject.toml, the other in the changelog."""

from __future__ import annotations

import re


class ReleaseError(Exception):
    """Why there can be no release."""


def read_version(project: str) -> str:
    """Return the version from the text of pyproject.toml."""
    found = re.findall(r'^version = "([^"]+)"$', project, re.MULTILINE)
    if len(found) != 1:
        raise ReleaseError("pyproject.toml has no version, or more than one.")
    return str(found[0])


def find_notes(changelog: str, version: str) -> tuple[str, str]:
    """Return the date of a version in the changelog, or what stands in its place, and the text of its section."""
    heading = rf"^## {re.escape(version)} \(([^)]*)\)\n(.*?)(?=^## |\Z)"
    found = re.search(heading, changelog, re.MULTILINE | re.DOTALL)
    if not found:
        raise ReleaseError(f"CHANGELOG.md has no section '## {version} (DATE)'. Write one.")
    return found[1], found[2].strip() + "\n"


def check_tag(tag: str, version: str, date: str) -> None:
    """Raise an error unless the tag is that of this version and the changelog has its date."""
    if tag != f"v{version}":
        raise ReleaseError(f"The tag '{tag}' is not 'v{version}', the version in pyproject.toml. Correct one of them.")
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", date):
        raise ReleaseError(f"CHANGELOG.md says '{date}' for {version}. Write the day of the release: YYYY-MM-DD.")
