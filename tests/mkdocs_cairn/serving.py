# SPDX-License-Identifier: MIT
"""`mkdocs serve` as an author runs it, and what its pages are beside those of a clean build."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from .builds import DAY, differences, make_clean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

PATIENCE = 20
_SCRIPT = re.compile(rb"<script>\s*var livereload.*?</script>", re.DOTALL)
_DONE = "Reloading browsers"
_NOT_COMPARED = (".gz", "sw.js", "assets/cairn/offline.html")
_INTERRUPTIBLE = "import signal\nsignal.signal(signal.SIGINT, signal.default_int_handler)\n"


@dataclass(frozen=True)
class Preview:
    """A server that runs."""

    source: Path
    url: str
    log: Path
    process: subprocess.Popen[bytes]

    def fetch(self, place: str) -> bytes | None:
        """The file as it is now; None where there is none."""
        try:
            with urllib.request.urlopen(self.url + quote(place), timeout=PATIENCE) as answer:
                data: bytes = answer.read()
        except urllib.error.HTTPError as error:
            error.close()
            return None
        return _SCRIPT.sub(b"", data)

    def read(self, place: str) -> str:
        """The page as it is now; nothing where there is none, or no server yet."""
        try:
            return (self.fetch(place) or b"").decode()
        except OSError:
            return ""

    def edit(self, path: str, change: Callable[[str], str]) -> None:
        file = self.source / path
        file.write_text(change(file.read_text("utf-8")), "utf-8")

    def said(self) -> str:
        return self.log.read_text("utf-8")

    def wait(self, place: str, is_there: Callable[[str], bool]) -> str:
        """Return the page once it is as it should be."""
        end = time.monotonic() + PATIENCE
        while not is_there(page := self.read(place)):
            assert self.process.poll() is None, self.said()
            assert time.monotonic() < end, f"{page}\n{self.said()}"
            time.sleep(0.05)
        return page

    def count(self) -> int:
        """How often it has taken in an edit or built anew."""
        return self.said().count(_DONE)

    def wait_for_more(self, count: int) -> None:
        """Wait until it has done so more than that often."""
        end = time.monotonic() + PATIENCE
        while self.count() <= count:
            assert self.process.poll() is None, self.said()
            assert time.monotonic() < end, self.said()
            time.sleep(0.02)

    def differences(self) -> list[str]:
        """Return where what it gives is not what a clean build makes; in the end, there is nothing."""
        clean = make_clean(self.source, site_url=self.url).files
        end = time.monotonic() + PATIENCE
        while (found := differences(self._given(clean), _comparable(clean))) and time.monotonic() < end:
            time.sleep(0.2)
        return found

    def _given(self, clean: dict[str, bytes]) -> dict[str, bytes]:
        found = {name: self.fetch(_place(name)) for name in clean if not name.endswith(".gz")}
        return _comparable({name: data for name, data in found.items() if data is not None})


def _place(name: str) -> str:
    return name.removesuffix("index.html") if name.endswith("/index.html") or name == "index.html" else name


def _comparable(files: dict[str, bytes]) -> dict[str, bytes]:
    """Return the files without what hangs on the order in which they came to be, and without compressed ones.

    Nor are those for reading offline compared, which a preview does not offer.
    """
    found = {name: data for name, data in files.items() if not name.endswith(_NOT_COMPARED)}
    if index := found.get("search/search_index.json"):
        whole = json.loads(index)
        whole["docs"].sort(key=lambda entry: entry["location"])
        found["search/search_index.json"] = json.dumps(whole, indent=1).encode()
    if sitemap := found.get("sitemap.xml"):
        found["sitemap.xml"] = b"\n".join(sorted(re.findall(rb"<(?:loc|lastmod)>.*", sitemap)))
    return found


@contextmanager
def serving(source: Path, *words: str, code: str = "") -> Iterator[Preview]:
    """Run a server; `code` is run in its process before it starts."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    path = urlsplit(json.loads((source / "mkdocs.yml").read_text("utf-8"))["site_url"]).path or "/"
    log = source / "serve.log"
    env = {**os.environ, **DAY, "NO_MKDOCS_2_WARNING": "1", "PYTHONUNBUFFERED": "1"}
    start = f"{_INTERRUPTIBLE}{code}\nfrom mkdocs.__main__ import cli\ncli()"
    command = [sys.executable, "-c", start, "serve", "--dev-addr", address, *words]
    with log.open("wb") as out:
        process = subprocess.Popen(command, cwd=source, env=env, stdout=out, stderr=subprocess.STDOUT)
    preview = Preview(source, f"http://{address}{path}", log, process)
    try:
        preview.wait("", bool)
        yield preview
    finally:
        process.send_signal(signal.SIGINT)  # upon which it removes the site that it has built
        process.wait(PATIENCE)
