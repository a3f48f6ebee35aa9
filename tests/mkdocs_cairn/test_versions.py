# SPDX-License-Identifier: MIT
"""A site is the same by the fast paths and without them, at the lowest versions allowed and at those in use."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from .builds import DAY, contents, differences
from .conftest import COURSE, MATERIAL, ROOT, write_site

LOWEST = os.environ.get("CAIRN_LOWEST", "")
"""A folder with the lowest versions of all that Cairn depends on; `./dev test` makes one."""
NO_LOWEST = "CAIRN_LOWEST names no environment; ./dev test makes one where packages can be installed"
VERSIONS = [
    pytest.param("", id="those in use"),
    pytest.param(LOWEST, id="lowest", marks=pytest.mark.skipif(not LOWEST, reason=NO_LOWEST)),
]
EXTENSIONS = [
    *("admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "pymdownx.details"),
    *("pymdownx.highlight", "pymdownx.superfences", {"toc": {"permalink": True}}),
]
RICH = """---
learn_before: [vectors]
---
An *angle* turns **[[vectors]]**[^1], by $\\alpha$ or `a`.

!!! note "See"
    - [Norms](norms.md#own)
    - a list of [[Linear Maps]]

| A | B |
|---|---|
| 1 | <b>2</b> |

```python
print("angle")
```

```quiz
id: right-angle
stem: Is a right angle *half* a straight one?
is_true: yes
rationale: See [[norms]].
```

[^1]: Two of them.
"""


def plugins_as_installed(folder: Path) -> Path:
    """Write what an installer would say of this checkout, so that any environment finds the plugin."""
    metadata = folder / "mkdocs_cairn-0.dist-info"
    metadata.mkdir(parents=True)
    metadata.joinpath("METADATA").write_text("Metadata-Version: 2.1\nName: mkdocs-cairn\nVersion: 0\n", "utf-8")
    entry = "[mkdocs.plugins]\ncairn = mkdocs_cairn.plugin:CairnPlugin\n"
    metadata.joinpath("entry_points.txt").write_text(entry, "utf-8")
    return folder


@pytest.mark.parametrize("environment", VERSIONS)
def test_a_site_is_the_same_with_and_without_fast_paths(tmp_path: Path, environment: str):
    files = {**COURSE, "docs/concepts/angles.md": RICH}
    built = write_site(tmp_path / "course", files, theme=MATERIAL, markdown_extensions=EXTENSIONS)
    python = Path(environment, "bin", "python") if environment else Path(sys.executable)
    path = os.pathsep.join(map(str, (plugins_as_installed(tmp_path / "installed"), ROOT / "plugins")))
    sites = []
    for plain in ("0", "1"):
        env = {**os.environ, **DAY, "CAIRN_CACHE": "0", "CAIRN_PLAIN": plain, "PYTHONPATH": path}
        command = [str(python), "-m", "mkdocs", "build", "--quiet", "--site-dir", str(tmp_path / plain)]
        done = subprocess.run(command, cwd=built.source, env=env, capture_output=True, text=True, check=False)
        assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stdout + done.stderr
        sites.append(contents(tmp_path / plain))
    assert "right-angle" in sites[0]["concepts/angles/index.html"].decode()
    assert differences(*sites) == []
