# SPDX-License-Identifier: MIT
"""Renders view models as HTML, by Cairn's own templates in an environment that escapes.

A site may override each template by a file of the same name in its folder of templates.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from html import escape as escape_html
from typing import Any

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PackageLoader, select_autoescape
from markupsafe import Markup

from cairn.content.link import write_link
from cairn.content.page_link import PageLink
from cairn.questions.shown import ShownQuestion
from cairn.text.markdown import escape
from cairn.text.messages import Messages
from cairn.text.problem import Problem
from cairn.text.prose import plain_text
from cairn.views.check.check_models import CheckPage
from cairn.views.concept.concept_models import ConceptPage
from cairn.views.home.home_models import HomePage, NextSteps
from cairn.views.home.learning_path import LearningPath
from cairn.views.indexes.index_models import (
    ConceptIndexPage,
    MapPage,
    ReferenceIndexPage,
    TagIndexPage,
    TagPage,
    WantedPage,
)
from cairn.views.learner.learner_models import ProgressPage, ReviewPage
from cairn.views.view import View
from mkdocs_cairn.html.jinja_fast_path import make_environment
from mkdocs_cairn.html.say import find_comma, isolate_whole, make_say, write_literally
from mkdocs_cairn.markdown.formula_text import read_formulas, show_formulas

_FORM = ' class="cairn-q"'
"""Part of the element of each question with a form."""
_TEMPLATES: Mapping[type[object], str] = {
    ConceptPage: "concept",
    TagPage: "tag",
    TagIndexPage: "tags",
    MapPage: "map",
    ConceptIndexPage: "concepts",
    WantedPage: "wanted",
    ReferenceIndexPage: "references",
    CheckPage: "check",
    HomePage: "home",
    ProgressPage: "progress",
    ReviewPage: "review",
}


class Renderer:
    """The templates of one build."""

    def __init__(
        self,
        overrides: str | None,
        record: str,
        messages: Messages,
        *,
        confidence: bool,
        learner: bool = True,
        watch: Callable[[Environment], None] = lambda _: None,
    ) -> None:
        """Take the folder of a site's own templates; `watch` is given the environment before a template is loaded."""
        custom = [overrides] if overrides else []
        self._environment = make_environment(
            loader=ChoiceLoader([FileSystemLoader(custom), PackageLoader("mkdocs_cairn")]),
            autoescape=select_autoescape(["html"], default=False),
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        watch(self._environment)
        self._messages, self.say = messages, make_say(messages)
        """Returns a sentence as HTML, for templates of themes as well."""
        sentences = {"say": self.say, "say_literally": make_say(messages, write_literally)}
        self._environment.globals.update(record=record, confidence=confidence, learner=learner, **sentences)
        self._environment.globals["comma"] = find_comma(messages)
        self._environment.filters.update(
            formulas=show_formulas, words=read_formulas, number=messages.write, bdi=isolate_whole
        )
        self._environment.globals["m"] = self._environment.get_template("cairn/macros.html").module
        self._environment.globals["types"] = _TypeTemplates(self._environment)
        self._environment.filters.update(plain=plain_text, json=_json)
        self._environment.filters.update(inline=_inline, is_inline=_is_inline, literal=write_literally)

    def question(self, shown: ShownQuestion, html: Mapping[str, str], concept: str = "") -> str:
        """Return a question as HTML; `html` holds the HTML of each of its texts, by its Markdown.

        A question with several concepts says in its answers on the page of which `concept` they were given.
        """
        block = str(self._question.question(shown.question, shown.number, html)).strip()
        if concept and len(shown.question.concepts) > 1:
            block = block.replace(_FORM, f'{_FORM} data-on="{escape_html(concept)}"')
        return f'<section class="{shown.css_class}">\n{block}\n</section>' if shown.css_class else block

    @cached_property
    def section_attributes(self) -> str:
        """The attributes of a section of questions: the heading above their keys, where styles print it."""
        return f' data-answers="{self.say("question.answers")}"'

    @cached_property
    def _question(self) -> Any:
        return self._environment.get_template("cairn/question.html").module

    def stub(self, view: ConceptPage, uri: str, write_url: str) -> str:
        """Return the body of a concept page that nobody has written, as Markdown."""

        def link(target: PageLink) -> str:
            return write_link(target.title, uri, target.uri)

        template = self._environment.get_template("cairn/stub.md")
        say = self._messages.say_in_markdown
        return template.render(view=view, link=link, escape=escape, write_url=write_url, say=say)

    def view(self, view: View, part: str, href: Callable[[PageLink], str], **more: object) -> str:
        """Return a part of a page as HTML: `under` its title, `after` its body, `beside` it, or its `outline`."""
        template = self._environment.get_template(f"cairn/{_TEMPLATES[type(view)]}-{part}.html")
        return template.render(view=view, href=href, **more).strip()

    def crumbs(self, path: Iterable[PageLink], href: Callable[[PageLink], str]) -> str:
        """Return where a page stands, as HTML."""
        return self._environment.get_template("cairn/crumbs.html").render(path=path, href=href)

    def next_steps(self, steps: NextSteps, href: Callable[[PageLink], str]) -> str:
        """Return where to begin as HTML for Markdown."""
        return self._in_markdown("next-steps", steps=steps, href=href)

    def path(self, path: LearningPath, href: Callable[[PageLink], str]) -> str:
        """Return what is on a path as HTML for Markdown, to be followed by its list."""
        return self._in_markdown("path", path=path, href=href)

    def path_drawing(self, path: LearningPath, href: Callable[[PageLink], str]) -> str:
        """Return how the concepts of a path build on each other as HTML for Markdown; empty if nothing is drawn."""
        return self._in_markdown("path-drawing", path=path, href=href)

    def _in_markdown(self, name: str, **values: object) -> str:
        """Return a template as one line of HTML, which Markdown leaves as it is."""
        html = self._environment.get_template(f"cairn/{name}.html").render(**values)
        return "".join(line.strip() for line in html.splitlines())

    @cached_property
    def record_menu(self) -> str:
        """The menu in which learners save, move and reset their progress."""
        return self._environment.get_template("cairn/record.html").render()

    def redirect(self, title: str, href: str, canonical: str, language: str, direction: str) -> str:
        """Return a page that redirects to `href`, with `canonical` as the address for search engines."""
        template = self._environment.get_template("cairn/redirect.html")
        return template.render(title=title, href=href, whole=canonical, language=language, direction=direction)

    def offline_page(self, name: str, language: str, direction: str, links: Iterable[tuple[str, str]]) -> str:
        """Return the page that readers get offline instead of one that they did not keep.

        It has links, each with a text and an address that is relative to the root of the site.
        """
        template = self._environment.get_template("cairn/offline.html")
        return template.render(name=name, language=language, direction=direction, links=links)

    def banner(self, problems: tuple[Problem, ...]) -> str:
        """Return the banner that shows the author of a preview what is wrong."""
        return self._environment.get_template("cairn/banner.html").render(problems=problems)


class _TypeTemplates(dict[str, Any]):
    """The template of each type of question."""

    def __init__(self, environment: Environment) -> None:
        super().__init__()
        self._environment = environment

    def __missing__(self, name: str) -> Any:
        self[name] = self._environment.get_template(f"cairn/questions/{name}.html").module
        return self[name]


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _is_inline(html: str) -> bool:
    """Return whether HTML is one paragraph, so that its text fits into a label or a cell."""
    return html.startswith("<p>") and html.endswith("</p>") and html.find("</p>") == len(html) - len("</p>")


def _inline(html: Markup) -> Markup:
    """Return HTML without the paragraph around it, where there is only one."""
    return html[len("<p>") : -len("</p>")] if _is_inline(html) else html
