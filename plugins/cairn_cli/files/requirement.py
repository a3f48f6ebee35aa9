# SPDX-License-Identifier: MIT
"""What another machine installs to have the same Cairn: a version, or the address from which this one came."""

from __future__ import annotations

import json
from importlib.metadata import distribution
from urllib.parse import urlsplit

_DISTRIBUTION = "mkdocs-cairn"
_RECORD = "direct_url.json"
"""Where an installer records the address of what came from no index."""


def find_requirement() -> str:
    """Return the requirement for the Cairn that is installed."""
    return write_requirement(distribution(_DISTRIBUTION).version, _read_record())


def is_from_file() -> bool:
    """Return whether it came from a file or a folder, so that an index may not have its version."""
    return str(json.loads(_read_record()).get("url", "")).startswith("file:")


def _read_record() -> str:
    return distribution(_DISTRIBUTION).read_text(_RECORD) or "{}"


def write_requirement(version: str, record: str) -> str:
    """Return the requirement for a version, or for the recorded address if other machines can reach it."""
    direct = json.loads(record)
    url = str(direct.get("url", ""))
    place = urlsplit(url)
    if place.scheme in {"http", "https", "ssh"} and not place.password:
        system = direct.get("vcs_info")
        address = f"{system['vcs']}+{url}@{system['commit_id']}" if system else url
        return f"{_DISTRIBUTION} @ {address}"
    return f"{_DISTRIBUTION}=={version}"
