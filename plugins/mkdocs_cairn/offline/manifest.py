# SPDX-License-Identifier: MIT
"""Writes the manifest of a site: its name, colors and icons on a home screen.

All addresses are relative to the manifest, so that a site works in any folder of its host.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from mkdocs_cairn.offline.icon import SIZES, write_png, write_svg

MANIFEST = "manifest.webmanifest"
"""The path of the manifest."""
_GROUND = "#4051b5"
"""The ground of the icon, if the colors of the site are not known."""


@dataclass(frozen=True, slots=True)
class SiteIdentity:
    """How a site presents itself."""

    name: str
    description: str
    language: str
    """The language, such as `en`."""
    direction: str
    """The direction of its text, `ltr` or `rtl`."""
    color: str
    """The color of its header, such as `#4051b5`; empty if it is not known."""


def write_home_screen_files(identity: SiteIdentity, folder: str) -> Mapping[str, bytes]:
    """Return the manifest and the icons, by their paths; the icons are in a folder of the site."""
    ground = identity.color or _GROUND
    pictures = {f"{folder}/icon-{size}.png": write_png(ground, size) for size in SIZES}
    manifest = json.dumps(_write_manifest(identity, folder), ensure_ascii=False, indent=1)
    return {MANIFEST: f"{manifest}\n".encode(), f"{folder}/icon.svg": write_svg(ground).encode(), **pictures}


def _write_manifest(identity: SiteIdentity, folder: str) -> dict[str, object]:
    sizes = [f"{size}x{size}" for size in SIZES]
    icons = [
        {"src": f"{folder}/icon-{size.partition('x')[0]}.png", "sizes": size, "type": "image/png"} for size in sizes
    ]
    return {
        "name": identity.name,
        **({"description": identity.description} if identity.description else {}),
        "lang": identity.language,
        "dir": identity.direction,
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        **({"theme_color": identity.color} if identity.color else {}),
        "icons": [
            {"src": f"{folder}/icon.svg", "sizes": "any", "type": "image/svg+xml"},
            *icons,
            {**icons[-1], "purpose": "maskable"},
        ],
    }
