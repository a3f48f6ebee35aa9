# SPDX-License-Identifier: MIT
"""Measures builds of sites of N concepts with Cairn and other stacks, and updates the benchmark page."""

from __future__ import annotations

import argparse
import sys
from datetime import datetime, timezone
from pathlib import Path
from typing import TYPE_CHECKING

from .plot import draw
from .report import growth, long_report, put, short_report
from .results import parse_results, write_results
from .run import Plan, run, say
from .stacks import STACKS

if TYPE_CHECKING:
    from .results import Results

ROOT = Path(__file__).parents[2]
CACHE = ROOT / ".cache" / "bench"
LAST = CACHE / "results.json"
PAGE, README, PLOT = (
    ROOT / "docs" / "guide" / "benchmark.md",
    ROOT / "README.md",
    ROOT / "docs" / "assets" / "bench.svg",
)
NAMES = tuple(stack.name for stack in STACKS)


def sizes(text: str) -> tuple[int, ...]:
    return tuple(sorted({int(part) for part in text.split(",")}))


def stacks(text: str) -> tuple[str, ...]:
    if unknown := set(text.split(",")) - set(NAMES):
        raise argparse.ArgumentTypeError(f"{', '.join(sorted(unknown))}: not among {', '.join(NAMES)}")
    return tuple(text.split(","))


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./dev bench", description=__doc__)
    parser.add_argument("--sizes", type=sizes, default="300,1000,3000", help="numbers of concepts (%(default)s)")
    parser.add_argument("--stacks", type=stacks, default=",".join(NAMES), help="some of %(default)s")
    parser.add_argument("--rounds", type=int, default=3, help="number of rounds (%(default)s)")
    today = datetime.now(tz=timezone.utc).date().isoformat()
    parser.add_argument("--date", default=today, help="the date on the page (default: today)")
    parser.add_argument("--dry", action="store_true", help="only print the tables; change no page")
    parser.add_argument("--growth", action="store_true", help="only print how build times of Cairn grow")
    parser.add_argument("--again", action="store_true", help="write the last results again, without a build")
    return parser.parse_args()


def main() -> None:
    words = parse_arguments()
    chosen = ("cairn",) if words.growth else words.stacks
    if words.again:
        results = parse_results(LAST.read_text("utf-8"))
    else:
        results = run(Plan(chosen, words.sizes, words.rounds, words.date, words.growth, CACHE))
    if not results.trials:
        sys.exit("bench: nothing could be measured")
    sys.stdout.write((growth(results) if words.growth else long_report(results)) + "\n")
    if not (words.growth or words.dry):
        publish(results)


def publish(results: Results) -> None:
    """Write the plot and both pages, and keep the results."""
    LAST.write_text(write_results(results), "utf-8")
    lines = {stack.title: results.line(stack.name) for stack in STACKS if results.line(stack.name)}
    PLOT.write_text(draw(lines, "CPU seconds of a full build", results.date), "utf-8")
    for path, report in ((PAGE, long_report(results)), (README, short_report(results))):
        path.write_text(put(path.read_text("utf-8"), report), "utf-8")
        say(f"wrote {path.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
