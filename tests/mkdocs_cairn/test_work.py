# SPDX-License-Identifier: MIT
"""Which pages a process reads and writes, and when it is chosen which of ours are its share."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from mkdocs_cairn.build.converter import Converter
from mkdocs_cairn.build.scheduler import Work, share_pages
from mkdocs_cairn.host.cairn_page import CairnPage, link_target_of

from .builds import DAY, contents, differences
from .conftest import ROOT, run_mkdocs

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

INCLUDED = InclusionLevel.is_included


@pytest.fixture
def config() -> MkDocsConfig:
    config = MkDocsConfig()
    config.load_dict({"site_name": "Course", "docs_dir": ".", "site_dir": "site"})
    assert config.validate() is not None
    return config


def make_files(config: MkDocsConfig, choose: Callable[[list[CairnPage]], list[CairnPage]], steps: list[str]) -> _Files:
    files = [File(f"{name}.md", "docs", "site", use_directory_urls=True) for name in ("a", "b", "index", "c")]
    for file in files:
        if file.src_uri == "index.md":
            Page(None, file, config)
        else:
            CairnPage(file, config, "Title", Converter(config))

    def chosen(pages: list[CairnPage]) -> list[CairnPage]:
        steps.append("choose")
        return choose(pages)

    work = Work(chosen, lambda page: steps.append(f"read {page.file.src_uri}"))
    work.is_ours = True
    shared = _Files(files)
    shared.work = work
    share_pages(shared, work)
    return shared


class _Files(Files):
    work: Work


def names(files: Any, steps: list[str] | None = None) -> list[str]:
    found = []
    for file in files:
        found.append(file.src_uri)
        if steps is not None:
            steps.append(file.src_uri)
    return found


def test_the_pages_of_mkdocs_are_read_and_written_before_it_is_chosen_which_of_ours_are_made(config: MkDocsConfig):
    steps: list[str] = []
    files = make_files(config, lambda pages: pages[1:], steps)
    assert names(files.documentation_pages(inclusion=INCLUDED)) == ["index.md"]
    assert names(files.documentation_pages(inclusion=INCLUDED), steps) == ["index.md", "b.md", "c.md"]
    assert steps == ["index.md", "choose", "read b.md", "b.md", "read c.md", "c.md"]


def test_pages_are_chosen_and_read_once_however_often_they_are_gone_through(config: MkDocsConfig):
    steps: list[str] = []
    files = make_files(config, lambda pages: pages[1:], steps)
    files.documentation_pages(inclusion=INCLUDED)
    written = files.documentation_pages(inclusion=INCLUDED)
    assert names(written) == names(written) == ["index.md", "b.md", "c.md"]
    assert steps == ["choose", "read b.md", "read c.md"]


def test_where_nothing_is_known_of_pages_mkdocs_goes_through_all_of_them(config: MkDocsConfig):
    files = make_files(config, lambda _: [], [])
    files.work.is_ours = False
    assert names(files.documentation_pages(inclusion=INCLUDED)) == ["a.md", "b.md", "index.md", "c.md"]


def test_whoever_lists_the_pages_of_a_site_gets_all_of_them(config: MkDocsConfig):
    files = make_files(config, lambda _: [], [])
    assert names(files.documentation_pages()) == ["a.md", "b.md", "index.md", "c.md"]


def test_one_of_several_processes_writes_its_share_alone(config: MkDocsConfig):
    files = make_files(config, lambda pages: pages[:1], [])
    files.documentation_pages(inclusion=INCLUDED)
    written = files.documentation_pages(inclusion=INCLUDED)
    names(written)
    files.work.is_part = True
    assert names(written) == ["a.md"]


def test_a_page_holds_as_long_as_its_links_find_what_they_found(config: MkDocsConfig):
    files = make_files(config, lambda pages: pages, [])
    page = files.src_uris["a.md"].page
    assert isinstance(page, CairnPage)
    page.facts.asked_files = {name: link_target_of(files.get_file_from_path(name)) for name in ("b.md", "nothing.md")}
    assert page.holds(files)
    other = files.src_uris["b.md"]
    other.inclusion = InclusionLevel.EXCLUDED
    assert not page.holds(files)
    other.inclusion = InclusionLevel.INCLUDED
    files.append(File("nothing.md", "docs", "site", use_directory_urls=True))
    assert not page.holds(files)


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
