# SPDX-License-Identifier: MIT
"""Builds each course with each stack, round by round, so that a busy minute hits all stacks alike."""

from __future__ import annotations

import gzip
import shutil
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from .corpus import make_corpus
from .measure import measure
from .write import write_files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from .corpus import Concept
    from .measure import Cost
    from .stacks import Stack

MOST_PAGES = 300
"""The bytes of a page are the median of as many, evenly spread."""
FULL, UNCHANGED, EDITED = "full build", "nothing changed", "one body edited"


@dataclass(frozen=True)
class Trial:
    stack: str
    size: int
    kind: str
    cost: Cost


@dataclass(frozen=True)
class Weight:
    """What a reader of a site has to load, in bytes."""

    stack: str
    size: int
    page: int
    page_packed: int
    index: int
    index_packed: int


@dataclass(frozen=True)
class Course:
    """A course as one stack's site on the disk."""

    stack: Stack
    program: Path
    folder: Path
    ids: tuple[str, ...]

    def build(self) -> Cost:
        words = [word.format(folder=self.folder) for word in self.stack.command[1:]]
        return measure([self.program, *words], self.folder)

    def clear(self) -> None:
        """Remove what a build made, caches included."""
        for name in self.stack.made:
            path = self.folder / name
            shutil.rmtree(path, ignore_errors=True) if path.is_dir() else path.unlink(missing_ok=True)

    def build_from_nothing(self) -> Cost:
        self.clear()
        return self.build()

    def build_edited(self) -> Cost:
        """Build with one more sentence on one page, and take it back."""
        path = self.folder / self.stack.source.format(self.ids[len(self.ids) // 2])
        text = path.read_text("utf-8")
        path.write_text(f"{text}\nOne more sentence has been added to this page.\n", "utf-8")
        cost = self.build()
        path.write_text(text, "utf-8")
        return cost

    def weigh(self) -> Weight:
        chosen = self.ids[:: max(1, len(self.ids) // MOST_PAGES)]
        pages = [(self.folder / self.stack.page.format(name)).read_bytes() for name in chosen]
        page, packed = (int(median(map(size, pages))) for size in (len, size_packed))
        path = self.folder / self.stack.index
        index = path.read_bytes() if path.is_file() else b""
        return Weight(self.stack.name, len(self.ids), page, packed, len(index), size_packed(index) if index else 0)


def size_packed(data: bytes) -> int:
    return len(gzip.compress(data, 9))


def write_course(stack: Stack, program: Path, folder: Path, concepts: Sequence[Concept]) -> Course:
    shutil.rmtree(folder, ignore_errors=True)
    write_files(folder, stack.files(concepts))
    return Course(stack, program, folder, tuple(concept.id for concept in concepts))


def write_courses(programs: dict[Stack, Path], sizes: Sequence[int], folder: Path) -> Iterator[Course]:
    for size in sizes:
        concepts = make_corpus(size)
        for stack, program in programs.items():
            yield write_course(stack, program, folder / f"{stack.name}-{size}", concepts)


def kinds_of(stack: Stack, *, only_full: bool) -> Mapping[str, Callable[[Course], Cost]]:
    """What is measured of a stack, in this order. Only Cairn promises to know when there is nothing to do."""
    unchanged = {UNCHANGED: Course.build} if stack.name == "cairn" else {}
    return {FULL: Course.build_from_nothing} | ({} if only_full else {**unchanged, EDITED: Course.build_edited})


def run_round(course: Course, say: Callable[[str], None], *, only_full: bool) -> Iterator[Trial]:
    """Measure a course once, in each way."""
    for kind, build in kinds_of(course.stack, only_full=only_full).items():
        trial = Trial(course.stack.name, len(course.ids), kind, build(course))
        say(f"{trial.size} concepts, {course.stack.title}, {kind}: {trial.cost.cpu:.2f} s CPU")
        yield trial
