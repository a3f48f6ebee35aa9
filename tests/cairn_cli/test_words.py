# SPDX-License-Identifier: MIT
"""`cairn words`: an author copies a sentence from its output into the settings."""

from __future__ import annotations

import pytest
import yaml

from cairn_cli.__main__ import main
from mkdocs_cairn.languages.catalogues import read_catalogue


@pytest.mark.parametrize(("arguments", "language"), [([], "en"), (["ja"], "ja")])
def test_words_prints_the_sentences_of_a_language_as_the_option_takes_them(
    arguments: list[str], language: str, capsys: pytest.CaptureFixture[str]
):
    assert main(["words", *arguments]) == 0
    assert yaml.safe_load(capsys.readouterr().out) == {language: read_catalogue(language)}


def test_words_names_the_languages_that_there_are(capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit) as ending:
        main(["words", "tlh"])
    assert ending.value.code == 2
    assert "'en'" in capsys.readouterr().err
