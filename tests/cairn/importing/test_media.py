# SPDX-License-Identifier: MIT
"""Files that come with a source get safe names, are what their bytes say, and do nothing but show."""

from __future__ import annotations

import pytest

from cairn.importing.boilerplate import drop_boilerplate, find_boilerplate
from cairn.importing.media import MediaFiles, Refused, find_member, is_picture

PNG = b"\x89PNG\r\n\x1a\n"


@pytest.mark.parametrize(
    ("data", "ending"),
    [
        (PNG, "png"),
        (b"\xff\xd8\xff\xe0", "jpg"),
        (b"GIF89a", "gif"),
        (b"RIFF0000WEBP", "webp"),
        (b"0000ftypavif", "avif"),
        (b"0000ftypisom", "mp4"),
        (b"ID3", "mp3"),
        (b"OggS", "ogg"),
        (b"%PDF-1.7", "pdf"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><rect fill='url(#a)'/><use href='#b'/></svg>", "svg"),
    ],
)
def test_the_bytes_of_a_file_decide_its_type(data, ending):
    media = MediaFiles()
    target = media.add("Dough ball.exe", data)
    assert target == f"cairn-media:dough-ball.{ending}"
    assert is_picture(target) is (ending not in {"mp4", "mp3", "ogg", "pdf"})
    assert media.files == {f"dough-ball.{ending}": data}


def test_equal_files_are_one_and_others_of_the_same_name_are_kept_apart():
    media = MediaFiles()
    first, again, other = media.add("a/x.png", PNG), media.add("b/y.png", PNG), media.add("b/x.png", PNG + b"1")
    assert first == again == "cairn-media:x.png"
    assert other == "cairn-media:x-d4cf5f.png"
    assert len(media.files) == 2


@pytest.mark.parametrize("name", ["../../evil.png", "..\\evil.png", "/etc/evil.png", "C:\\evil.png", "evil\0.png"])
def test_no_name_leaves_the_folder(name):
    media = MediaFiles()
    media.add(name, PNG)
    assert list(media.files) == ["evil.png"]


@pytest.mark.parametrize("name", ["", "..", "???", "\0", "字" * 500])
def test_any_name_is_a_name(name):
    media = MediaFiles()
    media.add(name, PNG)
    (chosen,) = media.files
    assert chosen.endswith(".png")
    assert 5 <= len(chosen) <= 64


@pytest.mark.parametrize(
    "inside",
    [
        "<script>x()</script>",
        "<foreignObject><p/></foreignObject>",
        "<rect onload='x()'/>",
        "<rect ONCLICK='x()'/>",
        "<image href='http://x.example/a.png'/>",
        "<a href='java&#10;script:x()'><rect/></a>",
        "<a href=' javascript:x()'><rect/></a>",
        "<use href='other.svg#a'/>",
        "<image href='data:image/svg+xml,x'/>",
        "<style>@import 'a.css';</style>",
        "<style>rect { fill: url(http://x.example) }</style>",
        "<style>rect { fill: \\75rl(http://x.example) }</style>",
        "<rect style='fill: url(&quot;//x.example&quot;)'/>",
        "<rect fill='url(//x.example)'/>",
        "<set attributeName='href' to='javascript:x()'/>",
        "<set attributeName='xlink:href' to='#'/>",
        "<rect>",
    ],
)
def test_a_drawing_that_could_do_more_is_left_out(inside):
    media = MediaFiles()
    refused = media.add("a.svg", f"<svg xmlns='http://www.w3.org/2000/svg'>{inside}</svg>".encode())
    assert isinstance(refused, Refused)
    assert "'a.svg'" in refused.sentence
    assert not media.files


@pytest.mark.parametrize("data", [b"", b"MZ", b"<html></html>", PNG + b"0" * 20_000_000, b"<?xml-stylesheet?><svg/>"])
def test_a_file_of_another_type_or_size_is_left_out(data):
    assert isinstance(MediaFiles().add("a.png", data), Refused)


@pytest.mark.parametrize(
    ("reference", "path"),
    [
        ("@@PLUGINFILE@@/a%20b.png", "a b.png"),
        ("@@PLUGINFILE@@/sub/a%2520b.png?forcedownload=1", "sub/a%20b.png"),
        ("$IMS-CC-FILEBASE$/a.png", "a.png"),
        ("$IMS_CC_FILEBASE$a.png", "a.png"),
        ("$IMS_CC_FILE_BASE$/a.png", "a.png"),
        ("%24IMS-CC-FILEBASE%24/x/a.png?canvas_download=1", "x/a.png"),
        ("https://x.example/a.png", None),
        ("a.png", None),
    ],
)
def test_references_to_files_of_the_source_are_recognized(reference, path):
    assert find_member(reference) == path


def test_what_is_said_under_every_question_is_dropped():
    common = find_boilerplate(["Well done!", "Well  done!", "Well done!", "Well done!", "Rye.", "Rye.", "Rye."])
    texts = ["Well\ndone!", "Your answer is correct.", "Die Antwort ist falsch.", "Rye.", " ", "Look at the crust."]
    assert drop_boilerplate(texts, common) == ["Rye.", "Look at the crust."]
