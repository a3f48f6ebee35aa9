# SPDX-License-Identifier: MIT
"""Draws the layers and their imports as the code has them; `python -m tests.draw_layers` writes the drawing.

The page includes the drawing as it is, so its words are text and its lines take the color of the text round them, on
light pages and on dark ones. It is narrow enough for a phone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .import_graph import (
    LAYERS,
    ROOT,
    Imports,
    join_layers,
    layer_of,
    leave_out_implied,
    read_imports,
    read_script_imports,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

DRAWING = ROOT / "docs" / "assets" / "layers.svg"
TITLES = {
    "cairn_cli": ("plugins/cairn_cli", "the shell commands, on mkdocs_cairn and cairn"),
    "mkdocs_cairn": ("plugins/mkdocs_cairn", "the adapter for MkDocs, on cairn"),
    "cairn": ("plugins/cairn", "the engine, on nothing else"),
    "widgets": ("plugins/widgets/src", "in the browser, on nothing else"),
}
"""The packages from the top down, each with its path and what it is."""
WIDTH, LEFT, ROW, HEAD, GAP = 360, 128, 28, 46, 18
BOX = 22


def draw_layers() -> str:
    """Return the drawing."""
    parts: list[str] = []
    descriptions: list[str] = []
    top = 0
    for package, title in TITLES.items():
        imports = read_script_imports() if package == "widgets" else read_imports(package)
        layers = join_layers(package, imports)
        rows = [layer for layer in reversed(LAYERS[package]) if layer in layers and layer != "__main__"]
        shown = {layer: layers[layer] & {*rows} for layer in rows}
        parts += _draw_package(title, rows, leave_out_implied(shown), imports, top)
        descriptions += [f"{package}/{row} imports {', '.join(sorted(shown[row])) or 'none of them'}." for row in rows]
        top += HEAD + len(rows) * ROW + GAP
    label = 'role="img" aria-labelledby="layers-title layers-desc"'
    head = (
        f'<svg viewBox="0 0 {WIDTH} {top - GAP}" width="{WIDTH}" {label} font-size="13" fill="currentColor">',
        '<title id="layers-title">The folders of Cairn, each above those that it imports</title>',
        f'<desc id="layers-desc">{" ".join(descriptions)}</desc>',
    )
    return "\n".join((*head, *parts, "</svg>\n"))


def _draw_package(
    title: tuple[str, str], rows: Sequence[str], lines: Imports, imports: Imports, top: int
) -> Iterator[str]:
    height = HEAD + len(rows) * ROW
    path, what = title
    yield f'<rect x=".5" y="{top + 0.5}" width="{WIDTH - 1}" height="{height - 1}" rx="4" fill-opacity=".04"/>'
    yield f'<text x="12" y="{top + 20}" font-weight="bold">{path}</text>'
    yield f'<text x="12" y="{top + 36}" font-size="12" fill-opacity=".75">{what}</text>'
    middles = {row: top + HEAD + number * ROW + BOX // 2 for number, row in enumerate(rows)}
    for row in rows:
        for target in sorted(lines[row], key=rows.index):
            yield _draw_line(middles[row], middles[target])
    for row in rows:
        yield _draw_box(row, middles[row], is_folder=sum(layer_of(name) == row for name in imports) > 1)


def _draw_line(start: int, end: int) -> str:
    """Return a curve on the left of the boxes from the one that imports to the one that is imported."""
    reach = LEFT - min(LEFT - 8, 16 + (end - start) // ROW * 14)
    curve = f"M{LEFT} {start}C{reach} {start} {reach} {end} {LEFT - 4} {end}"
    head = f"M{LEFT} {end}l-7 -3.5v7z"
    line = f'<path d="{curve}" fill="none" stroke="currentColor" stroke-opacity=".45"/>'
    return f'{line}<path d="{head}" fill-opacity=".6"/>'


def _draw_box(row: str, middle: int, *, is_folder: bool) -> str:
    y, width = middle - BOX // 2, WIDTH - LEFT - 12
    return (
        f'<rect x="{LEFT}.5" y="{y + 0.5}" width="{width}" height="{BOX}" rx="2" fill-opacity=".06"'
        ' stroke="currentColor" stroke-opacity=".4"/>'
        f'<text x="{LEFT + 10}" y="{middle + 5}">{row}{"/" if is_folder else ""}</text>'
    )


if __name__ == "__main__":
    DRAWING.write_text(draw_layers(), "utf-8")
