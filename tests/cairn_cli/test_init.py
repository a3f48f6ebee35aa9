# SPDX-License-Identifier: MIT
"""`cairn init`: a course that builds as it stands, or Cairn in a site that is there."""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest
import yaml

from cairn_cli.__main__ import main
from cairn_cli.commands import init
from cairn_cli.files.requirement import write_requirement

from .files import write

CONCEPT = "---\ntitle: Tea\nlearn_before: []\n---\nTea is a drink.\n"
LISTS = "tags/index.md, map/index.md, concepts/index.md"
FILES = [
    *(".cairn/schemas/concept.json", ".cairn/schemas/quiz.json", ".cairn/schemas/tags.json"),
    *(".github/workflows/pages.yml", ".gitignore", ".gitlab-ci.yml", ".vscode/settings.json"),
    *(
        "docs/assets/course.css",
        "docs/concepts/compound-interest.md",
        "docs/concepts/percentage.md",
        "docs/index.md",
        "docs/references.bib",
    ),
    *("docs/tags.yml", "mkdocs.yml", "quizzes/growth.yml", "requirements.txt"),
]

PURPOSES = [
    "docs/ has the pages, quizzes/ the questions, and mkdocs.yml the settings of the course.",
    ".cairn/ and .vscode/ let an editor complete and check what you write.",
    ".github/ and .gitlab-ci.yml publish the site, with the programs that requirements.txt names.",
]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def list_files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def run(*words: str, cwd: Path, **environment: str) -> str:
    """Run a program of this environment, which must succeed; return all that it prints."""
    env = {**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment}
    command = [sys.executable, "-m", *words]
    done = subprocess.run(command, cwd=cwd, env=env, stdout=-1, stderr=subprocess.STDOUT, text=True, check=False)
    assert done.returncode == 0, done.stdout
    return done.stdout


def test_a_course_is_written_and_each_file_is_named(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(init, "is_from_file", lambda: False)
    assert main(["init", "my-course"]) == 0
    assert list_files(folder / "my-course") == FILES
    said = capsys.readouterr().out.splitlines()
    assert said[: len(FILES)] == [f"Wrote my-course/{path}" for path in FILES]
    assert said[len(FILES) :] == [
        *("", *PURPOSES),
        *("", "Next:", "    cd my-course", "    mkdocs serve"),
        "and in another terminal, in the same folder, with the environment of this one activated:",
        '    cairn new concept "My first concept"',
    ]


def test_a_course_builds_strictly_with_both_hosts_and_a_check_reports_nothing(
    folder: Path, capsys: pytest.CaptureFixture[str]
):
    assert main(["init", ".", "--name", "C#: *how* to {{ x }}", "--language", "pt_br"]) == 0
    assert "The example is English, for you to replace." in capsys.readouterr().out
    assert main(["check", "--fail-on", "info"]) == 0
    address = {"SITE_URL": "https://example.org/c/"}
    for host, words in ("mkdocs", ["--site-dir", "m"]), ("properdocs", ["-f", "mkdocs.yml", "--site-dir", "p"]):
        assert "WARNING" not in run(host, "build", "--strict", *words, cwd=folder, **address)
    pages = [(folder / site / "index.html").read_text("utf-8") for site in ("m", "p")]
    assert all("C#: *how* to {{ x }}" in page.replace("&#123;", "{") for page in pages)
    assert all('<html lang="pt" ' in page for page in pages)
    assert all('<link rel="canonical" href="https://example.org/c/">' in page for page in pages)


def test_the_name_of_a_course_is_that_of_its_folder(folder: Path):
    assert main(["init", "tea-and-coffee"]) == 0
    assert "site_name: Tea and coffee\n" in (folder / "tea-and-coffee/mkdocs.yml").read_text("utf-8")
    assert "# Tea and coffee\n" in (folder / "tea-and-coffee/docs/index.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("there", "words", "said"),
    [
        ("c/mkdocs.yml", [], "c/mkdocs.yml already exists. To add Cairn to that site, use --existing; for a new "),
        ("c/properdocs.yml", [], "c/properdocs.yml already exists."),
        ("c/docs/index.md", [], "c/docs/index.md already exists. Choose another folder, or remove that file."),
        ("c/quizzes/growth.yml", [], "c/quizzes/growth.yml already exists."),
        ("c", [], "c is a file. Choose a folder."),
        ("x", ["--language", "dee"], "The theme does not know the language 'dee'. Did you mean 'de'?"),
        ("x", ["--language", "de_AT"], "The theme does not know the language 'de_AT'. Did you mean 'de'?"),
        ("x", ["--language", "../de"], "The theme does not know the language '../de'."),
        ("x", ["--existing", "--name", "C"], "Leave out --name and --language."),
        ("x", ["--existing"], "There is no folder 'c'."),
        ("c/x", ["--existing"], "There is no mkdocs.yml in 'c'. Give the folder that contains it."),
    ],
)
def test_nothing_is_written_where_something_is_in_the_way(
    folder: Path, capsys: pytest.CaptureFixture[str], there: str, words: list[str], said: str
):
    write(there, "mine")
    before = list_files(folder)
    assert main(["init", "c", *words]) == 1
    assert said in capsys.readouterr().err
    assert list_files(folder) == before


def test_a_folder_without_a_name_is_refused(folder: Path, capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit, match="2"):
        main(["init", ""])
    assert "the name of the folder is empty; leave it out to use this folder" in capsys.readouterr().err
    assert list_files(folder) == []


def test_a_version_that_no_index_may_have_is_mentioned(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(init, "is_from_file", lambda: True)
    assert main(["init"]) == 0
    assert "requirements.txt names a version that came from a file here." in capsys.readouterr().out


def test_a_fresh_checkout_keeps_what_it_has(folder: Path, capsys: pytest.CaptureFixture[str]):
    for path in ("README.md", "LICENSE", ".gitignore", ".git/config"):
        write(path, "mine")
    assert main(["init"]) == 0
    said = capsys.readouterr().out
    assert ".gitignore stays as it is. It should have the lines '.cache/' and 'site/'." in said
    assert "cd " not in said
    assert (folder / ".gitignore").read_text("utf-8") == "mine"


def test_an_editor_finds_the_schemas_of_a_course(folder: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["init"]) == 0
    settings = json.loads((folder / ".vscode/settings.json").read_text("utf-8"))
    assert {*settings["yaml.schemas"].values()} == {"quizzes/**/*.yml", "docs/tags.yml"}
    assert all((folder / path).is_file() for path in settings["yaml.schemas"])
    for kind in ("quiz", "tags", "concept"):
        capsys.readouterr()
        assert main(["schema", kind]) == 0
        assert (folder / f".cairn/schemas/{kind}.json").read_text("utf-8") == capsys.readouterr().out


@pytest.mark.parametrize(
    ("record", "requirement"),
    [
        ("{}", "mkdocs-cairn==1.0"),
        ('{"url": "file:///home/me/cairn.whl", "archive_info": {}}', "mkdocs-cairn==1.0"),
        ('{"url": "https://me:secret@x.org/c.whl", "archive_info": {}}', "mkdocs-cairn==1.0"),
        ('{"url": "https://x.org/c.whl", "archive_info": {}}', "mkdocs-cairn @ https://x.org/c.whl"),
        (
            '{"url": "https://x.org/c.git", "vcs_info": {"vcs": "git", "commit_id": "abc"}}',
            "mkdocs-cairn @ git+https://x.org/c.git@abc",
        ),
    ],
)
def test_other_machines_install_the_version_or_from_the_address_that_this_one_has(record: str, requirement: str):
    assert write_requirement("1.0", record) == requirement


# --- A site that is there --------------------------------------------------------------------------------


def write_existing(settings: str, docs: str = "docs") -> dict[str, bytes]:
    """Write a site of some pages, and return its files."""
    write("mkdocs.yml", settings)
    write(f"{docs}/index.md", "# Home\n")
    write(f"{docs}/concepts/tea.md", "---\ntitle: Tea\n---\n# Tea\n\nTea is a drink.\n")
    write(f"{docs}/concepts/index.md", "# All\n")
    write(f"{docs}/notes/milk.md", CONCEPT.replace("Tea", "Milk"))
    write(f"{docs}/notes/plain.md", "# Plain\n")
    return {path: Path(path).read_bytes() for path in list_files(Path())}


@pytest.mark.parametrize("docs", ["docs", "content/pages"])
def test_the_plugin_is_added_to_a_site_and_the_future_concepts_are_named(
    folder: Path, capsys: pytest.CaptureFixture[str], docs: str
):
    nav = "nav: [index.md]\r\n"
    settings = f"site_name: Tea # mine\r\ndocs_dir: {docs}\r\nplugins: [search]\r\nsite_url: !ENV [U, '']\r\n{nav}"
    before = write_existing(settings, docs)
    assert main(["init", "--existing"]) == 0
    after = {path: Path(path).read_bytes() for path in list_files(folder)}
    assert after == {**before, "mkdocs.yml": settings.replace("[search]", "[search, cairn]").encode()}
    assert capsys.readouterr().out.splitlines() == [
        "Added 'cairn' to the plugins in mkdocs.yml. Nothing else has changed.",
        "2 pages become concepts:",
        f"    {docs}/concepts/tea.md",
        f"    {docs}/notes/milk.md",
        f"Concepts are all pages in {docs}/concepts/, and others with 'learn_before' in their front matter.",
        f"Your menu is set by 'nav'. Add the lists of the course where you want them: {LISTS}.",
        f"Where the site is built and published, install 'mkdocs-cairn=={version('mkdocs-cairn')}' too.",
        "Add the line '.cache/' to .gitignore: builds keep pages there.",
        *("", "Next:", "    cairn check", "    mkdocs serve"),
    ]
    assert "WARNING" not in run("mkdocs", "build", "--strict", cwd=folder)


def test_a_site_without_concepts_is_told_how_a_page_becomes_one(folder: Path, capsys: pytest.CaptureFixture[str]):
    write("site/mkdocs.yml", "site_name: Tea\n")
    write("site/docs/index.md", "# Home\n")
    assert main(["init", "site", "--existing"]) == 0
    said = capsys.readouterr().out
    assert "No page becomes a concept yet." in said
    assert "    cd site\n" in said
    settings = yaml.safe_load((folder / "site/mkdocs.yml").read_text("utf-8"))
    assert settings == {"site_name": "Tea", "plugins": ["search", "cairn"]}
    assert main(["init", "site", "--existing"]) == 0
    assert "site/mkdocs.yml has the plugin already." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("base", "own", "said"),
    [
        ("plugins: [search]\n", "INHERIT: ../base.yml\n", "It takes its list of plugins from the file that"),
        ("plugins: {search: {}}\n", "INHERIT: ../base.yml\n", ""),
        ("INHERIT: other.yml\n", "INHERIT: ../base.yml\n", ""),
        ("x: &p [search]\n", "extra: {x: &p [search]}\nplugins: *p\n", "Its list of plugins is an alias."),
    ],
)
def test_settings_that_inherit_others_are_changed_only_if_nothing_is_lost(
    folder: Path, capsys: pytest.CaptureFixture[str], base: str, own: str, said: str
):
    write("base.yml", base)
    write("other.yml", "plugins:\n  search:\n    lang: en\n")
    write("site/mkdocs.yml", f"site_name: Tea\n{own}")
    write("site/docs/concepts/tea.md", CONCEPT)
    assert main(["init", "site", "--existing"]) == bool(said)
    printed = capsys.readouterr()
    assert said in printed.err
    assert "1 page becomes a concept:" in printed.out
    assert (folder / "base.yml").read_text("utf-8") == base
    if said:
        assert "Add 'cairn' at the end of its plugins yourself." in printed.err
        assert (folder / "site/mkdocs.yml").read_text("utf-8") == f"site_name: Tea\n{own}"
    else:
        assert "WARNING" not in run("mkdocs", "build", "--strict", cwd=folder / "site")
        assert (folder / "site/site/search/search_index.json").is_file()
        assert (folder / "site/site/map/index.html").is_file()


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ("site_name: [\n", "mkdocs.yml"),
        ("site_name: Tea\nplugins: [nowhere]\n", '"nowhere" plugin is not installed'),
        ("site_name: Tea\ndocs_dir: gone\n", "gone"),
        ("site_name: Tea\nINHERIT: gone.yml\n", "gone.yml"),
    ],
)
def test_a_site_that_does_not_build_stays_as_it_is(
    capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture, settings: str, said: str
):
    caplog.set_level(logging.ERROR)
    write_existing(settings)
    assert main(["init", "--existing"]) == 1
    assert said in capsys.readouterr().err + caplog.text
    assert Path("mkdocs.yml").read_text("utf-8") == settings
