# SPDX-License-Identifier: MIT
"""The service worker, the manifest and the icons of a site, however it is built."""

from __future__ import annotations

import json
import shutil
import struct
import zlib
from typing import TYPE_CHECKING, Any

import pytest

from mkdocs_cairn.offline.icon import SIZES, write_png, write_svg
from mkdocs_cairn.offline.worker import KeptSite, find_folders, write_worker

from .beside import UNKNOWN, course_beside
from .builds import make, make_clean, write_course
from .conftest import COURSE, MATERIAL, run_mkdocs
from .edits import edit
from .serving import serving
from .test_learner_option import make_with

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from .conftest import MakeSite

OFF = {"record": "/course/", "site": None}
HOME_SCREEN = {"manifest.webmanifest", *(f"assets/cairn/icon{end}" for end in (".svg", "-180.png", "-512.png"))}


def read_settings(files: Mapping[str, bytes]) -> dict[str, Any]:
    """Return what the first line of a site's worker says."""
    line = files["sw.js"].decode().partition("\n")[0]
    settings: dict[str, Any] = json.loads(line.removeprefix("const cairnSite = ").removesuffix(";"))
    return settings


def test_the_worker_knows_what_the_site_has(tmp_path: Path):
    own = {"docs/own.css": "p {}\n", "docs/own.js": "0;\n", "docs/unlinked.js": "0;\n"}
    settings = {"extra_css": ["own.css", "https://example.com/theirs.css"], "extra_javascript": ["own.js"]}
    files = make(write_course(tmp_path, own, **settings)).files
    worker = read_settings(files)
    assert worker["record"] == "/course/"
    site = worker["site"]
    assert (site["name"], site["pages"]) == ("Course", ["", "review/", "progress/"])
    assert {"own.css", "own.js", "assets/cairn/loader.js", "assets/cairn/review.js"} <= {*site["files"]}
    assert {"assets/cairn/offline.html", "assets/cairn/offline.css"} <= {*site["files"]}
    assert {*site["files"]} <= {*files}
    assert not {"unlinked.js", "sw.js", "assets/cairn/sw.js"} & {*site["files"]}
    assert {"assets", "concepts", "progress", "review", "tags"} <= {*site["folders"]}
    assert "assets/cairn/sw.js" not in files


def test_its_version_changes_with_scripts_styles_and_settings_alone(tmp_path: Path):
    course = write_course(tmp_path, {"docs/own.css": "p {}\n"}, extra_css=["own.css"])
    first = make(course).files["sw.js"]
    assert make(course).files["sw.js"] == make_clean(course).files["sw.js"] == first
    edit(course, "body")
    assert make(course).files["sw.js"] == first
    (course / "docs/own.css").write_text("p { color: red }\n", "utf-8")
    second = make(course).files
    assert read_settings(second)["site"]["version"] not in first.decode()
    renamed = make(course, site_url="https://example.org/other/").files
    assert read_settings(renamed)["record"] == "/other/"


def test_it_is_the_same_in_a_shard_and_in_several_processes(tmp_path: Path):
    course = write_course(tmp_path / "course")
    single = make_clean(course).files
    names = [name for name in single if name in {"sw.js", "assets/cairn/offline.html", *HOME_SCREEN}]
    assert len(names) == 6
    for number in (1, 2):
        shard = shutil.copytree(course, tmp_path / str(number), ignore=shutil.ignore_patterns("clean"))
        files = make(shard, CAIRN_SHARD=f"{number}/2").files
        assert [name for name in names if files[name] != single[name]] == []
    settings = course / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace('"cairn"', '{"cairn": {"jobs": 3}}'), "utf-8")
    run_mkdocs(course, "build", "--site-dir", tmp_path / "jobs")
    assert [name for name in names if (tmp_path / "jobs" / name).read_bytes() != single[name]] == []


@pytest.mark.parametrize("learner", [False, {"offline": False}])
def test_a_site_that_does_not_offer_it_has_a_worker_that_leaves(tmp_path: Path, learner: object):
    files = make_with(tmp_path, learner).files
    assert read_settings(files) == OFF
    assert [name for name in files if "assets/cairn/offline" in name or name == "assets/cairn/sw.js"] == []
    assert HOME_SCREEN & {*files} == (HOME_SCREEN if learner else set())


def test_no_page_knows_of_it(tmp_path: Path):
    on, off = (make_with(tmp_path / str(offline), {"offline": offline}).files for offline in (True, False))
    assert [name for name in on if name.endswith(".html") and name in off and on[name] != off[name]] == []


def test_a_preview_has_a_worker_that_leaves(tmp_path: Path):
    with serving(write_course(tmp_path)) as preview:
        assert read_settings({"sw.js": preview.fetch("sw.js") or b""}) == OFF
        assert preview.fetch("assets/cairn/offline.html") is None


def test_an_authors_own_files_stay(tmp_path: Path):
    own = {"docs/sw.js": "// mine\n", "docs/manifest.webmanifest": "{}\n"}
    made = make(write_course(tmp_path, own))
    assert made.files["sw.js"] == b"// mine\n"
    assert made.files["manifest.webmanifest"] == b"{}\n"
    assert made.said("Readers cannot keep pages for offline, because the site has its own 'sw.js'.")


def test_a_site_in_several_languages_has_one_worker(tmp_path: Path):
    files = make(course_beside(tmp_path, *UNKNOWN["i18n"])).files
    assert [name for name in files if name.endswith("sw.js")] == ["sw.js"]
    assert read_settings(files)["site"]["folders"] is None


def test_a_site_with_many_folders_does_not_list_them():
    site = KeptSite("A & B", [], [], [f"f{number}" for number in range(101)], {})
    settings = read_settings({"sw.js": write_worker("a", site, "").encode()})
    assert (settings["site"]["folders"], settings["site"]["name"]) == (None, "A &amp; B")


def test_folders_are_written_as_in_addresses():
    folders = find_folders(["index.html", "a b/c/d.html", "(e)/f.html"])
    settings = read_settings({"sw.js": write_worker("a", KeptSite("", [], [], folders, {}), "").encode()})
    assert settings["site"]["folders"] == ["%28e%29", "(e)", "a%20b"]


# --- The home screen ----------------------------------------------------------------------------------------


def test_the_manifest_says_what_the_site_is_called_wherever_it_is(site: MakeSite):
    palette = [{"scheme": "default", "primary": "teal"}, {"scheme": "slate", "primary": "red"}]
    theme = {**MATERIAL, "palette": palette, "language": "ar"}
    built = site(COURSE, site_name="دورة", site_description="About numbers.", theme=theme)
    manifest = json.loads(built.read("manifest.webmanifest"))
    assert (manifest["name"], manifest["description"]) == ("دورة", "About numbers.")
    assert (manifest["lang"], manifest["dir"], manifest["theme_color"]) == ("ar", "rtl", "#009485")
    assert (manifest["start_url"], manifest["scope"], manifest["display"]) == ("./", "./", "standalone")
    assert {icon["sizes"] for icon in manifest["icons"]} == {"any", "180x180", "192x192", "512x512"}
    for icon in manifest["icons"]:
        assert (built.folder / icon["src"]).is_file()
    assert 'dir="rtl"' in built.read("assets/cairn/offline.html")


@pytest.mark.parametrize("theme", ["mkdocs", "readthedocs"])
def test_a_theme_without_a_palette_gets_no_color(site: MakeSite, theme: str):
    manifest = json.loads(site(COURSE, theme={"name": theme}).read("manifest.webmanifest"))
    assert "theme_color" not in manifest


@pytest.mark.parametrize("size", SIZES)
def test_an_icon_is_a_picture_of_that_size_in_the_colors_of_the_site(size: int):
    chunks = dict(read_chunks(write_png("#4051b5", size)))
    assert struct.unpack(">II", chunks[b"IHDR"][:8]) == (size, size)
    palette = chunks[b"PLTE"]
    assert (palette[:3], palette[-3:]) == (bytes.fromhex("4051b5"), bytes.fromhex("ffffff"))
    rows = zlib.decompress(chunks[b"IDAT"])
    assert len(rows) == size * (size + 1)
    pixels = [rows[start + 1 : start + 1 + size] for start in range(0, len(rows), size + 1)]
    last = len(palette) // 3 - 1
    assert (pixels[0][0], pixels[size * 340 // 512][size // 2]) == (0, last)
    # All of it is within the circle that every home screen shows.
    far = [(x, y) for y, row in enumerate(pixels) for x, shade in enumerate(row) if shade and is_far(x, y, size)]
    assert far == []


def is_far(x: int, y: int, size: int) -> bool:
    return (x - size / 2) ** 2 + (y - size / 2) ** 2 > (0.4 * size) ** 2


def read_chunks(png: bytes) -> list[tuple[bytes, bytes]]:
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    chunks, start = [], 8
    while start < len(png):
        length, name = struct.unpack(">I4s", png[start : start + 8])
        data = png[start + 8 : start + 8 + length]
        assert struct.unpack(">I", png[start + 8 + length : start + 12 + length]) == (zlib.crc32(name + data),)
        chunks.append((name, data))
        start += 12 + length
    return chunks


def test_the_stones_contrast_with_their_ground():
    assert 'fill="#ffffff"' in write_svg("#4051b5")
    assert 'fill="#1e2129"' in write_svg("#ffec3d")
