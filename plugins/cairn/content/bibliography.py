# SPDX-License-Identifier: MIT
"""Parse the bibliography: BibTeX in, references by key out. `bibtexparser` reads the BibTeX and the LaTeX."""

from __future__ import annotations

import logging
import re
from collections import defaultdict
from dataclasses import dataclass, replace

import bibtexparser
from bibtexparser import middlewares
from bibtexparser.library import Library
from bibtexparser.model import DuplicateBlockKeyBlock, DuplicateFieldKeyBlock, Entry, ParsingFailedBlock

from cairn.text.collation import collation_key
from cairn.text.problem import Code, Problem
from cairn.text.prose import shorten
from cairn.text.source import Source, Span

_UNESCAPED_SIGN = re.compile(r"(?<!\\)[%&]")
_VENUES = ("journal", "booktitle", "publisher", "school", "institution", "howpublished")
_MAX_AUTHORS = 3
_MAX_TITLE = 40
_YEAR = re.compile(r"\d{4}")


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
    surnames: tuple[str, ...] = ()
    """The surnames of the authors."""
    letter: str = ""
    """The letter after the year, which tells works apart that have the same authors and year; usually empty."""

    @property
    def named_authors(self) -> tuple[str, ...]:
        """The authors that a list of references names: all if there are at most three, otherwise the first."""
        has_others = len(self.authors) > _MAX_AUTHORS or "others" in self.authors
        return self.authors[:1] if has_others else self.authors

    @property
    def short(self) -> str:
        """What a citation in running text shows: the surnames and the year; without authors, the title."""
        names = self.surnames
        if len(names) > _MAX_AUTHORS or "others" in names:
            names = (f"{names[0]} et al.",)
        shown = " & ".join(filter(None, (", ".join(names[:-1]), *names[-1:]))) or shorten(self.title, _MAX_TITLE)
        return f"{shown}, {self.year}{self.letter}" if self.year else shown

    @property
    def sort_key(self) -> tuple[object, ...]:
        """The key for sorting by the first author's surname, then year, title and key."""
        surname = self.authors[0].rpartition(" ")[2] if self.authors else self.title
        return collation_key(surname), self.year, collation_key(self.title), self.key


def parse_references(source: Source | None) -> tuple[dict[str, Reference], tuple[Problem, ...]]:
    """Parse a `.bib` file. Entries that cannot be read become problems, the others are kept."""
    if source is None:
        return {}, ()
    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)  # its errors are in the returned library
    library = bibtexparser.parse_string(
        _UNESCAPED_SIGN.sub(r"\\\g<0>", source.text),  # LaTeX would drop the end of `100 % of R&D`
        append_middleware=[
            middlewares.LatexDecodingMiddleware(keep_braced_groups=True),  # braces keep the name of a group together
            middlewares.SeparateCoAuthors(),
        ],
    )
    references = {entry.key: _parse_entry(entry, source.path) for entry in library.entries}
    return _add_letters(references), tuple(_problems(library, source.path))


def _add_letters(references: dict[str, Reference]) -> dict[str, Reference]:
    """Return the references sorted by key, with letters for those that look the same in running text."""
    alike: dict[str, list[Reference]] = defaultdict(list)
    for reference in references.values():
        alike[reference.short if reference.surnames and reference.year else reference.key].append(reference)
    for group in alike.values():
        for number, reference in enumerate(sorted(group, key=lambda r: r.sort_key) if len(group) > 1 else ()):
            references[reference.key] = replace(reference, letter=_letter(number))
    return dict(sorted(references.items()))


def _letter(number: int) -> str:
    """Return a to z, then aa, ab and so on."""
    before, rest = divmod(number, 26)
    return (_letter(before - 1) if before else "") + chr(ord("a") + rest)


def _parse_entry(entry: Entry, path: str) -> Reference:
    fields = {key.casefold(): field.value for key, field in entry.fields_dict.items()}
    authors = fields.get("author") or fields.get("editor") or []
    names = authors if isinstance(authors, list) else [authors]
    texts = {key: _without_braces(value) for key, value in fields.items() if isinstance(value, str)}
    date = texts.get("year") or texts.get("date", "")
    year = _YEAR.search(date)
    return Reference(
        key=entry.key,
        authors=tuple(_first_name_first(_without_braces(name)) for name in names),
        year=year[0] if year else date,
        title=texts.get("title", entry.key),
        venue=next((texts[v] for v in _VENUES if texts.get(v)), ""),
        url=_url(texts),
        span=Span(path, (entry.start_line or 0) + 1),
        surnames=tuple(map(_surname, names)),
    )


def _without_braces(text: str) -> str:
    return " ".join(text.replace("{", "").replace("}", "").split())


def _first_name_first(name: str) -> str:
    last, comma, first = name.partition(",")
    return f"{first.strip()} {last.strip()}" if comma else name


def _surname(name: str) -> str:
    """Return the surname in a BibTeX name, with a particle such as `van`; a name in braces is that of a group."""
    last, comma, _ = name.partition(",")
    if comma or name.startswith("{"):
        return _without_braces(last)
    words = _without_braces(name).split()
    particle = next((n for n, word in enumerate(words[1:-1], 1) if word[0].islower()), len(words) - 1)
    return " ".join(words[particle:])


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
