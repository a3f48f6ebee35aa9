# SPDX-License-Identifier: MIT
"""Pictures of the site get the addresses that they have in an export."""

from __future__ import annotations

from cairn.exporting.media import place_media


def test_only_pictures_of_the_site_get_another_address():
    html = '<img src="cairn-media:a &amp; b.png" alt="cairn-media:x"><img src="https://example.org/c.png">'
    found = []

    def address(path: str) -> str:
        found.append(path)
        return f"../media/{path}"

    placed = '<img src="../media/a &amp; b.png" alt="cairn-media:x"><img src="https://example.org/c.png">'
    assert place_media(html, address) == placed
    assert found == ["a & b.png"]
