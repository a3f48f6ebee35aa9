# SPDX-License-Identifier: MIT
"""Plots as inline SVG: a bar for a share, and a point with its interval for a correlation.

The figure stands beside each plot as text, so screen readers skip the plot. Colors come from the classes, so they
follow the scheme of the page.
"""

from __future__ import annotations

from cairn.stats.share import Discrimination, Share

_WIDTH, _HEIGHT = 100, 10


def draw_bar(share: Share | None, kind: str = "bar") -> str:
    """Return a bar for a share; `kind` is its class."""
    if share is None or not share.total:
        return ""
    bar = f'<rect class="{kind}" width="{_round(_WIDTH * share.value)}" height="{_HEIGHT}"/>'
    return _svg(f'<rect class="back" width="{_WIDTH}" height="{_HEIGHT}"/>{bar}')


def draw_interval(found: Discrimination | None) -> str:
    """Return a line from -1 to 1 with a mark at 0, an interval, and a point for its value."""
    if found is None:
        return ""
    middle, low, high = _HEIGHT / 2, _place(found.low), _place(found.high)
    kind = "below" if found.value < 0 else "bar"
    return _svg(
        f'<line class="axis" x1="0" x2="{_WIDTH}" y1="{middle:g}" y2="{middle:g}"/>'
        f'<line class="axis" x1="{_WIDTH / 2:g}" x2="{_WIDTH / 2:g}" y1="0" y2="{_HEIGHT}"/>'
        f'<line class="range {kind}" x1="{low}" x2="{high}" y1="{middle:g}" y2="{middle:g}"/>'
        f'<circle class="{kind}" cx="{_place(found.value)}" cy="{middle:g}" r="4"/>'
    )


def _place(value: float) -> str:
    return _round(_WIDTH * (value + 1) / 2)


def _round(value: float) -> str:
    return f"{round(value, 1):g}"


def _svg(content: str) -> str:
    size = f'width="{_WIDTH}" height="{_HEIGHT}" viewBox="0 0 {_WIDTH} {_HEIGHT}"'
    return f'<svg aria-hidden="true" {size}>{content}</svg>'
