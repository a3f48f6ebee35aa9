# SPDX-License-Identifier: MIT
"""The manifest of a SCORM 1.2 package: one course with one part, and every file.

The schemas of IMS and ADL are not part of the package, because their owners do not say that others may pass them on.
Systems that read packages have their own.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from urllib.parse import quote

from cairn.exporting.xml_text import document, element, text

_NAMESPACES = {
    "xmlns": "http://www.imsproject.org/xsd/imscp_rootv1p1p2",
    "xmlns:adlcp": "http://www.adlnet.org/xsd/adlcp_rootv1p2",
}
_COURSE, _PART, _SITE = "course", "part", "site"
_LONGEST_TITLE = 200
_DIGITS = 12


def write_manifest(identity: str, title: str, launch: str, files: Iterable[str], mastery: int | None) -> bytes:
    """Return the manifest of a package.

    `identity` stays the same for all versions of a course, `launch` is the path of the page to open, and `mastery` is
    the score that passes the course, 0 to 100.
    """
    name = text(title[:_LONGEST_TITLE])
    reached = [] if mastery is None else [element("adlcp:masteryscore", None, text(str(mastery)))]
    part = {"identifier": _PART, "identifierref": _SITE, "isvisible": "true"}
    organization = element(
        "organization",
        {"identifier": _COURSE},
        element("title", None, name),
        element("item", part, element("title", None, name), *reached),
    )
    resource = element(
        "resource",
        {"identifier": _SITE, "type": "webcontent", "adlcp:scormtype": "sco", "href": launch},
        *(element("file", {"href": quote(path)}) for path in sorted(files)),
    )
    manifest = element(
        "manifest",
        {"identifier": _identify(identity), "version": "1.0", **_NAMESPACES},
        element(
            "metadata", None, element("schema", None, text("ADL SCORM")), element("schemaversion", None, text("1.2"))
        ),
        element("organizations", {"default": _COURSE}, organization),
        element("resources", None, resource),
    )
    return document(manifest)


def _identify(identity: str) -> str:
    """Return an identifier, which in XML must begin with a letter."""
    return f"cairn-{hashlib.sha256(identity.encode()).hexdigest()[:_DIGITS]}"
