# SPDX-License-Identifier: MIT
"""Finds what the macros plugin will fail on, without running it: it shows an error in place of a whole page.

The plugin reads each page, code blocks included, as a Jinja template, so a stray `{{` or `{%` is enough to break it.
What the site's own macros do is only known in a build.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from jinja2 import Environment, TemplateError, TemplateSyntaxError, meta, nodes
from pathspec.gitignore import GitIgnoreSpec

from cairn.content.document import Document
from cairn.questions.fences.finding import find_quiz_fences
from cairn.site import Site
from cairn.text.markdown import mask_code
from cairn.text.problem import Code, Problem
from cairn.text.source import Span
from cairn.yaml.reader import ScalarNode
from mkdocs_cairn.host.plugins.macros.macros import NAMES
from mkdocs_cairn.host.plugins.macros.settings import COMMENTS, MARKS, MacroSettings

_FILTERS = ("pretty", "relative_url")
_OUR_CALL = re.compile(rf"\{{\{{-?\s*(?P<name>{'|'.join(NAMES)})\s*\(")
_INCLUDE = re.compile(r"\{%-?\s*include(?:-markdown)?\b.*?%\}", re.DOTALL)
_ATTRIBUTES = re.compile(r"[\w:.-]+(?:[ \t][^{}\n#]*)?\}")
_BEFORE_BRACES = re.compile(r"(?:[\^_}]|\\[A-Za-z]+)\Z")
_TRUE, _FALSE = frozenset({"true", "yes", "on", "1"}), frozenset({"false", "no", "off", "0"})
_CURE = "Put '{% raw %}' before it and '{% endraw %}' after it, or set 'render_macros: false' in the front matter."


def find_macro_faults(site: Site, settings: MacroSettings) -> Iterator[Problem]:
    """Yield the problems of macros in the pages of a site."""
    if not settings.is_on:
        yield from (p for document in site.documents.values() for p in _find_unread(document))
        return
    try:
        environment = Environment(extensions=settings.extensions, **dict(settings.marks))  # type: ignore[arg-type]  # noqa: S701  # nothing is rendered
    except (ImportError, AttributeError):  # the plugin reports it and ends the build
        return
    environment.filters |= dict.fromkeys(_FILTERS, str)
    starts = [getattr(environment, name) for name in (MARKS[0], MARKS[2], COMMENTS[0])]
    forced = GitIgnoreSpec.from_lines(settings.forced.splitlines())
    for document in site.documents.values():
        if any(s in document.body for s in starts) and _is_read(document, settings, forced):
            yield from _Page(document, environment, settings).find_faults()


def _find_unread(document: Document) -> Iterator[Problem]:
    """Yield a problem for each macro of Cairn in a site without the macros plugin."""
    if "{{" in document.body:
        masked = mask_code(_without_fences(document))
        for call in _OUR_CALL.finditer(masked):
            line = document.body_line + masked.count("\n", 0, call.start())
            fault = f"The macro '{call['name']}' is shown as typed, because the site has no macros plugin. "
            cure = "Install 'mkdocs-macros-plugin', and add 'macros' to the plugins."
            yield Problem(Code.MACROS_MISSING, Span(document.source.path, line), fault + cure)


def _without_fences(document: Document) -> str:
    """Return the body with blank lines in place of its questions."""
    lines = document.body.split("\n")
    for fence in find_quiz_fences(document.body):
        lines[fence.first : fence.last + 1] = [""] * (fence.last + 1 - fence.first)
    return "\n".join(lines)


def _is_read(document: Document, settings: MacroSettings, forced: GitIgnoreSpec) -> bool:
    field = document.all_fields.find("render_macros")
    word = field.value.value.strip().casefold() if field and isinstance(field.value, ScalarNode) else ""
    if word in _FALSE:
        return False
    return settings.by_default or word in _TRUE or forced.match_file(document.uri)


class _Page:
    """One page, as the macros plugin reads it."""

    def __init__(self, document: Document, environment: Environment, settings: MacroSettings) -> None:
        self._document, self._environment, self._settings = document, environment, settings
        text = _without_fences(document)
        self._text = _INCLUDE.sub(lambda m: "\n" * m[0].count("\n"), text) if settings.has_includes else text

    def find_faults(self) -> Iterator[Problem]:
        try:
            tokens = list(self._environment.lex(self._text))
            tree = self._environment.parse(self._text)
            unknown = self._find_unknown(tree)
        except TemplateSyntaxError as error:
            yield self._fault(error.lineno, f"The macros plugin cannot read this: {_reason(error)}")
            return
        except RecursionError:
            yield self._fault(1, "The macros plugin cannot read this page: it is nested too deeply.")
            return
        yield from self._find_swallowed(tokens)
        yield from self._find_bare_braces(tokens, unknown)
        seen: set[tuple[int, str]] = set()
        for line, name in sorted(_failing(tree, unknown, frozenset(), self._settings.undefined)):
            if (line, name) not in seen:
                seen.add((line, name))
                yield self._fault(line, f"'{name}' is undefined, so the macros plugin fails here.")

    def _find_unknown(self, tree: nodes.Template) -> frozenset[str]:
        known = self._settings.names
        if known is None:
            return frozenset()
        own = {field.name for field in self._document.all_fields.fields}
        names = meta.find_undeclared_variables(tree)  # raises an error for unknown filters too
        return frozenset(names.difference(known, own, self._environment.globals))

    def _find_swallowed(self, tokens: list[tuple[int, str, str]]) -> Iterator[Problem]:
        for line, kind, value in tokens:
            if kind == "comment" and (match := _ATTRIBUTES.match(value)):
                mark = self._environment.comment_start_string + match[0]
                end = self._environment.comment_end_string
                fault = f"The macros plugin reads '{mark}' as a comment and leaves out everything up to '{end}'."
                yield self._fault(line, fault, f"Write a space after the brace: '{{ #{match[0]}'.")

    def _find_bare_braces(self, tokens: list[tuple[int, str, str]], unknown: frozenset[str]) -> Iterator[Problem]:
        """Yield a problem for braces of a formula that Jinja removes, such as those of `x^{{12}}`."""
        loses = self._settings.undefined != "keep"
        for (_, _, before), *inside in zip(tokens, *(tokens[n:] for n in range(1, 4)), strict=False):
            (line, begin, mark), (_, kind, value), (_, end, _) = inside
            is_lost = kind == "integer" or (kind == "name" and loses and value in unknown)
            if begin == "variable_begin" and end == "variable_end" and is_lost and _BEFORE_BRACES.search(before):
                yield self._fault(line, f"The macros plugin removes the braces of '{mark}{value}…'.")

    def _fault(self, line: int, fault: str, cure: str = _CURE) -> Problem:
        location = Span(self._document.source.path, self._document.body_line + line - 1)
        return Problem(Code.MACRO_BROKEN, location, f"{fault} {cure}")


def _reason(error: TemplateError) -> str:
    return " ".join((error.message or "its syntax is wrong").split()).rstrip(".") + "."


def _failing(
    node: nodes.Node, unknown: frozenset[str], tested: frozenset[str], undefined: str
) -> Iterable[tuple[int, str]]:
    """Yield each use of an undefined name that makes the template fail, as line and name.

    `tested` are the names that a condition around it tests.
    """
    if undefined == "lax" or not unknown:
        return
    if isinstance(node, nodes.If | nodes.CondExpr):
        tested |= {name.name for name in node.test.find_all(nodes.Name)}
        tested |= {node.test.name} if isinstance(node.test, nodes.Name) else set()
    for child in node.iter_child_nodes():
        name = child.name if isinstance(child, nodes.Name) else ""
        if name in unknown and name not in tested and _ends(node, child, undefined):
            yield child.lineno, name
        yield from _failing(child, unknown, tested, undefined)


def _ends(node: nodes.Node, name: nodes.Node, undefined: str) -> bool:
    """Return whether the template fails when a node has an undefined name."""
    if isinstance(node, nodes.Getattr | nodes.Getitem | nodes.Call):
        return node.node is name or undefined == "strict"
    if isinstance(node, nodes.Test) and node.name in {"defined", "undefined"}:
        return False
    if isinstance(node, nodes.Filter) and node.name in {"default", "d"}:
        return False
    return undefined == "strict" or (
        isinstance(node, nodes.BinExpr) and not isinstance(node, nodes.And | nodes.Or | nodes.Concat)
    )
