# SPDX-License-Identifier: MIT
"""Makes what a release consists of, for the tag that is given: both archives, the lists of components and the notes.

The archives go into `dist/`. The rest goes into `release/`: `notes.md`, and for each list a file in the format
CycloneDX, one of the Python packages and one of the packages in the scripts for browsers.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from pathlib import Path

from .notes import ReleaseError, check_tag, find_notes, read_version

ROOT = Path(__file__).parents[2]
CLIENT = ROOT / "plugins" / "widgets"
DIST, REST = ROOT / "dist", ROOT / "release"
TOOLS, SITE = ROOT / ".venv" / "release", ROOT / ".venv" / "release-site"
LOCK = Path(__file__).with_name("requirements.txt")
NPM_LIST = ("npm", "sbom", "--sbom-format", "cyclonedx", "--omit", "dev", "--package-lock-only")


def run(*command: str | Path, cwd: Path = ROOT) -> str:
    """Run a command that must succeed, and return what it prints."""
    done = subprocess.run([*map(str, command)], cwd=cwd, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        raise ReleaseError(f"'{' '.join(map(str, command))}' failed.\n{done.stdout}")
    return done.stdout


def make_environment(folder: Path, *packages: str | Path) -> Path:
    """Make an environment with these packages, and return its folder of programs."""
    run("uv", "venv", "--quiet", "--clear", folder)
    run("uv", "pip", "install", "--quiet", "--python", folder, *packages)
    return folder / "bin"


def write_archives(tools: Path) -> Path:
    """Build both archives, check them, and return the wheel."""
    shutil.rmtree(DIST, ignore_errors=True)
    run(tools / "python", "-m", "build", "--no-isolation", "--outdir", DIST)
    run(tools / "twine", "check", "--strict", *sorted(DIST.iterdir()))
    (wheel,) = DIST.glob("*.whl")
    return wheel


def write_lists(tools: Path, wheel: Path) -> None:
    """List the packages that come with the wheel and all its extras, and those in the scripts."""
    make_environment(SITE, f"mkdocs-cairn[all] @ {wheel.as_uri()}")
    options = ("--output-reproducible", "--pyproject", ROOT / "pyproject.toml", "--output-format", "JSON")
    run(tools / "cyclonedx-py", "environment", *options, "--output-file", REST / "mkdocs-cairn.cdx.json", SITE)
    (REST / "mkdocs-cairn-scripts.cdx.json").write_text(run(*NPM_LIST, cwd=CLIENT), "utf-8")


def release(tag: str) -> None:
    """Make everything for one tag."""
    version = read_version((ROOT / "pyproject.toml").read_text("utf-8"))
    date, notes = find_notes((ROOT / "CHANGELOG.md").read_text("utf-8"), version)
    check_tag(tag, version, date)
    shutil.rmtree(REST, ignore_errors=True)
    REST.mkdir()
    (REST / "notes.md").write_text(notes, "utf-8")
    tools = make_environment(TOOLS, "--require-hashes", "-r", LOCK)
    write_lists(tools, write_archives(tools))


def main() -> int:
    """Run it; the exit status says whether all went well."""
    parser = argparse.ArgumentParser(prog="./dev release", description=__doc__)
    parser.add_argument("tag", help="the tag of the release, such as v1.0.0")
    try:
        release(parser.parse_args().tag)
    except ReleaseError as error:
        sys.stderr.write(f"release: {error}\n")
        return 1
    for path in sorted((*DIST.iterdir(), *REST.iterdir())):
        sys.stdout.write(f"{path.relative_to(ROOT)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
