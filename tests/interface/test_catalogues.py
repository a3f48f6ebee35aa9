# SPDX-License-Identifier: MIT
"""The files of languages: complete, sound, and used."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest

from cairn.text.messages import OTHER, Messages, find_values
from mkdocs_cairn.languages.catalogues import (
    ENGLISH,
    find_catalogue,
    find_locale,
    list_languages,
    make_messages,
    read_catalogue,
)
from mkdocs_cairn.languages.faults import find_fault, find_fault_of_language
from mkdocs_cairn.languages.scripts import fill_script

PLUGINS = Path(__file__).parents[2] / "plugins"
SCRIPTS = PLUGINS / "mkdocs_cairn/static/assets/cairn"
SOURCES = {
    path: path.read_text("utf-8")
    for ending in (
        "cairn/**/*.py",
        "cairn_cli/**/*.py",
        "mkdocs_cairn/**/*.py",
        "mkdocs_cairn/**/templates/**/*.*",
        "widgets/src/**/*.ts",
    )
    for path in sorted(PLUGINS.glob(ending))
}
USES = re.compile(r"""\b(?:say|message)\(\s*["']([a-z][\w-]*\.[\w.-]+)["']""")
LIMITS = {
    name: int(limit.replace("_", ""))
    for name, limit in re.findall(r'"([\w-]+\.js)": ([\d_]+),', (PLUGINS / "widgets/build.mjs").read_text("utf-8"))
}
"""The most that a script in English has, packed, in bytes."""
OTHERS = [language for language in list_languages() if language != ENGLISH]


def test_each_sentence_that_is_said_is_in_the_english_file():
    used = {name: path.name for path, text in SOURCES.items() for name in USES.findall(text)}
    assert {name: where for name, where in used.items() if name not in read_catalogue(ENGLISH)} == {}


def test_each_sentence_in_the_english_file_is_said():
    texts = "\n".join(SOURCES.values())
    assert [name for name in read_catalogue(ENGLISH) if f'"{name}"' not in texts and f"'{name}'" not in texts] == []


@pytest.mark.parametrize("language", list_languages())
def test_each_sentence_is_sound(language: str):
    faults = [find_fault(name, sentence) for name, sentence in read_catalogue(language).items()]
    assert [fault for fault in faults if fault] == []


@pytest.mark.parametrize("language", OTHERS)
def test_a_language_is_complete(language: str):
    assert [name for name in read_catalogue(ENGLISH) if name not in read_catalogue(language)] == []


@pytest.mark.parametrize("language", OTHERS)
def test_a_sentence_keeps_its_values(language: str):
    """All of them, in one of its forms: `one concept` needs no number."""
    english, theirs = read_catalogue(ENGLISH), read_catalogue(language)
    lost = {name: find_values(english[name]) - find_values(theirs[name]) for name in theirs}
    assert {name: values for name, values in lost.items() if values} == {}


@pytest.mark.parametrize("language", list_languages())
def test_a_sentence_with_forms_has_all_that_its_language_tells_apart(language: str):
    tags = {*find_locale(language).plural_form.tags, OTHER}
    forms = {name: set(sentence) for name, sentence in read_catalogue(language).items() if isinstance(sentence, dict)}
    assert {name: given ^ tags for name, given in forms.items() if given != tags} == {}


@pytest.mark.parametrize(
    ("language", "file"),
    [
        ("de", "de"),
        ("de-AT", "de"),
        ("pt_BR", "pt"),
        ("zh", "zh"),
        ("zh-CN", "zh"),
        ("zh-TW", "zh-Hant"),
        ("tlh", "en"),
    ],
)
def test_a_language_finds_its_file(language: str, file: str):
    assert find_catalogue(language) == (file if file in list_languages() else "en")


@pytest.mark.parametrize("language", ["ar", "he"])
def test_a_sentence_from_right_to_left_does_not_begin_from_left_to_right(language: str):
    """Browsers take the direction of a sentence from its first letter; values are isolated."""
    sentences = read_catalogue(language).items()
    texts = {name: [text] if isinstance(text, str) else [*text.values()] for name, text in sentences}
    begun = {name: text for name, forms in texts.items() for text in forms if re.match(r"[^\w{]*[A-Za-z]", text)}
    assert begun == {}


def test_an_author_has_the_last_word():
    words = {"de": {"missing.search": "Los!"}, "de-AT": {"missing.search": "Gemma!"}}
    assert make_messages("de", words).say("missing.search") == "Los!"
    assert make_messages("de-AT", words).say("missing.search") == "Gemma!"
    assert make_messages("en", words).say("missing.search") == "Search this site"


@pytest.mark.parametrize(
    ("language", "given", "counts"),
    [
        ("pt-BR", "pt_br", True),
        ("pt_BR", "pt", True),
        ("zh-TW", "zh-Hant", True),
        ("zh-TW", "zh", False),
        ("pt", "pt-BR", False),
        ("tlh", "en", True),
    ],
)
def test_words_count_however_their_language_is_written(language: str, given: str, *, counts: bool):
    assert (make_messages(language, {given: {"missing.search": "So!"}}).say("missing.search") == "So!") is counts


@pytest.mark.parametrize(
    ("language", "fault"),
    [("german", "'german' is not the code"), (False, "YAML reads"), ("pt-BR", ""), ("zh_Hant_TW", "")],
)
def test_a_name_that_is_no_language_is_refused(language: object, fault: str):
    assert find_fault_of_language(language).startswith(fault)
    assert bool(find_fault_of_language(language)) is bool(fault)


def test_the_number_chooses_the_form():
    messages = make_messages("pl", {"pl": {"count.questions": {"one": "{count} a", "few": "{count} b", "other": "c"}}})
    assert [messages.say("count.questions", count=n) for n in (1, 2, 5)] == ["1 a", "2 b", "c"]
    assert make_messages("de", {}).say("count.questions", count=12345).startswith("12.345")


def test_a_value_is_not_read_as_a_sentence():
    messages = Messages({"a": "{one} and {two}"})
    assert messages.say("a", one="{two}", two="2") == "{two} and 2"


@pytest.mark.parametrize(
    ("name", "sentence", "fault"),
    [
        ("missing.serach", "So", "There is no sentence 'missing.serach'. Did you mean 'missing.search'?"),
        ("count.concepts", {"one": "So"}, "'count.concepts' has no form 'other'. Add it."),
        ("count.concepts", {"lots": "So", "other": "So"}, "'count.concepts' has the form 'lots'."),
        ("missing.search", {"one": "So", "other": "So"}, "'missing.search' says no number, so it has no forms."),
        ("missing.search", {"other": "So"}, "'missing.search' says no number, so it has no forms."),
        ("drawing.on-map", "{link}So", "'drawing.on-map' has a link without"),
        ("drawing.on-map", "{end}So{link}", "'drawing.on-map' has a link without"),
        ("missing.search", "", "'missing.search' is not a text."),
        ("missing.search", 3, "'missing.search' is not a text."),
        ("missing.search-for", "Find {word}", "'missing.search-for' has no value '{word}'. Its values: words."),
    ],
)
def test_a_wrong_sentence_is_refused(name: str, sentence: object, fault: str):
    assert find_fault(name, sentence).startswith(fault)


@pytest.mark.parametrize("language", list_languages())
def test_the_scripts_have_all_sentences_of_a_language_and_stay_small(language: str):
    """A sixth more than in English at most: Devanagari takes three bytes a letter."""
    for script in sorted(SCRIPTS.glob("*.js")):
        text = script.read_text("utf-8")
        english, theirs = (fill_script(text, make_messages(name, {}), name) for name in (ENGLISH, language))
        assert "message(" not in theirs
        assert _pack(theirs) <= 7 / 6 * _pack(english), script.name


def _pack(text: str) -> int:
    return len(gzip.compress(text.encode(), 9))


def test_sentences_take_their_places_in_a_script():
    messages = Messages({"a.b": 'Say "so" </script>', "a.c": {"one": "1", "other": "n"}})
    script = 'x(message("a.b"),message("a.c"),message("language"),o.message("a.b"))'
    filled = fill_script(script, messages, "de")
    assert filled == 'x("Say \\"so\\" </script>",{"one":"1","other":"n"},"de",o.message("a.b"))'
