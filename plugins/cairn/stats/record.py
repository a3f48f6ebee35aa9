# SPDX-License-Identifier: MIT
"""Read learner records: the text of a file becomes events, and files of the same learner become one `Learner`.

What counts as an event, in which order, and what a reset hides is decided as in `core/reduce.ts` of the widgets.
Records come from outside: nothing in them raises an exception, and what has another form is left out.
"""

from __future__ import annotations

import calendar
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

FORMAT, VERSION = "learner-record", 1
_ATTEMPT, _RESET = "attempt", "reset"
_DEEPEST = 20
"""No event of ours is nested deeper than 3."""
_REQUIRED = ("id", "type", "at", "subject")
_TIME = re.compile(r"(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d{1,3}))?Z", re.ASCII)
_MOST = (9999, 12, 31, 24, 59, 59)
"""The largest year, month, day, hour, minute and second."""


@dataclass(frozen=True, slots=True)
class Event:
    """One event of a record."""

    id: str
    """Random; the same event has the same id in every file."""
    type: str
    """`attempt`, `mark`, `reset` or another word."""
    at: str
    """UTC, as it was written; in a `Learner`, empty if that is no date or a date in the future."""
    subject: str
    """`question:ID`, `concept:ID` or `site`."""
    fields: Mapping[str, Any]
    """All fields of the event."""


@dataclass(frozen=True, slots=True)
class Learner:
    """Everything that is known about one learner."""

    events: tuple[Event, ...]
    """The events that no reset hides, each once, the earliest first."""


def parse_record(text: str) -> tuple[Event, ...] | None:
    """Return the events of a file, or None if it is no record of version 1, or none of its entries is an event."""
    value = _parse_json(text)
    entries = value.get("events") if isinstance(value, dict) and _has_version(value) else None
    if not isinstance(entries, list):
        return None
    events = tuple(event for entry in entries if (event := _parse_event(entry)))
    return events if events or not entries else None


def _parse_json(text: str) -> Any:
    try:
        return json.loads(text, parse_constant=_refuse)
    except (ValueError, RecursionError):
        return None


def _refuse(name: str) -> Any:
    """Refuse `NaN` and `Infinity`, which are no JSON."""
    raise ValueError(name)


def _has_version(value: Mapping[str, Any]) -> bool:
    version = value.get("version")
    return value.get("format") == FORMAT and version == VERSION and not isinstance(version, bool)


def _parse_event(entry: Any) -> Event | None:
    if not isinstance(entry, dict) or not all(isinstance(entry.get(name), str) for name in _REQUIRED):
        return None
    if not _is_shallow(entry, _DEEPEST):
        return None
    if entry["type"] == _ATTEMPT and ("response" not in entry or not 0 <= find_number(entry, "score", -1) <= 1):
        return None
    return Event(entry["id"], entry["type"], entry["at"], entry["subject"], entry)


def _is_shallow(value: Any, depth: int) -> bool:
    """Return whether a value is nested no deeper than this, so that nothing here can run out of stack."""
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return not inside or (depth > 0 and all(_is_shallow(item, depth - 1) for item in inside))


def find_number(fields: Mapping[str, Any], name: str, default: float = 0) -> float:
    """Return a number of an event, or the default if it is missing or no number."""
    value = fields.get(name)
    return value if isinstance(value, int | float) and not isinstance(value, bool) else default


def find_time(at: str) -> int | None:
    """Return a time in seconds since 1970, or None if it is no UTC date of a four-digit year."""
    match = _TIME.fullmatch(at)
    parts = tuple(map(int, match.groups()[:6])) if match else ()
    if not parts or any(part > most for part, most in zip(parts, _MOST, strict=True)) or 0 in parts[:3]:
        return None
    return calendar.timegm(parts)


def unite_records(records: Iterable[Sequence[Event]], limit: str) -> tuple[Learner, ...]:
    """Return the learners of some records: records that share an event belong to the same learner.

    Neither the order of the records nor a record that comes twice makes a difference. No event after `limit`, a UTC
    time, can override an earlier one.
    """
    owners: dict[str, int] = {}
    parents: list[int] = []
    events: dict[str, Event] = {}
    for number, record in enumerate(records):
        parents.append(number)
        for event in record:
            other = _find_root(parents, owners.setdefault(event.id, number))
            parents[_find_root(parents, number)] = other
            events[event.id] = _choose(event, events.get(event.id, event))
    by_learner: dict[int, list[Event]] = defaultdict(list)
    for event_id in sorted(events):
        by_learner[_find_root(parents, owners[event_id])].append(events[event_id])
    return tuple(Learner(_sort_events(own, limit)) for own in by_learner.values())


def _find_root(parents: list[int], number: int) -> int:
    while parents[number] != number:
        parents[number] = parents[parents[number]]
        number = parents[number]
    return number


def _choose(event: Event, other: Event) -> Event:
    """Choose one of two events with the same id, whatever their order. Only in edited files are they not equal."""
    if event == other:
        return event
    return min(event, other, key=lambda found: json.dumps(found.fields, sort_keys=True))


def _sort_events(events: Iterable[Event], limit: str) -> tuple[Event, ...]:
    """Sort by time, then by id. Events without a credible time come first, so they never override others."""
    timed = (event if _is_credible(event.at, limit) else replace(event, at="") for event in _without_completed(events))
    return tuple(_visible(sorted(timed, key=lambda event: (event.at, event.id))))


def _without_completed(events: Iterable[Event]) -> Iterator[Event]:
    """Leave out each attempt that a later one at the same question completes, such as an open response."""
    events = tuple(events)
    completed = {(e.fields.get("completes"), e.subject) for e in events if isinstance(e.fields.get("completes"), str)}
    return (event for event in events if event.type != _ATTEMPT or (event.id, event.subject) not in completed)


def _is_credible(at: str, limit: str) -> bool:
    return at <= limit and find_time(at) is not None


def _visible(events: Sequence[Event]) -> Iterator[Event]:
    """Yield the events that are not hidden by a later reset of their subject or of the whole site."""
    resets = [event for event in events if event.type == _RESET]
    undone = {undoes for event in resets if isinstance(undoes := event.fields.get("undoes"), str)}
    in_force = {event.id for event in resets if "undoes" not in event.fields} - undone
    hidden_before = {event.subject: place for place, event in enumerate(events) if event.id in in_force}
    site = hidden_before.get("site", -1)
    for place, event in enumerate(events):
        if place > max(site, hidden_before.get(event.subject, -1)):
            yield event
