# SPDX-License-Identifier: MIT
"""Write an Atom feed of the pages whose front matter says when they were written or changed.

A build reads no clock and no history, so a page without a date is in no feed.
"""

from __future__ import annotations

import re
from calendar import monthrange, timegm
from collections.abc import Iterator
from dataclasses import dataclass

from cairn.content.document import Document
from cairn.exporting.published_site import PublishedSite
from cairn.exporting.xml_text import Xml, document, element, text
from cairn.text.problem import Code, Problem
from cairn.text.slug import shorten
from cairn.text.source import Span
from cairn.yaml.reader import MappingNode, Node, ScalarNode

MAX_ENTRIES = 50
"""The maximum number of entries: the latest ones."""
FEED = "feed.xml"
_DATE = re.compile(
    r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)"
    r"(?:(?:[Tt]|[ ]+)(?P<hour>\d\d):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:\.\d+)?)?"
    r"[ ]*(?P<zone>[Zz]|[-+]\d\d:?\d\d)?)?",
    re.ASCII,
)
_PARTS = "year", "month", "day", "hour", "minute", "second"
_MONTHS, _HOURS, _MINUTES = 12, 24, 60
_NAMES = {"date": ("created", "updated"), "updated": ("updated",)}
"""The keys of front matter, and the keys inside them if their values have any."""
_ADVICE = "Write it like 2026-03-01 or 2026-03-01T10:30:00Z."


@dataclass(frozen=True, slots=True)
class Date:
    """A moment in time."""

    text: str
    """The moment with its time zone, as RFC 3339 writes it."""
    seconds: int
    """The seconds from the beginning of 1970 in UTC."""


@dataclass(frozen=True, slots=True)
class Dates:
    """When a page was written and changed."""

    published: Date | None
    """When it was written, if its author says so."""
    updated: Date
    """When it was changed; if its author does not say so, when it was written."""


def write_atom(published: PublishedSite) -> tuple[bytes | None, tuple[Problem, ...]]:
    """Return the feed, or None if no page has a date, and what is wrong with dates."""
    found, faults = [], []
    for page in published.site.documents.values():
        dates, wrong = find_dates(page)
        faults += wrong
        address = published.address(page.uri)
        if dates and address is not None:
            found.append((dates, page, address))
    found.sort(key=lambda entry: entry[1].uri)
    found.sort(key=lambda entry: entry[0].updated.seconds, reverse=True)
    if not found:
        return None, tuple(faults)
    entries = [_write_entry(*entry) for entry in found[:MAX_ENTRIES]]
    return document(_write_feed(published, found[0][0].updated, entries)), tuple(faults)


def has_dates(published: PublishedSite) -> bool:
    """Return whether a site has a feed."""
    return any(find_dates(page)[0] for page in published.site.documents.values() if published.address(page.uri))


def find_dates(page: Document) -> tuple[Dates | None, list[Problem]]:
    """Return the dates in the front matter of a page, if it has any, and what is wrong with them."""
    dates: dict[str, Date] = {}
    faults = []
    for key, node in _find_values(page):
        date = parse_date(node.value)
        if date:
            dates[key] = date
        elif node.value.strip():
            fault = f"'{shorten(node.value.strip())}' is not a date, so it is not in the feed. {_ADVICE}"
            faults.append(Problem(Code.EXPORT_LEFT_OUT, Span(page.source.path, node.line), fault))
    written, changed = dates.get("created"), dates.get("updated")
    latest = changed or written
    return Dates(written, latest) if latest else None, faults


def _find_values(page: Document) -> Iterator[tuple[str, ScalarNode]]:
    for name, inside in _NAMES.items():
        field = page.fields.find(name)
        value: Node | None = field.value if field else None
        if isinstance(value, MappingNode):
            fields = ((key, value.find(key)) for key in inside)
            yield from ((key, f.value) for key, f in fields if f and isinstance(f.value, ScalarNode))
        elif isinstance(value, ScalarNode):
            yield inside[0], value


def parse_date(value: str) -> Date | None:
    """Return a date, which is in UTC and begins its day unless it says more; None if it is no date."""
    match = _DATE.fullmatch(value.strip())
    if match is None:
        return None
    year, month, day, hour, minute, second = (int(match[name] or 0) for name in _PARTS)
    zone = (match["zone"] or "Z").upper()
    sign, offset_hours, offset_minutes = (zone[0], int(zone[1:3]), int(zone[-2:])) if zone != "Z" else ("+", 0, 0)
    is_day = year and 1 <= month <= _MONTHS and 1 <= day <= monthrange(year, month)[1]
    if not is_day or max(hour, offset_hours) >= _HOURS or max(minute, second, offset_minutes) >= _MINUTES:
        return None
    offset = (offset_hours * _MINUTES + offset_minutes) * _MINUTES * (-1 if sign == "-" else 1)
    shown_zone = zone if zone == "Z" else f"{sign}{offset_hours:02}:{offset_minutes:02}"
    shown = f"{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}{shown_zone}"
    return Date(shown, timegm((year, month, day, hour, minute, second)) - offset)


def _write_feed(published: PublishedSite, updated: Date, entries: list[Xml]) -> Xml:
    return element(
        "feed",
        {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": published.language},
        element("title", None, text(published.name)),
        *([element("subtitle", None, text(published.description))] if published.description else ()),
        element("id", None, text(published.home)),
        element("link", {"href": published.home}),
        element("link", {"rel": "self", "href": published.home + FEED}),
        element("updated", None, text(updated.text)),
        element("author", None, element("name", None, text(published.author or published.name))),
        *entries,
    )


def _write_entry(dates: Dates, page: Document, address: str) -> Xml:
    return element(
        "entry",
        None,
        element("title", None, text(page.title)),
        element("id", None, text(address)),
        element("link", {"href": address}),
        *([element("published", None, text(dates.published.text))] if dates.published else ()),
        element("updated", None, text(dates.updated.text)),
        *([element("summary", None, text(page.summary))] if page.summary else ()),
    )
