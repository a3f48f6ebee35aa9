# SPDX-License-Identifier: MIT
"""Which pages MkDocs reads and writes, and how ours are built after them."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from mkdocs_cairn.host.pages.cairn_page import CairnPage, link_target_of
from mkdocs_cairn.host.pages.converter import Converter
from mkdocs_cairn.host.pages.single_pages import MkDocsBuild, leave_out_our_pages

from .builds import DAY, contents, differences, write_course
from .conftest import ROOT, run_mkdocs

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

INCLUDED = InclusionLevel.is_included


@pytest.fixture
def config() -> MkDocsConfig:
    config = MkDocsConfig()
    config.load_dict({"site_name": "Course", "docs_dir": ".", "site_dir": "site"})
    assert config.validate() is not None
    return config


def make_files(config: MkDocsConfig) -> Files:
    files = [File(f"{name}.md", "docs", "site", use_directory_urls=True) for name in ("a", "b", "index", "c")]
    for file in files:
        if file.src_uri == "index.md":
            Page(None, file, config)
        else:
            CairnPage(file, config, "Title", Converter(config))
    return Files(files)


def names(files: Iterable[File]) -> list[str]:
    return [file.src_uri for file in files]


def test_mkdocs_goes_through_its_own_pages_alone_however_often_it_asks(config: MkDocsConfig):
    files = make_files(config)
    leave_out_our_pages(files)
    for _ in range(3):
        assert names(files.documentation_pages(inclusion=INCLUDED)) == ["index.md"]


def test_whoever_lists_the_pages_of_a_site_gets_all_of_them(config: MkDocsConfig):
    files = make_files(config)
    leave_out_our_pages(files)
    assert names(files.documentation_pages()) == ["a.md", "b.md", "index.md", "c.md"]


def test_all_pages_are_listed_for_those_who_build_ours(config: MkDocsConfig):
    files: Any = make_files(config)
    leave_out_our_pages(files)
    files.src_uris["a.md"].inclusion = InclusionLevel.DRAFT
    mkdocs = MkDocsBuild(config, files, Navigation([], []), Environment())
    assert names(mkdocs.list_pages(is_preview=False)) == ["b.md", "index.md", "c.md"]
    assert names(mkdocs.list_pages(is_preview=True)) == ["a.md", "b.md", "index.md", "c.md"]


STEPS = """
from mkdocs.commands import build as mkdocs
from mkdocs.__main__ import cli
import os
def tell(name, call):
    def telling(page, *given, **named):
        with open({log!r}, "a") as log:
            log.write(f"{{os.getpid()}} {{name}} {{page.file.src_uri}}\\n")
        return call(page, *given, **named)
    return telling
mkdocs._populate_page = tell("read", mkdocs._populate_page)
mkdocs._build_page = tell("write", mkdocs._build_page)
cli(["build"])
"""


def test_our_pages_are_read_and_written_one_by_one_after_those_of_mkdocs_by_several_processes(tmp_path: Path):
    course, log = write_course(tmp_path / "course", plugins=[{"cairn": {"jobs": 3}}]), tmp_path / "log"
    subprocess.run([sys.executable, "-c", STEPS.format(log=str(log))], cwd=course, check=True, capture_output=True)
    by_process: dict[str, list[str]] = {}
    for process, step, uri in map(str.split, log.read_text("utf-8").splitlines()):
        by_process.setdefault(process, []).append(f"{step} {uri}")
    first, *others = by_process.values()
    assert len(others) == 2
    theirs = [step for step in first if step.endswith((" index.md", " more.md"))]
    assert first[: len(theirs)] == theirs
    for steps in (first[len(theirs) :], *others):
        pages = [step.removeprefix("read ") for step in steps[::2]]
        assert steps == [step for page in pages for step in (f"read {page}", f"write {page}")]
    assert "read concepts/vectors.md" in {step for steps in by_process.values() for step in steps}


def test_a_page_is_current_as_long_as_its_links_find_what_they_found(config: MkDocsConfig):
    files = make_files(config)
    page = files.src_uris["a.md"].page
    assert isinstance(page, CairnPage)
    page.facts.link_targets = {name: link_target_of(files.get_file_from_path(name)) for name in ("b.md", "nothing.md")}
    assert page.is_current(files)
    other = files.src_uris["b.md"]
    other.inclusion = InclusionLevel.EXCLUDED
    assert not page.is_current(files)
    other.inclusion = InclusionLevel.INCLUDED
    files.append(File("nothing.md", "docs", "site", use_directory_urls=True))
    assert not page.is_current(files)


def test_the_site_of_this_repository_is_the_same_in_one_process_in_three_and_from_its_cache(tmp_path: Path):
    for name in ("docs", "quizzes"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "CHANGELOG.md", tmp_path)
    settings = (ROOT / "mkdocs.yml").read_text("utf-8")
    assert "\n  - cairn:\n" in settings
    sites = []
    for jobs, environment in (("3", {}), ("1", {}), ("1", {"CAIRN_CACHE": "0"})):
        text = settings.replace("\n  - cairn:\n", f"\n  - cairn:\n      jobs: {jobs}\n")
        (tmp_path / "mkdocs.yml").write_text(text, "utf-8")
        done = run_mkdocs(tmp_path, "build", "--strict", "--verbose", **DAY, **environment)
        assert done.returncode == 0, done.stderr
        assert "rebuilds all pages" not in done.stderr
        sites.append(contents(tmp_path / "site"))
    assert differences(sites[0], sites[1]) == []
    assert differences(sites[0], sites[2]) == []
