# SPDX-License-Identifier: MIT
"""`cairn export skos` and `cairn export atom`: files for programs that read no questions."""

from __future__ import annotations

from pathlib import Path

import pytest

from cairn_cli.__main__ import main

from .files import write

SETTINGS = "site_name: Bread\ntheme: {name: mkdocs}\nplugins: [cairn]\n"
ADDRESS = "site_url: https://bread.example/course/\n"


@pytest.fixture(autouse=True)
def project(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    write("mkdocs.yml", SETTINGS + ADDRESS)
    write("docs/index.md", "# Bread\n")
    write("docs/concepts/rye.md", "---\ntags: [Food/Grain]\nlearn_before: [field]\n---\nRye is a grain.\n")
    return tmp_path


def test_concepts_and_tags_are_written_as_linked_data(capsys):
    assert main(["export", "skos", "out/bread.ttl"]) == 0
    written = Path("out/bread.ttl").read_text("utf-8")
    assert "<https://bread.example/course/concepts/rye/>\n    a skos:Concept ;" in written
    assert "dcterms:requires <https://bread.example/course/concepts/field/>" in written
    assert capsys.readouterr().out == "1 file written to out/bread.ttl.\n"
    assert main(["export", "skos", "folder"]) == 0
    assert Path("folder/concepts.ttl").read_text("utf-8") == written


def test_addresses_are_those_of_the_pages_of_the_site():
    write("mkdocs.yml", f"{SETTINGS}{ADDRESS}use_directory_urls: false\n")
    assert main(["export", "skos", "bread.ttl"]) == 0
    assert "<https://bread.example/course/concepts/rye.html>" in Path("bread.ttl").read_text("utf-8")


def test_without_the_address_of_the_site_concepts_have_relative_ones(capsys):
    write("mkdocs.yml", SETTINGS)
    assert main(["export", "skos", "bread.ttl"]) == 0
    assert "<concepts/rye/>" in Path("bread.ttl").read_text("utf-8")
    assert capsys.readouterr().err.endswith("Set 'site_url'. [export-simplified]\n")


def test_a_feed_has_the_pages_with_a_date():
    write("docs/index.md", "---\ndate: 2026-03-01\n---\n# Bread\n")
    assert main(["export", "atom", "feed.xml"]) == 0
    written = Path("feed.xml").read_text("utf-8")
    assert written.count("<entry>") == 1
    assert "<id>https://bread.example/course/</id>" in written


@pytest.mark.parametrize("settings", [SETTINGS, SETTINGS + ADDRESS], ids=["no address", "no date"])
def test_without_dates_or_an_address_there_is_no_feed_which_is_said(capsys, settings):
    write("mkdocs.yml", settings)
    assert main(["export", "atom", "feed.xml"]) == 1
    assert not Path("feed.xml").exists()
    said = capsys.readouterr()
    assert said.out == "0 files written to feed.xml.\n"
    assert said.err.endswith("[export-left-out]\n")


def test_nothing_can_be_chosen_in_a_format_without_questions(capsys):
    assert main(["export", "atom", "feed.xml", "--chapter", "Food"]) == 2
    assert "carries no questions" in capsys.readouterr().err
