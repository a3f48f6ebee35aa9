# SPDX-License-Identifier: MIT
"""XML is written so that every reader gets back exactly what was put in."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from hypothesis import given, settings
from hypothesis import strategies as st

from cairn.exporting.xml_text import cdata, document, element, text

ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("<>&\"']\r\n\t\x00\x0b\ufffe"))
FORBIDDEN = [*map(chr, (*range(9), 0x0B, 0x0C, *range(0x0E, 0x20), 0xFFFE, 0xFFFF))]


def readable(value: str) -> str:
    """The text that a reader can get, in which no character is one that XML forbids."""
    return value.translate({ord(character): "\ufffd" for character in FORBIDDEN})


@settings(max_examples=100, derandomize=True)
@given(ANY_TEXT)
def test_a_reader_gets_each_text_and_attribute_back(value):
    read = ET.fromstring(document(element("a", {"b": value}, text(value))))
    assert read.get("b") == readable(value)
    assert (read.text or "") == readable(value)


@settings(max_examples=100, derandomize=True)
@given(ANY_TEXT.map(lambda value: value.replace("\r", "")))
def test_a_reader_gets_a_cdata_section_back(value):
    assert (ET.fromstring(document(element("a", None, cdata(value)))).text or "") == readable(value)


def test_the_end_of_a_cdata_section_can_be_part_of_its_text():
    assert cdata("a]]>b") == "<![CDATA[a]]]]><![CDATA[>b]]>"


def test_an_element_without_content_is_written_as_one_tag():
    assert element("br") == "<br/>"


def test_elements_are_written_without_white_space_between_them():
    assert element("p", {"id": "x"}, text("1 < 2"), element("br")) == '<p id="x">1 &lt; 2<br/></p>'


def test_half_of_a_character_becomes_the_sign_for_what_cannot_be_shown():
    assert text("\ud800") == "\ufffd"
