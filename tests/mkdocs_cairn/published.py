# SPDX-License-Identifier: MIT
"""A web host for tests: sites in folders of one origin, under a strict policy, and with faults as they come."""

from __future__ import annotations

import re
import shutil
import threading
import time
from base64 import b64encode
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

_INLINE = re.compile(r"<(script|style)(?![^>]*\bsrc=)[^>]*>(.*?)</\1>", re.DOTALL)


@dataclass
class WebHost:
    """A host that is running."""

    folder: Path
    """What it serves."""
    url: str = ""
    broken: list[str] = field(default_factory=list)
    """Parts of addresses whose requests end without a response."""
    slow: list[str] = field(default_factory=list)
    """Parts of addresses whose requests wait."""
    asked: list[str] = field(default_factory=list)
    """The paths that were requested."""

    def publish(self, site: Path, place: str = "course") -> None:
        """Replace a site by another version."""
        shutil.rmtree(self.folder / place, ignore_errors=True)
        shutil.copytree(site, self.folder / place)


def strict_policy(html: str) -> str:
    """The policy for a page: only what the theme has inline is allowed besides the files of the host."""
    hashes = {"script": "", "style": ""}
    for tag, text in _INLINE.findall(html):
        hashes[tag] += f" 'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" if text else ""
    scripts = f"script-src 'self' 'wasm-unsafe-eval'{hashes['script']}"
    return f"default-src 'self'; {scripts}; style-src 'self'{hashes['style']}"


def _make_handler(host: WebHost) -> type[SimpleHTTPRequestHandler]:
    class Handler(SimpleHTTPRequestHandler):
        def __init__(self, *args: Any) -> None:
            super().__init__(*args, directory=str(host.folder))

        def do_GET(self) -> None:
            host.asked.append(self.path)
            while any(part in self.path for part in host.slow):
                time.sleep(0.05)
            if any(part in self.path for part in host.broken):
                self.close_connection = True
                return
            super().do_GET()

        def end_headers(self) -> None:
            path = Path(self.translate_path(self.path))
            file = path / "index.html" if path.is_dir() else path
            html = file.read_text("utf-8") if file.suffix == ".html" and file.is_file() else ""
            self.send_header("Content-Security-Policy", strict_policy(html))
            self.send_header("Cache-Control", "no-store")
            super().end_headers()

        def log_message(self, *args: object) -> None:
            """Say nothing."""

    return Handler


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a browser that has left."""


@contextmanager
def hosting(folder: Path) -> Iterator[WebHost]:
    """Serve a folder until the end."""
    host = WebHost(folder)
    with _Server(("127.0.0.1", 0), _make_handler(host)) as server:
        host.url = f"http://127.0.0.1:{server.server_port}/"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield host
        finally:
            host.slow.clear()
            server.shutdown()
            thread.join()
