# SPDX-License-Identifier: MIT
"""The fast paths of Markdown and of syntax highlighting change nothing in the output."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import SubElement

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.inlinepatterns import AutolinkInlineProcessor
from pygments.formatters import HtmlFormatter
from pygments.lexers import get_lexer_by_name
from pymdownx import highlight

from mkdocs_cairn.markdown.highlight_cache import speed_up_highlighting
from mkdocs_cairn.markdown.inline_triggers import find_triggers, speed_up_patterns
from mkdocs_cairn.markdown.prose_fast_path import speed_up_prose

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

ALL = [
    *("abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc"),
    *("betterem", "caret", "critic", "details", "emoji", "inlinehilite", "keys", "mark", "superfences", "tabbed"),
    "tilde",
]
SETS = {
    "few": ["attr_list", "md_in_html", "pymdownx.superfences"],
    "all": [name if name in ALL[:8] else f"pymdownx.{name}" for name in ALL],
    "mathematics": ["pymdownx.arithmatex", "smarty", "nl2br", "sane_lists", "wikilinks", "legacy_em"],
}
TRIGGERS = [
    *"`\\[]()<>&*_^~=+:{}$!#|-\n ",
    "  \n",
    "\n\n",
    "![",
    "](",
    "[^1]",
    "[^1]: ",
    "++ctrl++",
    ":smile:",
    "{++",
    "++}",
]
TEXTS = st.lists(st.sampled_from(TRIGGERS) | st.text("ab é1", min_size=1, max_size=4), max_size=24).map("".join)
PARSERS: dict[str, tuple[Markdown, Markdown]] = {}


def parsers(name: str) -> tuple[Markdown, Markdown]:
    """Return a parser as it is, and one that tries patterns only where one of their triggers is."""
    if name not in PARSERS:
        PARSERS[name] = Markdown(extensions=SETS[name]), Markdown(extensions=SETS[name])
        speed_up_patterns(PARSERS[name][1])
        speed_up_prose(PARSERS[name][1])
    return PARSERS[name]


@pytest.mark.parametrize("name", SETS)
@given(text=TEXTS)
def test_a_text_converts_to_the_same_when_patterns_are_only_tried_where_their_triggers_are(name: str, text: str):
    plain, fast = parsers(name)
    assert fast.reset().convert(text) == plain.reset().convert(text)


BEGINNINGS = [
    *("# ", "- ", "1. ", "> ", "    ", "| a | b |", "|---|---|", "===", "---", "***", ": ", "!!! note", "??? note"),
    *('=== "Tab"', "[a]: b", "*[HTML]: c", "[^1]: d", "```", "$$", "\\[", "<div markdown>", "</div>", "<b>", "1", ""),
]
PROSE = ["Words and more.", "see [a] and [^1]", "b | c", "x $y$", "HTML"]
LINES = st.sampled_from(BEGINNINGS) | st.sampled_from(PROSE)
BLOCKS = st.lists(st.lists(st.tuples(LINES, TEXTS).map("".join) | LINES, max_size=3).map("\n".join), max_size=6)


@pytest.mark.parametrize("name", SETS)
@given(blocks=BLOCKS)
def test_blocks_of_all_kinds_convert_to_the_same_when_prose_is_tried_first(name: str, blocks: list[str]):
    plain, fast = parsers(name)
    text = "\n\n".join(blocks)
    assert fast.reset().convert(text) == plain.reset().convert(text)


def test_no_other_kind_of_block_is_tried_on_a_paragraph_of_prose(monkeypatch: pytest.MonkeyPatch):
    parser = parsers("few")[1]
    kinds: Any = parser.parser.blockprocessors
    asked: list[str] = []
    for kind in kinds:
        monkeypatch.setattr(kind, "test", asking(kind.test, asked))
    parser.reset().convert("Words, and nothing but words,\non two lines.\n\nAnd another paragraph.\n")
    assert "".join(asked).strip() == ""
    parser.reset().convert("# A heading")
    assert "# A heading" in asked


def asking(test: Any, asked: list[str]) -> Any:
    """Note about which blocks a test is asked."""

    def ask(parent: Element, block: str) -> Any:
        asked.append(block)
        return test(parent, block)

    return ask


def test_an_unknown_kind_of_block_is_tried_on_each_one():
    class Shouting(BlockProcessor):
        def test(self, parent: Element, block: str) -> bool:
            return block.startswith("Loud")

        def run(self, parent: Element, blocks: list[str]) -> None:
            SubElement(parent, "strong").text = blocks.pop(0).upper()

    parser = Markdown()
    parser.parser.blockprocessors.register(Shouting(parser.parser), "shouting", 90)
    speed_up_prose(parser)
    assert parser.convert("Loud words.") == "<strong>LOUD WORDS.</strong>"


@pytest.mark.parametrize("name", SETS)
@given(data=st.data())
def test_no_pattern_matches_without_one_of_its_triggers(name: str, data: st.DataObject):
    text = data.draw(TEXTS)
    for label, pattern in patterns(parsers(name)[0]):
        if (triggers := find_triggers(label, pattern)) and not any(trigger in text for trigger in triggers):
            assert pattern.getCompiledRegExp().search(text) is None, label


def test_a_standard_name_with_another_expression_is_tried_everywhere():
    plain, fast = Markdown(), Markdown()
    for parser in (plain, fast):
        parser.inlinePatterns.register(AutolinkInlineProcessor(r"(https?://\S+)", parser), "autolink", 120)
    speed_up_patterns(fast)
    text = "See https://example.org there."
    assert "<a " in plain.convert(text)
    assert fast.convert(text) == plain.convert(text)


def test_a_parser_tries_few_patterns_in_a_text_of_words():
    parser = parsers("few")[1]
    asked: list[str] = []
    for label, pattern in patterns(parser):
        listen(pattern, label, asked)
    parser.reset().convert("Words, and nothing but words.\n\n- A list of words\n")
    assert asked == []
    parser.reset().convert("A *word*.")
    assert asked


def patterns(parser: Markdown) -> list[tuple[str, Any]]:
    """Return the patterns of a parser with their names."""
    registry: Any = parser.inlinePatterns
    return [(item.name, registry[item.name]) for item in registry._priority]


def listen(pattern: Any, name: str, asked: list[str]) -> None:
    """Note the name of a pattern when it is asked for."""
    found = pattern.getCompiledRegExp()

    def ask() -> Any:
        asked.append(name)
        return found

    pattern.getCompiledRegExp = ask


@pytest.mark.parametrize("options", [{}, {"style": "monokai"}, {"noclasses": True}, {"classprefix": "x-"}])
def test_a_formatter_with_a_shared_style_has_the_same_classes(options: dict[str, Any]):
    speed_up_highlighting()
    for _ in range(2):
        shared, alone = highlight.BlockHtmlFormatter(**options), HtmlFormatter(**options)
        assert shared.ttype2class == alone.ttype2class
        assert shared.class2style == alone.class2style


def test_a_change_that_one_formatter_makes_to_its_style_does_not_reach_the_next():
    speed_up_highlighting()
    highlight.BlockHtmlFormatter().ttype2class.clear()
    assert highlight.BlockHtmlFormatter().ttype2class == HtmlFormatter().ttype2class


@pytest.mark.parametrize("name", ["python", "PYTHON", "js", "text", "c++"])
def test_a_lexer_found_again_has_its_own_options(name: str):
    speed_up_highlighting()
    for strips in (True, False, True):
        found, expected = highlight.get_lexer_by_name(name, stripnl=strips), get_lexer_by_name(name, stripnl=strips)
        assert (type(found), found.stripnl) == (type(expected), strips)


def test_an_unknown_language_is_an_error_each_time():
    speed_up_highlighting()
    for _ in range(2):
        with pytest.raises(Exception, match="no lexer"):
            highlight.get_lexer_by_name("nonsense")
