# SPDX-License-Identifier: MIT
"""What an author typed on a command line as the name or the id of a concept: look it up, or say what may be meant."""

from __future__ import annotations

from cairn.content.concept import Concept
from cairn.graph.names import MatchStage, Names, build_names
from cairn.graph.stubs import guess_name
from cairn.site import Site
from cairn.sources import Sources, parse_page
from cairn.text.path_segments import MAX_BYTES, spell_out
from cairn.text.slug import shorten, slug


def explain_slip(site: Site, typed: str) -> str:
    """Return a message if a name is probably a slip; empty if it is a concept, or may be one that is yet to be written.

    A name that a link would match only without its signs or accents, such as `C#` for `C`, is not the same name.
    """
    catalogue, name = site.catalogue, shorten(typed)
    match = catalogue.look_up(typed)
    if match.id and match.stage is not MatchStage.SLUG:
        return ""
    titles = [catalogue.title(i) for i in (match.id, *match.others) if i in catalogue.concepts]
    if not titles and len(parts := [part.strip() for part in typed.split(",")]) > 1 and all(map(catalogue.find, parts)):
        return f"'{name}' is read as one name. Give each name by itself."
    if not titles and (guess := guess_name(typed, catalogue.names, catalogue.concepts)):
        titles = [guess]
    return f"'{name}' is not a concept. Did you mean {' or '.join(map(_quote, titles))}?" if titles else ""


def find_drafts(sources: Sources, folder: str) -> tuple[dict[str, Concept], Names]:
    """Return the concepts that are drafts, by id, and their names."""
    pages = (parse_page(source, folder).concept for source in sources.drafts)
    return build_names(concept for concept in pages if concept)[:2]


def suggest_id(title: str) -> str:
    """Return an id for a title, with its signs as words; empty if it has no letter, digit or known sign."""
    return slug(spell_out(title))


def explain_id(typed: str) -> str:
    """Return a message if an id cannot be a file name and part of an address; otherwise an empty string."""
    if typed and slug(typed) == typed and len(typed.encode()) <= MAX_BYTES:
        return ""
    suggestion = suggest_id(typed)
    advice = f"Write '{suggestion}'" if suggestion and suggestion != typed else "Choose another"
    return f"The id '{shorten(typed)}' must be short, and have only lower-case letters, digits and '-'. {advice}."


def _quote(title: str) -> str:
    return f"'{title}'"
