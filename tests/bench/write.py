# SPDX-License-Identifier: MIT
"""Writes a made-up course into a folder: `python -m tests.bench.write --size 1000 --stack cairn FOLDER`."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from .corpus import SEED, make_corpus
from .mkdocs_sites import cairn_site, material_site, plugins_site
from .other_sites import hugo_site, zensical_site

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from .corpus import Concept
    from .notation import Files

SITES: dict[str, Callable[[Sequence[Concept]], Files]] = {
    "cairn": cairn_site,
    "material": material_site,
    "plugins": plugins_site,
    "zensical": zensical_site,
    "hugo": hugo_site,
}
"""How each stack wants its files."""


def write_files(folder: Path, files: Iterable[tuple[str, str]]) -> None:
    for name, text in files:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.write", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--size", type=int, default=1000, help="how many concepts")
    parser.add_argument("--stack", choices=SITES, default="cairn", help="in whose notation")
    parser.add_argument("--seed", type=int, default=SEED, help="another number, another course")
    words = parser.parse_args()
    write_files(words.folder, SITES[words.stack](make_corpus(words.size, words.seed)))


if __name__ == "__main__":
    main()
