# SPDX-License-Identifier: MIT
"""Turns a list of stacks and sizes into results: makes all ready, builds round by round, weighs what came out."""

from __future__ import annotations

import shutil
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .corpus import make_corpus
from .environment import UnavailableError, find_program
from .machine import busy_seconds, describe_machine, describe_versions, folder_for_sites
from .measure import FailedError
from .results import Results
from .rounds import run_round, write_course, write_courses
from .stacks import STACKS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from .rounds import Course, Trial
    from .stacks import Stack

TRY_SIZE = 30


@dataclass(frozen=True)
class Plan:
    """What is asked for."""

    stacks: Sequence[str]
    sizes: Sequence[int]
    rounds: int
    date: str
    only_full: bool
    cache: Path
    """The folder for environments."""


def say(text: str) -> None:
    """Tell what goes on."""
    sys.stderr.write(f"bench: {text}\n")
    sys.stderr.flush()


def run(plan: Plan) -> Results:
    """Measure it all. What cannot be had or does not build is left out, and the results say why."""
    absent: dict[str, str] = {}
    sites = folder_for_sites(sum(plan.sizes), plan.cache)
    programs = make_ready(plan, sites, absent)
    courses = list(write_courses(programs, plan.sizes, sites))
    begin, busy = time.monotonic(), busy_seconds()
    trials = build_all(courses, plan, absent)
    own = sum(trial.cost.cpu for trial in trials)
    machine = describe_machine((busy_seconds() - busy - own) / (time.monotonic() - begin))
    weights = tuple(course.weigh() for course in courses)
    versions = {stack.title: describe_versions(stack, program) for stack, program in programs.items()}
    shutil.rmtree(sites)
    return Results(tuple(trials), weights, absent, versions, plan.date, machine)


def make_ready(plan: Plan, sites: Path, absent: dict[str, str]) -> dict[Stack, Path]:
    """Install each stack, and build a small site with it, so that no first build pays for a cold disk."""
    concepts = make_corpus(TRY_SIZE)
    ready: dict[Stack, Path] = {}
    for stack in (stack for stack in STACKS if stack.name in plan.stacks):
        say(f"making {stack.title} ready")
        try:
            program = find_program(stack, plan.cache)
            write_course(stack, program, sites / "first", concepts).build()
        except (UnavailableError, FailedError) as problem:
            leave_out(stack, problem, absent)
        else:
            ready[stack] = program
    return ready


def build_all(courses: list[Course], plan: Plan, absent: dict[str, str]) -> list[Trial]:
    """All rounds. A course that fails is taken out of the list."""
    trials: list[Trial] = []
    for number in range(plan.rounds):
        say(f"round {number + 1} of {plan.rounds}")
        for course in tuple(courses):
            trials += build_one(course, courses, plan, absent)
    return trials


def build_one(course: Course, courses: list[Course], plan: Plan, absent: dict[str, str]) -> Iterator[Trial]:
    try:
        yield from run_round(course, say, only_full=plan.only_full)
    except FailedError as problem:
        leave_out(course.stack, problem, absent, f" with {len(course.ids)} concepts")
        courses.remove(course)


def leave_out(stack: Stack, problem: Exception, absent: dict[str, str], what: str = "") -> None:
    """Note it for the page in words of our own. What a tool said may name this machine, and is only shown."""
    reason = "it could not be installed here" if isinstance(problem, UnavailableError) else "it did not build"
    absent[stack.title + what] = reason
    say(f"{stack.title}{what} is left out, {reason}: {problem}")
