# SPDX-License-Identifier: MIT
"""ProperDocs, the fork of MkDocs that takes its place: the same pages, the same warnings, cache, jobs and shards."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from .builds import DAY, contents, differences, write_course
from .conftest import COURSE, MATERIAL, build_own, write_site

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import OwnSite

HOSTS = ("mkdocs", "properdocs")
GENERATOR = re.compile(rb'<meta name="generator" content="[^"]*">')
PACKED = {"sitemap.xml.gz"}
"""It holds the time at which it was packed; what is in it is compared."""


def run(host: str, folder: Path, site: str, *words: str, **env: str) -> subprocess.CompletedProcess[str]:
    """Build the site of a folder as one does in a shell, on a day that stays."""
    command = [sys.executable, "-m", host, "build", "-f", "mkdocs.yml", "--site-dir", site, *words]
    environment = {**os.environ, **DAY, "NO_MKDOCS_2_WARNING": "1", **env}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def pages(folder: Path) -> dict[str, bytes]:
    """The files of a site without the name of what has built it."""
    return {name: GENERATOR.sub(b"", data) for name, data in contents(folder).items() if name not in PACKED}


def warnings(done: subprocess.CompletedProcess[str]) -> list[str]:
    return sorted(line for line in done.stderr.splitlines() if line.startswith(("WARNING", "ERROR")))


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    """A course with a warning of the host's and one of ours, on pages of ours."""
    course = write_course(tmp_path, theme={"name": "material", "font": False, "custom_dir": "theme"})
    norms = course / "docs/concepts/norms.md"
    norms.write_text(norms.read_text("utf-8") + "\nSee [that](nowhere.md) and $\\nonsense{$.\n", "utf-8")
    return course


def test_a_site_is_the_same_under_both_but_for_the_generator_tag(tmp_path: Path):
    write_site(tmp_path, COURSE, theme=MATERIAL)
    done = [run(host, tmp_path, host, "--strict") for host in HOSTS]
    assert [(d.returncode, warnings(d)) for d in done] == [(0, [])] * 2
    one, other = (pages(tmp_path / host) for host in HOSTS)
    assert differences(one, other) == []
    assert b"ProperDocs" in (tmp_path / "properdocs" / "concepts" / "norms" / "index.html").read_bytes()


def test_the_repository_s_own_site_is_the_same_under_both(own_site: OwnSite, tmp_path: Path):
    root = own_site.folder.parent
    assert run("properdocs", root, str(tmp_path / "fork"), "--strict").returncode == 0
    mkdocs = build_own(tmp_path / "mkdocs", root=root, **DAY)
    assert differences(pages(mkdocs.folder), pages(tmp_path / "fork")) == []


def test_both_give_the_same_warnings_and_strict_ends_both(faulty: Path):
    done = [run(host, faulty, host, "--strict", CAIRN_CACHE="0") for host in HOSTS]
    assert [d.returncode for d in done] == [1, 1]
    assert warnings(done[0]) == warnings(done[1])
    assert len([line for line in warnings(done[0]) if "norms.md" in line]) == 2


def test_the_fork_says_a_warning_again_when_its_page_is_in_the_cache(faulty: Path):
    first, second = (run("properdocs", faulty, "site") for _ in range(2))
    assert warnings(first) == warnings(second) != []


def test_the_fork_takes_pages_from_its_own_cache_and_from_no_other(tmp_path: Path):
    write_site(tmp_path, COURSE, theme=MATERIAL)
    run("mkdocs", tmp_path, "site")
    first, second = (run("properdocs", tmp_path, "site", "--verbose") for _ in range(2))
    assert [done.stderr.count("Building page concepts/norms.md") for done in (first, second)] == [1, 0]
    assert b"ProperDocs" in (tmp_path / "site" / "concepts" / "norms" / "index.html").read_bytes()


def test_the_fork_gives_the_same_warnings_and_pages_with_several_jobs(faulty: Path):
    alone = run("properdocs", faulty, "alone", CAIRN_CACHE="0")
    config = faulty / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace('"cairn"', '{"cairn": {"jobs": 2}}'), "utf-8")
    together = run("properdocs", faulty, "together", CAIRN_CACHE="0")
    assert warnings(alone) == warnings(together) != []
    assert differences(pages(faulty / "alone"), pages(faulty / "together")) == []


def test_the_fork_builds_in_shards(tmp_path: Path):
    write_site(tmp_path, COURSE, theme=MATERIAL)
    run("properdocs", tmp_path, "whole", CAIRN_CACHE="0")
    for part in ("1/2", "2/2"):
        assert run("properdocs", tmp_path, f"part-{part[0]}", CAIRN_SHARD=part).returncode == 0
    assert run("properdocs", tmp_path, "site", "--strict").returncode == 0
    assert differences(pages(tmp_path / "whole"), pages(tmp_path / "site")) == []
