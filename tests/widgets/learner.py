# SPDX-License-Identifier: MIT
"""What a learner does with questions and sees of them, and what the browser stores."""

from __future__ import annotations

import json
from datetime import datetime, timezone
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

RECORD = "cairn:/project/"
# The choices of the question `next-step` in `questions.html`.
RIGHT = "Returns the second candidate"
WRONG = "Updates the model"
OTHER = "Asks a person"


def question(page: Page, name: str = "next-step") -> Locator:
    return page.locator(f"#{name}")


def choose(element: Locator, text: str) -> None:
    element.locator(".cairn-choice", has_text=text).get_by_text(text).first.click()


def check(element: Locator) -> None:
    element.get_by_role("button", name="Check").click()


def respond(element: Locator, *texts: str) -> None:
    for text in texts:
        choose(element, text)
    check(element)


def more(element: Locator) -> Locator:
    """What opens the menu of a question."""
    return element.get_by_label("More actions")


def start_over(element: Locator) -> None:
    more(element).click()
    element.get_by_role("button", name="Start over").click()


def choice(element: Locator, text: str) -> Locator:
    return element.locator(".cairn-choice", has_text=text)


def status(element: Locator) -> str:
    return " ".join(element.get_by_role("status").inner_text().split())


def shown(element: Locator) -> list[str]:
    """The results and rationales that the question shows."""
    texts = element.locator("form .cairn-shown:not(.cairn-shown .cairn-shown)").all_inner_texts()
    return [" ".join(text.split()) for text in texts]


def stored(page: Page) -> list[dict[str, Any]]:
    """The events in the browser, by time: those under the old key, and those of all segments."""
    texts: dict[str, str] = page.evaluate("({...localStorage})")
    events = json.loads(texts.get(RECORD, '{"events": []}'))["events"]
    segments = [json.loads(text) for key, text in texts.items() if key.startswith(f"{RECORD}:s:")]
    events += [unpack(packed) for segment in segments for packed in segment["events"]]
    return sorted(events, key=lambda event: str(event["at"]))


def unpack(packed: Any) -> dict[str, Any]:
    """The event of a compact form in a segment."""
    if not isinstance(packed, list):
        event: dict[str, Any] = packed
        return event
    names = ("response", "score", "hints", "offset")
    when = datetime.fromtimestamp(packed[1] / 1000, timezone.utc).isoformat(timespec="milliseconds")
    event = {"id": packed[0], "at": when.replace("+00:00", "Z"), "type": "attempt", "subject": f"question:{packed[2]}"}
    event |= {name: value for name, value in zip(names, packed[3:7], strict=True) if (name, value) != ("offset", None)}
    return event | (packed[7] if len(packed) > 7 else {})


def clear_record(page: Page) -> None:
    page.evaluate("localStorage.clear()")


def fill_storage(page: Page) -> None:
    """Fill the storage to the last character."""
    page.evaluate("""() => { for (let size = 1 << 22; size > 0; size >>= 1) {
        const put = (i) => localStorage.setItem(`x${size}-${i}`, "x".repeat(size));
        try { for (let i = 0; ; i++) put(i); } catch {} } }""")


def store(page: Page, *events: dict[str, Any]) -> None:
    record = {"format": "learner-record", "version": 1, "events": list(events)}
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [RECORD, json.dumps(record)])


def attempt(response: object, name: str = "next-step", score: float = 0) -> dict[str, Any]:
    event = {"id": f"{name}-{response}", "type": "attempt", "at": "2026-01-01T00:00:00.000Z", "hints": 0}
    return event | {"subject": f"question:{name}", "response": response, "score": score}


def focused(page: Page) -> str:
    """The value or text of the focused element, which must not be the page itself."""
    assert not page.evaluate("document.activeElement === document.body")
    text: str = page.evaluate("document.activeElement.value || document.activeElement.textContent")
    return text


def marks(element: Locator) -> list[str | None]:
    """The result of each row, in the current order of the rows."""
    results: list[str | None] = element.locator(".cairn-mark").evaluate_all("all => all.map(one => one.dataset.result)")
    return results


def tab_to(page: Page, control: Locator) -> None:
    """Press Tab until a control has the focus."""
    for _ in range(80):
        if control.evaluate("one => one === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(control)


def enter_by_keyboard(page: Page, control: Locator, text: str) -> None:
    tab_to(page, control)
    if control.evaluate("one => one.localName") == "select":
        page.keyboard.type(control.locator("option", has_text=text).inner_text())
    else:
        page.keyboard.press("Control+A")
        page.keyboard.type(text)


def enter_by_tap(page: Page, control: Locator, text: str) -> None:
    control.tap()
    if control.evaluate("one => one.localName") == "select":
        control.select_option(control.locator("option", has_text=text).inner_text())
    else:
        control.fill("")
        page.keyboard.type(text)
