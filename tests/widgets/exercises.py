# SPDX-License-Identifier: MIT
"""The questions with rows, fields and orders in `types.html`, and how to fill them in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page


ORDER = ("Receive", "Sample", "Load", "Return")
TIED = ("Receive", "Load", "Sample", "Return")
FIELDS = "select, input[type=text], textarea"


@dataclass(frozen=True)
class Exercise:
    """A question with rows or fields: what to enter, and what is expected."""

    name: str
    right: tuple[str, ...]
    wrong: tuple[str, ...]
    response: Any
    """The stored value of a right response."""
    marks: tuple[str, ...]
    """The results of the rows of the wrong response."""
    said: str
    keys: tuple[str, ...]
    """The right responses that are shown after the second wrong attempt."""
    score: float = 0
    is_plain: bool = False
    """Whether the wrong response leaves only one answer, so that they are shown at once."""


ROWS = (
    Exercise(
        "settings",
        ("Follow", "Stay", "Cost"),
        ("Follow", "Cost", "Cost"),
        {"c-000000a1": "c-000000b2", "c-000000a2": "c-000000b1", "c-000000a3": "c-000000b3"},
        ("right", "wrong", "right"),
        "Partly right. 2 of 3 right. The reward is divided by β.",
        ("Right answer: Stay close to the reference model",),
        2 / 3,
    ),
    Exercise(
        "stages",
        ("Before", "While"),
        ("Before", "Before"),
        {"c-000000c1": "c-000000d1", "c-000000c2": "c-000000d2"},
        ("right", "wrong"),
        "Partly right. 1 of 2 right. The right answer is now shown.",
        ("Right answer: While training, by argmin f(x)",),
        1 / 2,
        is_plain=True,
    ),
    Exercise(
        "attributes",
        ("before", "balances", "while", "fools"),
        ("before", "fools", "before", "balances"),
        {
            "c-00000001.c-00000011": "c-00000021",
            "c-00000001.c-00000012": "c-00000031",
            "c-00000002.c-00000011": "c-00000022",
            "c-00000002.c-00000012": "c-00000032",
        },
        ("right", "wrong", "wrong", "wrong"),
        "Partly right. 1 of 4 right. The right answer is now shown.",
        ("Right answer: balances weights", "Right answer: while training", "Right answer: fools an adversary"),
        1 / 4,
        is_plain=True,
    ),
    Exercise("threshold", ("1,5 kg",), ("2.5",), "1,5 kg", ("wrong",), "Not quite.", ("Right answer: 1.5 kg",)),
    Exercise(
        "sentence",
        ("Sensitive", "predictions"),
        ("Sensitive", "weights"),
        {"c-000000f1": "Sensitive", "c-000000f2": "predictions"},
        ("right", "wrong"),
        "Partly right. 1 of 2 right.",
        ("Right answer: prediction",),
        1 / 2,
    ),
    Exercise(
        "metric",
        ("Four fifths rule",),
        ("ratio",),
        "Four fifths rule",
        ("wrong",),
        "Not quite.",
        ("Right answer: disparate impact",),
    ),
)
each_exercise = pytest.mark.parametrize("exercise", ROWS, ids=lambda exercise: exercise.name)


def fields(element: Locator) -> list[Locator]:
    return element.locator(f":scope fieldset :is({FIELDS}):visible").all()


def enter(page: Page, element: Locator, texts: tuple[str, ...], how: Callable[[Page, Locator, str], None]) -> None:
    for field, text in zip(fields(element), texts, strict=True):
        if text:
            how(page, field, text)


def fill(page: Page, control: Locator, text: str) -> None:
    """Enter a text directly, if it does not matter how."""
    if control.evaluate("one => one.localName") == "select":
        control.select_option(control.locator("option", has_text=text).inner_text())
    else:
        control.fill(text)


def rows(element: Locator) -> list[str]:
    """The first words of the rows, in their current order."""
    return [text.split()[0] for text in element.locator(".cairn-order__text").all_inner_texts()]


def put(element: Locator, order: tuple[str, ...], press: Callable[[Locator], None]) -> None:
    """Put rows in an order with their buttons."""
    for place, text in enumerate(order):
        button = element.get_by_role("button", name=f"Move up: {text}")
        for _ in range(rows(element).index(text) - place):
            press(button)


def keys(element: Locator) -> list[str]:
    return [" ".join(text.split()) for text in element.locator(".cairn-right").all_inner_texts()]
