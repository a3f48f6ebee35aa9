# SPDX-License-Identifier: MIT
"""XML is read with its lines, and what could do harm is refused at its line."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cairn.importing.reading.xml_tree import Element, parse_xml
from cairn.text.problem import Code, Problem

HOSTILE = Path(__file__).parents[2] / "cases" / "imports" / "hostile"


def parse(source, encoding=""):
    root = parse_xml("bank.xml", source if isinstance(source, bytes) else source.encode(), encoding)
    assert isinstance(root, Element), root
    return root


def refuse(source):
    problem = parse_xml("bank.xml", source if isinstance(source, bytes) else source.encode())
    assert isinstance(problem, Problem)
    return problem.code, problem.span.line


def test_an_element_knows_its_line_its_attributes_and_what_is_inside():
    root = parse('<?xml version="1.0"?>\n<a>\n <b x="1">one<c/> two</b><!-- three -->\n <b>four</b></a>')
    assert (root.name, root.line) == ("a", 2)
    assert [(b.line, b.text, dict(b.attributes)) for b in root.all("b")] == [
        (3, "one two", {"x": "1"}),
        (4, "four", {}),
    ]
    assert root.find("c") is None
    assert root.find("b").children == ("one", Element("c", {}, 3, ()), " two")


def test_names_have_no_namespace_and_plain_attributes_win():
    root = parse('<q:a xmlns:q="u" xmlns="v" q:type="x" type="y"><q:b xml:lang="de"/></q:a>')
    assert (root.name, dict(root.attributes)) == ("a", {"type": "y"})
    assert dict(root.find("b").attributes) == {"lang": "de"}


def test_content_is_written_as_html():
    root = parse('<a>1 &lt; 2 <b k="&quot;&amp;">x<br/></b><![CDATA[<i>]]></a>')
    assert root.serialize_inside() == '1 &lt; 2 <b k="&quot;&amp;">x<br></b>&lt;i&gt;'


@pytest.mark.parametrize(
    "data",
    [
        "<a>ä</a>".encode(),
        "\ufeff\n\n<?xml version='1.0'?><a>ä</a>".encode(),
        b"\n <?xml version='1.0'?><a>\xc3\xa4</a>",
        "<?xml version='1.0' encoding='UTF-16'?><a>ä</a>".encode("utf-16"),
        b"<?xml version='1.0' encoding='ISO-8859-1'?><a>\xe4</a>",
        b"<?xml version='1.0' encoding='windows-1252'?><a>\xe4</a>",
        b"<a>&auml;</a>",
        b"<!DOCTYPE a SYSTEM 'http://x.example/a.dtd'><a>&auml;</a>",
        "<?xml version='1.0' encoding='UTF-16'?><a>&auml;</a>".encode("utf-16"),
        b"<!DOCTYPE a [<!ELEMENT a (#PCDATA)><!ATTLIST a b CDATA 'c'>]><a>\xc3\xa4</a>",
    ],
)
def test_encodings_marks_and_names_of_characters_are_read(data):
    assert parse(data) == Element("a", {}, data.replace(b"\0", b"").count(b"\n") + 1, ("ä",))


def test_an_encoding_that_the_author_names_is_used():
    assert parse(b"<a>\xe4</a>", "cp1252").text == "ä"


def test_names_of_characters_in_cdata_stay():
    assert parse("<a b='&nbsp;'>&nbsp;<![CDATA[&nbsp;]]>&amp;&nbsp;</a>").text == "\xa0&nbsp;&\xa0"


def test_the_lines_count_from_the_first_line_of_the_file():
    assert parse("\n\n<a>&nbsp;\n<b/></a>").find("b").line == 4
    assert refuse("\n\n<a>\n</b>") == (Code.IMPORT_DAMAGED, 4)


@pytest.mark.parametrize(
    ("data", "code", "line"),
    [
        ("<a>\n<b></a>", Code.IMPORT_DAMAGED, 2),
        ("<a>\n<b>", Code.IMPORT_DAMAGED, 2),
        ("", Code.IMPORT_DAMAGED, 1),
        ("no XML", Code.IMPORT_DAMAGED, 1),
        ("<a/>\n<b/>", Code.IMPORT_DAMAGED, 2),
        ("<a>\n\0</a>", Code.IMPORT_DAMAGED, 2),
        ("<a>\n\x01</a>", Code.IMPORT_DAMAGED, 2),
        ("<a>\n&#0;</a>", Code.IMPORT_DAMAGED, 2),
        ("<a>\n&unheard;</a>", Code.IMPORT_DAMAGED, 2),
        ("<!DOCTYPE a SYSTEM 'a.dtd'>\n<a>&unheard;</a>", Code.IMPORT_DAMAGED, 2),
        ("<?xml version='1.0'encoding='UTF-8'?><a/>", Code.IMPORT_DAMAGED, 1),
        ("<?xml version='1.0' encoding='UTF-7'?><a/>", Code.IMPORT_DAMAGED, 1),
        ("<?xml version='1.0' encoding='Shift_JIS'?><a/>", Code.IMPORT_DAMAGED, 1),
        ("<?xml version='1.0' encoding='unheard'?><a/>", Code.IMPORT_DAMAGED, 1),
        (b"<a>\n\xe4</a>", Code.ENCODING_BROKEN, 2),
        ("<!DOCTYPE a [\n<!ENTITY b 'c'>]><a/>", Code.IMPORT_UNSAFE, 2),
        ("<!DOCTYPE a [\n<!ENTITY % b SYSTEM 'file:///b'> %b;]><a/>", Code.IMPORT_UNSAFE, 2),
        ("<a>\n" + "<b>" * 5000, Code.IMPORT_UNSAFE, 2),
    ],
)
def test_what_cannot_be_read_is_named_with_its_line(data, code, line):
    assert refuse(data) == (code, line)


@pytest.mark.parametrize("name", ["deep", "entities", "external"])
def test_hostile_files_are_refused(name):
    assert refuse((HOSTILE / f"{name}.xml").read_bytes())[0] is Code.IMPORT_UNSAFE


def test_defaults_of_a_document_type_do_not_multiply():
    root = parse(f"<!DOCTYPE a [<!ATTLIST b c CDATA '{'x' * 1000}'>]><a>{'<b/>' * 1000}</a>")
    assert all(not b.attributes for b in root.elements)


def test_an_included_file_is_not_read():
    assert parse('<a xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="/etc/hostname"/></a>').text == ""


@given(st.binary(max_size=60) | st.text("<a>/&;[]!CDAT\n\"'=", max_size=40).map(str.encode))
def test_any_bytes_are_a_tree_or_a_problem(data):
    assert isinstance(parse_xml("a", data), Element | Problem)
