# SPDX-License-Identifier: MIT
"""Macros for `mkdocs-macros-plugin`. They write wikilinks and question marks, resolved like those of an author."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any, Protocol

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from cairn.content.page_link import PageLink
from cairn.content.tag_path import parse_tag
from cairn.graph.names import MatchStage
from cairn.graph.stubs import guess_name
from cairn.site import Site
from cairn.text.markdown import escape
from cairn.text.problem import Code, Problem
from cairn.views.concept.body import mark_question
from cairn.views.home.learning_path import PathStep, compile_path
from cairn.views.home.next_steps import compile_next_steps
from cairn.views.learner.graph_file import ReviewSettings
from mkdocs_cairn.host.pages.links import Hrefs, source_hrefs
from mkdocs_cairn.host.source_locations import find_location
from mkdocs_cairn.html.renderer import Renderer

NAMES = ("concept", "concept_list", "quiz", "learning_path", "next_steps", "stats")
_PLUGIN = "macros"
_MARKS = {"j2_block_start_string": "{%", "j2_variable_start_string": "{{", "j2_comment_start_string": "{#"}
"""What starts a macro, by the option that changes it."""
_HOOKS = ("pre_macro_functions", "post_macro_functions")
_SWITCH = "render_macros"
"""The key of front matter with which an author switches macros off for a page."""
_SKIP = 0
"""As good as False to the plugin, and distinct from what an author writes."""


def add_macros(config: MkDocsConfig) -> None:
    """Register this module with the macros plugin, where the site uses it; the site's own macros come later."""
    macros = config.plugins.get(_PLUGIN)
    if macros is not None and __name__ not in macros.config["modules"]:
        macros.config["modules"] = [__name__, *macros.config["modules"]]


def holds_macros(text: str, config: MkDocsConfig) -> bool:
    """Return whether the macros plugin, if the site uses it, would find anything to do in a text."""
    plugin: Any = config.plugins.get(_PLUGIN)
    own = (plugin.config.get(name) for name in _MARKS) if plugin else ()
    return any((mark or usual) in text for mark, usual in zip(own, _MARKS.values(), strict=False))


def change_pages(config: MkDocsConfig) -> bool:
    """Return whether a module of the site changes whole pages before or after their macros."""
    plugin: Any = config.plugins.get(_PLUGIN)
    return plugin is not None and any(getattr(plugin, name, None) for name in _HOOKS)


def skip_macros(page: Page, markdown: str, config: MkDocsConfig) -> None:
    """Have the macros plugin skip a page without macros; it would compile a template."""
    if _PLUGIN in config.plugins and not change_pages(config) and not holds_macros(markdown, config):
        page.meta.setdefault(_SWITCH, _SKIP)


def forget_skipped(page: Page) -> None:
    """Undo that, once the plugin has seen the page."""
    if page.meta.get(_SWITCH) is _SKIP:
        del page.meta[_SWITCH]


def define_env(env) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001  # the plugin is untyped
    """Define our macros; the macros plugin calls this."""
    macros = Macros(next(p for p in env.conf.plugins.values() if _is_ours(p)), env)
    for name in NAMES:
        env.macro(getattr(macros, name), name)


def _is_ours(plugin: object) -> bool:
    return type(plugin).__module__ == "mkdocs_cairn.plugin"


class _Build(Protocol):
    """What macros need of the build in progress."""

    @property
    def site(self) -> Site: ...

    @property
    def hrefs(self) -> Hrefs: ...

    @property
    def renderer(self) -> Renderer: ...

    @property
    def links_to_sources(self) -> bool: ...

    @property
    def reviews(self) -> ReviewSettings | None: ...

    def report(self, problems: Iterable[Problem]) -> None: ...


class Macros:
    """The macros of one site, bound to the build in progress."""

    def __init__(self, plugin, env) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
        self._plugin, self._env = plugin, env

    @property
    def _build(self) -> _Build:
        build: _Build = self._plugin.build
        return build

    def concept(self, name: str) -> str:
        """Return a link to a concept, with its title."""
        found = self._find(name, "concept")
        return f"[[{found}]]" if found else _show_unknown(name)

    def concept_list(self, tag: str) -> str:
        """Return a list of the concepts with exactly this tag (a full path), in learning order."""
        site = self._build.site
        found = site.tags.find(parse_tag(tag))
        if found is None:
            self._fault(Code.TAG_UNKNOWN, "concept_list", tag, f"No concept has the tag '{tag}'.")
            return _show_unknown(tag)
        own = set(found.concepts)
        return _list("-", (i for i in site.order if i in own))

    def quiz(self, question_id: str) -> str:
        """Return a question, to be shown here instead of after the text."""
        if question_id in self._build.site.questions.questions:
            return mark_question(question_id)
        self._fault(Code.QUESTION_UNKNOWN, "quiz", question_id, f"There is no question '{question_id}'.")
        return _show_unknown(question_id)

    def learning_path(self, name: str) -> str:
        """Return a numbered list of all concepts to learn up to this one, in learning order."""
        found = self._find(name, "learning_path")
        if not found:
            return _show_unknown(name)
        path, renderer = compile_path(self._build.site, found), self._build.renderer
        drawing = renderer.path_drawing(path, self._href())
        if self._build.reviews is None and path.steps:
            return f"{_list('1.', (step.concept for step in path.steps))}\n\n{drawing}"
        lines = (f"1. [[{step.concept}]] {self._show_figure(step)}" for step in path.steps)
        return "\n\n".join((renderer.path(path, self._href()), "\n".join(lines), drawing))

    def next_steps(self) -> str:
        """Return where to begin: concepts without prerequisites that most others need.

        For a reader with a record, a script shows what to continue, what is due and what is ready to learn instead.
        """
        return self._build.renderer.next_steps(compile_next_steps(self._build.site), self._href())

    def stats(self) -> str:
        """Return the number of concepts, questions, references and unwritten concepts, in one line."""
        site = self._build.site
        written = sum(c.is_written for c in site.catalogue.concepts.values())
        wanted = len(site.catalogue.concepts) + len(site.catalogue.stubs) - written
        say = site.messages.say_in_markdown
        shown = say("count.concepts", count=written), say("count.questions", count=len(site.questions.questions))
        more = say("count.references", count=len(site.references)), say("count.unwritten", count=wanted)
        return " · ".join(f"<bdi>{part}</bdi>" for part in (*shown, *more))

    def _show_figure(self, step: PathStep) -> str:
        """Return what a step takes; a script adds up the minutes of those that are left."""
        say = self._build.site.messages.say_in_markdown
        reading = (say("count.minutes-short", count=step.minutes),) if step.minutes else ()
        asking = (say("count.questions", count=step.questions),) if step.questions else ()
        parts = " · ".join(f"<bdi>{part}</bdi>" for part in (*reading, *asking))
        return f'<span class="cairn-figure" data-minutes="{step.minutes}">{parts}</span>'

    def _href(self) -> Callable[[PageLink], str]:
        file = self._env.page.file
        return source_hrefs(file) if self._build.links_to_sources else self._build.hrefs.of(file)

    def _find(self, name: str, macro: str) -> str | None:
        catalogue = self._build.site.catalogue
        hit = catalogue.look_up(name)
        if not hit.id:
            guess = guess_name(name, catalogue.names, catalogue.concepts)
            advice = f" Did you mean '{guess}'?" if guess else ""
            self._fault(Code.CONCEPT_UNKNOWN, macro, name, f"'{name}' is not a concept.{advice}")
        elif hit.stage is MatchStage.SLUG:
            fault = f"'{name}' is not exactly the name of '{catalogue.title(hit.id)}', but links to it."
            self._fault(Code.NAME_NEARLY, macro, name, fault)
        return hit.id or None

    def _fault(self, code: Code, macro: str, argument: str, message: str) -> None:
        call = re.compile(rf"\b{macro}\([^\n]{{0,200}}?{re.escape(argument)}")
        location = find_location(self._build.site, self._env.page.file.src_uri, call)
        self._build.report([Problem(code, location, f"{message} Correct the name in '{macro}'.")])


def _list(mark: str, ids: Iterable[str]) -> str:
    return "\n".join(f"{mark} [[{i}]]" for i in ids)


def _show_unknown(name: str) -> str:
    return f"<mark>{escape(name)}</mark>"
