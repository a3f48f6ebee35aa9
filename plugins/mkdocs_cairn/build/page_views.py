# SPDX-License-Identifier: MIT
"""The additions to a page of MkDocs: metadata, table of contents, and the view model as HTML."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from markupsafe import Markup
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink
from mkdocs.utils.templates import TemplateContext

from cairn.content.page_link import PageLink
from cairn.links.page_parts import Section
from cairn.text.problem import Problem, Severity
from cairn.views.concept.concept_models import ConceptPage
from cairn.views.indexes.index_models import TagPage
from cairn.views.indexes.tag_pages import parent_tag
from cairn.views.learner.learner_models import ProgressPage
from cairn.views.view import View
from mkdocs_cairn.build.build import Build
from mkdocs_cairn.host.pages.cairn_page import write_title
from mkdocs_cairn.host.theme import (
    CONCEPT_TEMPLATE,
    DRAWING_STYLES,
    LEARNER_STYLES,
    MAP_STYLES,
    QUESTION_STYLES,
    REPORT_STYLES,
)
from mkdocs_cairn.markdown.formula_text import read_formulas
from mkdocs_cairn.search.theme_index import is_list

_FORM = "<cairn-question"
_TITLE_END = "</h1>"
_QUESTION = re.compile(r'<(?:cairn-question|section class="cairn-(?P<kind>case|q)[^"]*") id="(?P<id>[^"]*)"')
_STYLES: Mapping[str, tuple[str, ...]] = {
    DRAWING_STYLES: ('class="cairn-map"', 'class="cairn-columns"'),
    MAP_STYLES: ("<cairn-course-map",),
    QUESTION_STYLES: ('class="cairn-q', "<cairn-review"),
    LEARNER_STYLES: ("<cairn-progress", "<cairn-review", "<cairn-next-steps", 'class="cairn-path"'),
    REPORT_STYLES: ('class="cairn-banner"', 'class="cairn-health"'),
}
"""The style sheets of which only some pages need, with what a page has that needs them."""


def set_title(page: Page, build: Build) -> None:
    """Set the title of a concept or generated page, escaped for themes and macros.

    Themes show the name of the site as the title of a home page that has no other.
    """
    title = build.title(page.file.src_uri)
    if title and not (page.is_homepage and page.file.src_uri in build.generated):
        page.meta["title"] = write_title(title)  # MkDocs reads front matter as YAML, where 1.10 is 1.1


def set_meta(page: Page, build: Build) -> None:
    """Set the tags and the template of a concept, and exclude lists from the search."""
    uri = page.file.src_uri
    concept_id = build.site.concept_ids.get(uri, "")
    if concept := build.site.catalogue.concepts.get(concept_id):
        page.meta["tags"] = [html.escape(tag[-1]) for tag in concept.tags]  # the search does not escape them
    is_tag = uri not in build.site.documents and parent_tag(build.site, uri) is not None
    if (concept_id or is_tag) and build.has_sidebars:
        page.meta.setdefault("template", CONCEPT_TEMPLATE)
    generated = None if uri in build.site.documents else build.generated.get(uri)
    if generated and generated.hidden_parts:
        page.meta.setdefault("hide", [*generated.hidden_parts])
    if is_list(build.site, uri):
        page.meta.setdefault("search", {"exclude": True})


def add_view(page: Page, context: TemplateContext, build: Build, banner: str) -> None:
    """Add the view of a page after its body, and in the sidebars if the theme has them."""
    view = build.view(page.file.src_uri)
    content = page.content or ""
    if _FORM in content:
        content += build.renderer.record_menu
    content = content if view is None else _with_view(page, content, context, view, build)
    content = banner + content
    page.content = _link_styles(content, build.hrefs.of(page.file)) + content


def _link_styles(content: str, href: Callable[[PageLink], str]) -> str:
    needed = (path for path, marks in _STYLES.items() if any(mark in content for mark in marks))
    return "".join(f'<link rel="stylesheet" href="{href(PageLink("", path))}">\n' for path in needed)


def _with_view(page: Page, content: str, context: TemplateContext, view: View, build: Build) -> str:
    href = build.hrefs.of(page.file)

    def part(name: str, **more: object) -> str:
        return build.renderer.view(view, name, href, is_native=build.has_sidebars, **more)

    path = view.path if isinstance(view, ConceptPage | TagPage) else ()
    has_path = bool(path) and _shows_path(page, context, path, build)
    if isinstance(view, ConceptPage | ProgressPage | TagPage):
        _add_sections(page, view.sections)
    if isinstance(view, ConceptPage):
        document = build.site.documents.get(page.file.src_uri)
        questions = find_questions(content)
        context["cairn"] = {  # type: ignore[typeddict-unknown-key]
            "say": build.renderer.say,
            "relations": part("beside"),
            "outline": part("outline", contents=_list_contents(page)),
            "first_question": questions[0] if questions else "",
            "summary": read_formulas(document.summary) if document else "",
        }
        tags = view.tags[1:] if has_path or not build.has_sidebars else view.tags
        chips = [{"name": html.escape(t.title), "url": _url(build, t.uri)} for t in tags]
        context["tags"] = chips  # type: ignore[typeddict-unknown-key]
        own_tags = () if build.has_sidebars or "tags" in (page.meta.get("hide") or ()) else tags
        under = part("under", tags=own_tags, questions=questions)
        content = _insert_under_title(content, under)
    elif isinstance(view, TagPage):
        context["cairn"] = {"outline": part("outline", contents=_list_contents(page))}  # type: ignore[typeddict-unknown-key]
    if path and not (has_path or build.has_sidebars):
        content = build.renderer.crumbs(path, href) + content
    return f"{content}\n{part('after')}"


def _shows_path(page: Page, context: TemplateContext, path: Sequence[PageLink], build: Build) -> bool:
    """Return whether the theme shows the path to a page, and its author has left the page there."""
    if not (build.has_breadcrumbs and page.parent) or "path" in (page.meta.get("hide") or ()):
        return False
    is_long = len([*page.ancestors]) + bool(context["nav"].homepage) > 1  # otherwise Material shows none
    return is_long and getattr(page.parent, "url", None) == _url(build, path[-1].uri)


def _list_contents(page: Page) -> list[tuple[str, Markup]]:
    """Return the id and the title of each section of a page, in which a title is HTML."""
    if "toc" in (page.meta.get("hide") or ()):
        return []
    items = page.toc.items
    sections = items[0].children if len(items) == 1 and items[0].level == 1 else items
    return [(item.id, Markup(item.title)) for item in sections]  # noqa: S704


def find_questions(content: str) -> list[str]:
    """Return the ids of the questions in the HTML of a page, the first one as the id of its case if it has one."""
    found = list(_QUESTION.finditer(content))
    ids = [match["id"] for match in found if match["kind"] != "case"]
    return [found[0]["id"], *ids[1:]] if ids else []


def _insert_under_title(content: str, html: str) -> str:
    before, title_end, body = content.partition(_TITLE_END)
    return f"{before}{title_end}\n{html}{body}" if html and title_end else content


def _url(build: Build, uri: str) -> str:
    file = build.files.get_file_from_path(uri)
    return file.url if file else ""


def _add_sections(page: Page, sections: Iterable[Section]) -> None:
    items = page.toc.items
    into = items[0].children if items and items[0].level == 1 else items
    level = 2
    into += [AnchorLink(section.title, section.id, level) for section in sections]


class Banner:
    """The banner that a preview shows on each page while the sources have problems."""

    def __init__(self) -> None:
        self._problems: tuple[Problem, ...] | None = None
        self._html = ""

    def write(self, build: Build) -> str:
        """Return the banner as HTML, empty if there are no problems; it is only rendered when they have changed."""
        if self._problems is not build.problems:
            shown = tuple(p for p in build.problems if (build.severity(p) or Severity.INFO) > Severity.INFO)
            self._problems, self._html = build.problems, build.renderer.banner(shown) if shown else ""
        return self._html
