# SPDX-License-Identifier: MIT
"""Each way to install that the guide names, on a machine without Node."""

from __future__ import annotations

import functools
import re
import shutil
import tarfile
import zipfile
from http.server import SimpleHTTPRequestHandler
from typing import TYPE_CHECKING, Any

from .environments import ROOT, VERSION

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from pathlib import Path

    from .environments import Environment

    NewEnvironment = Callable[..., Environment]

GUIDE, HOSTS = ((ROOT / "docs/guide" / name).read_text("utf-8") for name in ("install.md", "hosts.md"))


def in_guide(command: str, page: str = GUIDE) -> tuple[str, ...]:
    """Return the words of a command that the guide shows, without its program."""
    assert command in page
    return tuple(command.replace("'", "").split()[1:])


def replaced(words: tuple[str, ...], word: str, by: object) -> tuple[str, ...]:
    assert any(word in w for w in words)
    return tuple(w.replace(word, str(by)) for w in words)


def test_both_archives_hold_the_scripts_and_no_packages_of_npm(archives: Path):
    (source,) = archives.glob("*.tar.gz")
    (wheel,) = archives.glob("*.whl")
    with tarfile.open(source) as tar, zipfile.ZipFile(wheel) as packed:
        in_source, in_wheel = tar.getnames(), packed.namelist()
    for names in (in_source, in_wheel):
        assert any(name.endswith("mkdocs_cairn/static/assets/cairn/loader.js") for name in names)
        assert not any("node_modules" in name or "__pycache__" in name for name in names)
    assert not any(name.startswith(("tests/", "plugins/")) for name in in_wheel)
    assert any(name.endswith("py.typed") for name in in_wheel)


def test_a_wheel_from_a_file(new_environment: NewEnvironment, wheel: Path):
    env = new_environment()
    env.pip(*replaced(in_guide(f"pip install ./mkdocs_cairn-{VERSION}-py3-none-any.whl"), f"./{wheel.name}", wheel))
    env.check_site()
    assert env.version_of("pagefind") == env.version_of("properdocs") == ""
    env.pip(*in_guide("pip uninstall mkdocs-cairn"), "--yes")
    assert env.version_of("mkdocs-cairn") == ""
    left = [path for path in env.bin.parent.rglob("*") if re.fullmatch(r"(mkdocs_)?cairn(_cli)?([.-].*)?", path.name)]
    assert left == []


def test_a_source_archive_from_a_file(new_environment: NewEnvironment, archives: Path):
    env = new_environment()
    (source,) = archives.glob("*.tar.gz")
    said = env.pip(*replaced(in_guide(f"pip install ./mkdocs_cairn-{VERSION}.tar.gz"), f"./{source.name}", source))
    assert "nodejs" not in said
    env.check_site()


def test_a_git_address(new_environment: NewEnvironment, repository: Path):
    env = new_environment()
    words = in_guide("pip install git+https://example.org/cairn.git")
    env.pip(*replaced(words, "https://example.org/cairn.git", f"file://{repository}"))
    env.check_site()


def test_an_index_under_the_name_of_the_distribution(
    new_environment: NewEnvironment,
    archives: Path,
    tmp_path: Path,
    serve_folder: Callable[..., AbstractContextManager[str]],
):
    shutil.copytree(archives, tmp_path / "index/simple/mkdocs-cairn")
    env = new_environment()
    asked: list[str] = []
    with serve_folder(tmp_path / "index", functools.partial(Recorder, asked)) as url:
        env.pip(*in_guide("pip install mkdocs-cairn"), "--extra-index-url", f"{url}simple/")
    assert f"/simple/mkdocs-cairn/mkdocs_cairn-{VERSION}-py3-none-any.whl" in asked
    env.check_site()


def test_the_forks_of_mkdocs_and_of_its_theme(new_environment: NewEnvironment, wheel: Path):
    env = new_environment()
    env.pip("install", f"mkdocs-cairn[properdocs] @ {wheel.as_uri()}")
    env.pip(*in_guide("pip uninstall mkdocs-material", HOSTS), "--yes")
    env.pip(*in_guide("pip install mkdocs-materialx", HOSTS))
    env.change_settings("name: material", "name: materialx")
    for program in ("properdocs", "mkdocs"):
        env.build_site(program)
    assert "cairn-outline" in (env.site / "site/concepts/green-tea/index.html").read_text("utf-8")


def test_an_export_in_zensical(new_environment: NewEnvironment, wheel: Path):
    env = new_environment()
    env.pip("install", wheel, "zensical")
    env.run("cairn", "export", "site-source", *in_guide("cairn export site-source ../plain-course", HOSTS)[2:])
    plain = env.site.parent / "plain-course"
    settings, pages = plain / "mkdocs.yml", []
    given = settings.read_text("utf-8")
    for text in (given, given.replace("name: material", "name: cairn").replace("  custom_dir: overrides\n", "")):
        settings.write_text(text, "utf-8")
        said = env.run("zensical", *in_guide("zensical build --clean --strict", HOSTS), folder=plain)
        assert "No issues found" in said
        pages.append((plain / "site/concepts/green-tea/index.html").read_text("utf-8"))
    assert "name: cairn" in text
    assert pages[0] == pages[1]
    assert 'class="cairn-rel"' in pages[0]
    assert '<cairn-question id="hot"' in pages[0]


class Recorder(SimpleHTTPRequestHandler):
    """Says nothing, and keeps what is asked for."""

    def __init__(self, asked: list[str], *args: Any, **more: Any) -> None:
        self.asked = asked
        super().__init__(*args, **more)

    def log_message(self, *args: object) -> None:
        self.asked.append(self.path)


def test_everything_from_a_folder_without_a_network(new_environment: NewEnvironment, wheel: Path, tmp_path: Path):
    env = new_environment()
    download = in_guide("pip download --dest wheelhouse mkdocs-cairn")
    env.pip(*download, "--find-links", wheel.parent)
    folder = env.site / "wheelhouse"
    assert (folder / wheel.name).is_file()
    install = in_guide("pip install --no-index --find-links wheelhouse mkdocs-cairn")
    env.run("pip", "--isolated", *install)
    env.check_site()


def test_all_extras(new_environment: NewEnvironment, wheel: Path):
    env = new_environment()
    env.pip(*in_guide("pip install 'mkdocs-cairn[all]'"), "--find-links", wheel.parent)
    assert env.version_of("pagefind")
    assert env.version_of("properdocs")
    env.change_settings("cairn]", "cairn: {search: pagefind}]")
    env.check_site()
    assert (env.site / "site/assets/cairn/pagefind/pagefind.js").is_file()
    env.build_site("properdocs")
