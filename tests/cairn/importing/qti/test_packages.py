# SPDX-License-Identifier: MIT
"""A package of QTI is read in the order of its tests, and nothing outside it is ever looked at."""

from __future__ import annotations

import base64

import pytest

from cairn.importing.formats.registry import BY_NAME, find_format
from cairn.importing.found import Bundle
from cairn.text.problem import Code, Problem

CHOICES = '<simpleChoice identifier="a">Gas</simpleChoice><simpleChoice identifier="b">Salt</simpleChoice>'
KEY = "<correctResponse><value>a</value></correctResponse>"
PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
)


def item(ident, stem="Why?"):
    key = f'<responseDeclaration identifier="R" cardinality="single">{KEY}</responseDeclaration>'
    inside = f"<prompt>{stem}</prompt>{CHOICES}"
    body = f'<choiceInteraction responseIdentifier="R" shuffle="true">{inside}</choiceInteraction>'
    attributes = f'identifier="{ident}" title="{ident.title()}"'
    return f"<assessmentItem {attributes}>{key}<itemBody>{body}</itemBody></assessmentItem>"


def manifest(*paths, kind="imsqti_item_xmlv2p1", more=""):
    resources = "".join(f'<resource identifier="r{n}" type="{kind}" href="{path}"/>\n' for n, path in enumerate(paths))
    return f"<manifest>\n<resources>\n{resources}{more}</resources></manifest>"


def ids(outcome):
    return [item.id for item in outcome.imported.items if item.id]


def groups(outcome):
    return {group.path: [each.source_id for each in group.questions] for group in outcome.found.groups}


def test_a_test_gives_its_items_an_order_and_groups(qti):
    sections = (
        '<testPart><assessmentSection title="Loaf"><assessmentItemRef href="../c.xml"/>'
        '<assessmentSection title="Crust"><assessmentItemRef href="../a.xml"/></assessmentSection>'
        '<assessmentItemRef href="../b.xml"/></assessmentSection></testPart>'
    )
    files = {
        "imsmanifest.xml": manifest("a.xml", "b.xml", "d.xml", "tests/t.xml"),
        "tests/t.xml": f'<assessmentTest title="Bread">{sections}</assessmentTest>',
        **{f"{name}.xml": item(name, f"Why {name}?") for name in "abcd"},
    }
    outcome = qti.read(files, "bread.zip")
    assert groups(outcome) == {("Bread", "Loaf"): ["c", "b"], ("Bread", "Loaf", "Crust"): ["a"], (): ["d"]}
    assert outcome.counts == (4, 0, 0)


def test_sections_in_other_files_are_followed_once(qti):
    inside = '<assessmentItemRef href="a.xml"/><assessmentSectionRef href="s.xml"/>'
    files = {
        "imsmanifest.xml": manifest("t.xml", "s.xml", "a.xml"),
        "t.xml": '<assessmentTest title="T"><assessmentSectionRef href="s.xml"/></assessmentTest>',
        "s.xml": f'<assessmentSection title="S">{inside}</assessmentSection>',
        "a.xml": item("a"),
    }
    assert groups(qti.read(files, "t.zip")) == {("T", "S"): ["a"]}


def test_an_item_that_is_listed_twice_is_carried_once(qti):
    files = {
        "imsmanifest.xml": manifest("a.xml", "./a.xml", "x/../a.xml", "b.xml"),
        "a.xml": item("a"),
        "b.xml": item("a"),
    }
    outcome = qti.read(files, "twice.zip")
    assert outcome.counts == (1, 0, 1)
    assert "stands already" in outcome.said[0][2]


@pytest.mark.parametrize(
    "path",
    ["../a.xml", "/a.xml", "..", "x/../../a.xml", "http://example.org/a.xml", "file:a.xml", "..%2Fa.xml", "\\a.xml"],
)
def test_a_path_that_leads_out_of_the_package_is_left_out_with_its_line(qti, path):
    outcome = qti.read({"imsmanifest.xml": manifest("b.xml", path), "a.xml": item("a"), "b.xml": item("b")}, "out.zip")
    assert (outcome.counts, ids(outcome)) == ((1, 0, 1), ["b"])
    assert outcome.said[0][:2] == ("out.zip/imsmanifest.xml", 4)
    assert "leads out of the package" in outcome.said[0][2]


def test_a_missing_member_and_a_damaged_one_do_not_stop_the_others(qti):
    listed = manifest("gone.xml", "cut.xml", "entity.xml", "a.xml", "page.xml")
    files = {
        "imsmanifest.xml": listed,
        "cut.xml": item("cut")[:-9],
        "entity.xml": f'<!DOCTYPE x [<!ENTITY y "z">]>{item("entity")}',
        "page.xml": "<html/>",
        "a.xml": item("a"),
    }
    outcome = qti.read(files, "bad.zip")
    assert (outcome.counts, ids(outcome)) == ((1, 0, 4), ["a"])
    said = {path.removeprefix("bad.zip/"): sentence for path, _, sentence in outcome.said}
    assert said.keys() == {"imsmanifest.xml", "cut.xml", "entity.xml", "page.xml"}
    assert "not in the package" in said["imsmanifest.xml"]
    assert "entity of its own" in said["entity.xml"]


def test_a_test_names_what_is_not_there(qti):
    refs = (
        '<assessmentItemRef href="gone.xml"/><assessmentItemRef href="../../a.xml"/><assessmentItemRef href="a.xml"/>'
    )
    files = {
        "imsmanifest.xml": manifest("t.xml"),
        "t.xml": f"<assessmentTest>{refs}</assessmentTest>",
        "a.xml": item("a"),
    }
    outcome = qti.read(files, "t.zip")
    assert outcome.counts == (1, 0, 2)
    assert {path for path, *_ in outcome.said} == {"t.zip/t.xml"}


def test_a_damaged_manifest_is_a_damaged_source():
    found = BY_NAME["qti"].read(
        Bundle("x.zip", members={"imsmanifest.xml": b"<manifest>", "a.xml": item("a").encode()})
    )
    assert not found.is_read
    assert [(each.code, each.span.path) for each in found.problems] == [(Code.IMPORT_DAMAGED, "x.zip/imsmanifest.xml")]


def test_the_richer_twin_of_canvas_replaces_a_test_of_the_cartridge(qti):
    right = '<conditionvar><varequal respident="r">a</varequal></conditionvar>'
    rule = f"<respcondition>{right}<setvar>100</setvar></respcondition>"
    label = '<response_label ident="{0}"><material><mattext>{0}</mattext></material></response_label>'
    lid = (
        f'<response_lid ident="r"><render_choice>{label.format("a")}{label.format("b")}</render_choice></response_lid>'
    )
    stem = "<material><mattext>{stem}</mattext></material>"

    def test(stem_text):
        return qti.file(qti.item_1(stem.replace("{stem}", stem_text) + lid, rule)).replace('ident="a1"', 'ident="t9"')

    meta = '<quiz identifier="t9"><title>From Canvas</title><shuffle_answers>false</shuffle_answers></quiz>'
    more = '<resource identifier="m" type="associatedcontent" href="t/assessment_meta.xml"/>'
    inside = '<file href="t/q.xml"/><dependency identifierref="m"/>'
    resource = f'<resource identifier="t" type="imsqti_xmlv1p2/imscc">{inside}</resource>'
    files = {"imsmanifest.xml": manifest(more=more + resource), "t/q.xml": test("Poor?"), "t/assessment_meta.xml": meta}
    alone = qti.read(files, "c.imscc")
    assert ([q.stem for q in alone.questions], groups(alone)) == (["Poor?"], {("From Canvas",): ["one"]})
    assert not alone.questions[0].is_shuffled
    both = qti.read({**files, "non_cc_assessments/t9.xml.qti": test("Rich?")}, "c.imscc")
    assert [q.stem for q in both.questions] == ["Rich?"]


def test_a_folder_without_a_manifest_is_read_if_its_format_is_named():
    bundle = Bundle("items", members={"a.xml": item("a").encode(), "notes.txt": b"x"})
    assert isinstance(find_format(bundle), Problem)
    assert [each.source_id for group in BY_NAME["qti"].read(bundle).groups for each in group.questions] == ["a"]


def test_a_single_file_and_a_test_without_its_items(qti):
    assert ids(qti.read(item("alone"), "alone.xml")) == ["alone"]
    alone = qti.read('<assessmentTest><assessmentItemRef href="a.xml"/></assessmentTest>')
    assert alone.counts == (0, 0, 1)


def test_pictures_come_along_and_what_is_missing_is_said_once(qti):
    stem = (
        '<img src="../img/a%20b.png" alt="loaf"/> <img src="gone.png" alt="crumb"/> <img src="gone.png" alt="crust"/>'
    )
    files = {
        "imsmanifest.xml": manifest("items/a.xml"),
        "items/a.xml": item("a", f"Why {stem}"),
        "img/a b.png": PICTURE,
    }
    outcome = qti.read(files, "p.zip")
    assert list(outcome.found.media.values()) == [PICTURE]
    assert [(each.code, each.span.path) for each in outcome.found.problems] == [
        (Code.IMPORT_SIMPLIFIED, "p.zip/items/a.xml")
    ]
    assert "crumb" in outcome.questions[0].stem


def test_a_picture_outside_the_package_or_with_a_program_is_not_taken(qti):
    stem = '<img src="../../etc/x.png" alt="one"/> <object data="x.svg" type="image/svg+xml">two</object>'
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>'
    files = {"imsmanifest.xml": manifest("a.xml"), "a.xml": item("a", f"Why {stem}"), "x.svg": drawing}
    outcome = qti.read(files, "p.zip")
    assert outcome.found.media == {}
    assert "'../../etc/x.png' is not in the package" in outcome.found.problems[0].message
    assert "could do more than draw" in outcome.said[0][2]
    assert "onload" not in outcome.imported.files[0].text


def test_a_text_in_another_file_stands_before_the_question(qti):
    reference = '<assessmentStimulusRef identifier="s" href="texts/s.xml"/><itemBody>'
    listed = '<resource identifier="s" type="imsqti_stimulus_xmlv3p0" href="texts/s.xml"/>'
    stimulus = "<assessmentStimulus><stimulusBody><p>Read this.</p></stimulusBody></assessmentStimulus>"
    files = {
        "imsmanifest.xml": manifest("a.xml", more=listed),
        "a.xml": item("a").replace("<itemBody>", reference),
        "texts/s.xml": stimulus,
    }
    outcome = qti.read(files, "s.zip")
    assert (outcome.questions[0].stem, outcome.counts) == ("Read this.\n\nWhy?", (1, 0, 0))


def test_a_long_text_before_too_many_questions_is_not_copied_without_end(qti):
    reference = '<assessmentStimulusRef identifier="s" href="s.xml"/><itemBody>'
    names = [f"a{number}.xml" for number in range(6)]
    files = {name: item(name, f"Why {name}?").replace("<itemBody>", reference) for name in names}
    body = f"<stimulusBody><p>Read.</p><!--{'x' * 10_000_000}--></stimulusBody>"
    files |= {"imsmanifest.xml": manifest(*names), "s.xml": f"<assessmentStimulus>{body}</assessmentStimulus>"}
    outcome = qti.read(files, "s.zip")
    assert outcome.counts == (4, 0, 2)
    assert "more than 50 MB" in outcome.said[0][2]
