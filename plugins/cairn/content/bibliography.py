# SPDX-License-Identifier: MIT
"""Parse the bibliography: BibTeX in, references by key out. `bibtexparser` reads the BibTeX and the LaTeX."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass

import bibtexparser
from bibtexparser import middlewares
from bibtexparser.library import Library
from bibtexparser.model import DuplicateBlockKeyBlock, DuplicateFieldKeyBlock, Entry, ParsingFailedBlock

from cairn.text.problem import Code, Problem
from cairn.text.source import Source, Span

_UNESCAPED_SIGN = re.compile(r"(?<!\\)[%&]")
_VENUES = ("journal", "booktitle", "publisher", "school", "institution", "howpublished")
_MAX_AUTHORS = 3


@dataclass(frozen=True, slots=True)
class Reference:
    """One entry of the bibliography, as plain text."""

    key: str
    """The key that citations use."""
    authors: tuple[str, ...]
    """Full names, first name first."""
    year: str
    """The year, in four digits; empty if unknown."""
    title: str
    """The title, as plain text; the key if there is none."""
    venue: str
    """The journal, book or publisher; empty if unknown."""
    url: str
    """A web address; empty if unknown."""
    span: Span
    """Where the entry begins."""

    @property
    def byline(self) -> str:
        """The authors on one line: all of them if there are at most three, otherwise the first and `et al.`"""
        if len(self.authors) > _MAX_AUTHORS or "others" in self.authors:
            return f"{self.authors[0]} et al."
        return " and ".join(filter(None, (", ".join(self.authors[:-1]), *self.authors[-1:])))

    @property
    def sort_key(self) -> tuple[str, str, str, str]:
        """The key for sorting by the first author's surname, then year, title and key."""
        surname = self.authors[0].rpartition(" ")[2] if self.authors else self.title
        return surname.casefold(), self.year, self.title.casefold(), self.key


def parse_references(source: Source | None) -> tuple[dict[str, Reference], tuple[Problem, ...]]:
    """Parse a `.bib` file. Entries that cannot be read become problems, the others are kept."""
    if source is None:
        return {}, ()
    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)  # its errors are in the returned library
    library = bibtexparser.parse_string(
        _UNESCAPED_SIGN.sub(r"\\\g<0>", source.text),  # LaTeX would drop the end of `100 % of R&D`
        append_middleware=[middlewares.LatexDecodingMiddleware(), middlewares.SeparateCoAuthors()],
    )
    references = {entry.key: _parse_entry(entry, source.path) for entry in library.entries}
    return dict(sorted(references.items())), tuple(_problems(library, source.path))


def _parse_entry(entry: Entry, path: str) -> Reference:
    fields = {key.casefold(): field.value for key, field in entry.fields_dict.items()}
    authors = fields.get("author") or fields.get("editor") or []
    names = authors if isinstance(authors, list) else [authors]
    venue = next((fields[v] for v in _VENUES if fields.get(v)), "")
    year = str(fields.get("year") or fields.get("date", ""))[:4]
    return Reference(
        key=entry.key,
        authors=tuple(_first_name_first(_without_braces(name)) for name in names),
        year=year,
        title=_without_braces(str(fields.get("title", entry.key))),
        venue=_without_braces(str(venue)),
        url=_url({k: str(v) for k, v in fields.items()}),
        span=Span(path, (entry.start_line or 0) + 1),
    )


def _without_braces(text: str) -> str:
    return " ".join(text.replace("{", "").replace("}", "").split())


def _first_name_first(name: str) -> str:
    last, comma, first = name.partition(",")
    return f"{first.strip()} {last.strip()}" if comma else name


def _url(fields: dict[str, str]) -> str:
    """Return a web address; other schemes are refused, because a browser might run them as code."""
    if fields.get("doi"):
        return "https://doi.org/" + fields["doi"].removeprefix("https://doi.org/")
    if fields.get("eprint") and fields.get("archiveprefix", "arxiv").casefold() == "arxiv":
        return "https://arxiv.org/abs/" + fields["eprint"]
    url = fields.get("url", "").strip()
    return url if url.startswith(("https://", "http://")) else ""


def _problems(library: Library, path: str) -> list[Problem]:
    blocks = library.failed_blocks
    return [
        Problem(Code.REFERENCES_BROKEN, Span(path, (block.start_line or 0) + 1), _explain(block)) for block in blocks
    ]


def _explain(block: ParsingFailedBlock) -> str:
    if isinstance(block, DuplicateBlockKeyBlock):
        return f"The key '{block.key}' is already used above. Change one of the two keys."
    if isinstance(block, DuplicateFieldKeyBlock):
        return f"This entry has the field '{', '.join(sorted(block.duplicate_keys))}' twice. Remove one of them."
    return "This entry cannot be read. Check its braces, quotes and commas."
