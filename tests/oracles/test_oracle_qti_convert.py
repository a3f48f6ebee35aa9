# SPDX-License-Identifier: MIT
"""Our packages of QTI 2.1 become QTI 3 and QTI 2.1 again by the converter of Citolab, without a complaint."""

from __future__ import annotations

import json

import pytest
from tests.cairn.exporting import questions
from tests.cairn.exporting.courses import make_course

from cairn.exporting.formats.qti21 import QTI21
from cairn_cli.files.packages.zip_writer import write_zip

from .oracles import run_python

SCRIPT = """
import json, sys
from qti_convert import downgrade_package, fix_package_references, upgrade_package
source, new, old = sys.argv[1:]
references = fix_package_references(source, new)
upgraded = upgrade_package(source, new)
downgraded = downgrade_package(new, old)
print(json.dumps({
    "fixed": [item.value for item in references.fixed],
    "missing": [item.value for item in references.unresolved],
    "items": sorted(name for name, text in upgraded.files.items() if "<qti-assessment-item " in str(text)),
    "warnings": [f"{each.file}: {each.message}" for each in downgraded.warnings],
}))
"""
TEXTS = {
    f"q{number}": text for number, text in enumerate((*questions.ALL, questions.CASE, "stem: LOAF\nis_true: yes\n"))
}


@pytest.fixture(scope="module")
def result(tmp_path_factory):
    folder = tmp_path_factory.mktemp("qti")
    files = QTI21.write(make_course(("Bread", TEXTS), with_drafts=True)).files
    (folder / "our.zip").write_bytes(write_zip(files))
    return json.loads(run_python(SCRIPT, *(folder / name for name in ("our.zip", "qti3.zip", "qti21.zip"))))


def test_every_item_becomes_one_of_qti_3(result):
    assert len(result["items"]) == len(TEXTS)


def test_every_picture_is_where_its_item_says(result):
    assert result["fixed"] == result["missing"] == []


def test_nothing_of_it_is_unknown_to_qti_21(result):
    added = ("external-scored", '"use"')  # what the converter adds for a person who scores, and does not take back
    assert [warning for warning in result["warnings"] if not any(name in warning for name in added)] == []
