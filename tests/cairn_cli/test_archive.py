# SPDX-License-Identifier: MIT
"""Archives are the same from run to run."""

from __future__ import annotations

import io
import time
import zipfile

from cairn_cli.files.packages.zip_writer import write_zip

FILES = {"b/two.xml": b"<b/>" * 1000, "a.xml": b"<a/>"}


def test_the_files_of_an_archive_are_read_back():
    with zipfile.ZipFile(io.BytesIO(write_zip(FILES))) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == FILES


def test_an_archive_depends_on_neither_the_order_of_its_files_nor_the_clock(monkeypatch):
    first = write_zip(FILES)
    monkeypatch.setattr(time, "time", lambda: 2e9)
    assert write_zip(dict(reversed(FILES.items()))) == first


def test_the_files_of_an_archive_are_sorted_dated_1980_and_compressed():
    with zipfile.ZipFile(io.BytesIO(write_zip(FILES))) as archive:
        entries = archive.infolist()
    assert [entry.filename for entry in entries] == ["a.xml", "b/two.xml"]
    assert {(entry.date_time, entry.compress_type) for entry in entries} == {
        ((1980, 1, 1, 0, 0, 0), zipfile.ZIP_DEFLATED)
    }
    assert entries[1].compress_size < entries[1].file_size
