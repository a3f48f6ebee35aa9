# SPDX-License-Identifier: MIT
"""Runs Pagefind as a service, so that neither documents nor an index pass through a folder of files.

The program reads requests and writes responses, each as JSON in Base64 followed by a comma. Its own Python package
does the same, but waits a tenth of a second for each response.
"""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from base64 import b64decode, b64encode
from collections.abc import Iterator, Sequence
from types import TracebackType
from typing import TYPE_CHECKING, Any, NoReturn

from mkdocs_cairn.system.errors import CairnError

if TYPE_CHECKING:
    from typing_extensions import Self


_SIZE = 1 << 18
_AHEAD = 50
"""Pages that are sent before the responses to earlier ones are read."""
_SHOWN = 1_000
"""Characters that are shown of output that is no response."""
_NOT_SEARCHED = ["[data-search-exclude]", ".headerlink"]
_MEMORY = "lg_tcache_max:20,narenas:1"
"""Settings of its allocator, jemalloc. The program allocates and frees some 300 kB for each page that it packs. With
these settings it keeps that memory, which saves an eighth of its time."""


class Pagefind:
    """One running program."""

    def __init__(self, language: str) -> None:
        """Take the language of the pages, such as `en`."""
        self._config = {"exclude_selectors": _NOT_SEARCHED, "force_language": language, "keep_index_url": False}

    def __enter__(self) -> Self:
        from pagefind.service import get_executable  # noqa: PLC0415  # a large import, which few sites need

        program = get_executable()
        if program is None:
            raise CairnError("Pagefind could not be started. Its program is missing.")
        pipe, self._errors = subprocess.PIPE, tempfile.TemporaryFile()
        streams = {"stdin": pipe, "stdout": pipe, "stderr": self._errors, "bufsize": _SIZE}
        # Outside the project, where it would look for settings of its own.
        place, settings = program.resolve().parent, {"_RJEM_MALLOC_CONF": _MEMORY, **os.environ}
        words = (program.resolve(), "--service")
        self._process: Any = subprocess.Popen(words, cwd=place, env=settings, **streams)  # type: ignore[call-overload]  # noqa: S603  # no shell
        self._responses, self._sent, self._received = self._read(), 0, 0
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._process.kill()
        self._process.communicate()
        self._errors.close()

    def index(self, pages: Sequence[tuple[str, str]]) -> dict[str, bytes]:
        """Return the files of an index of pages, by name. A page has an address and HTML.

        Raises:
            mkdocs_cairn.system.errors.CairnError: the program has failed.
        """
        number = self._request("NewIndex", config=self._config)["index_id"]
        for count, (address, html) in enumerate(pages, 1):
            self._send("AddFile", index_id=number, url=address, file_contents=html)
            if count % _AHEAD == 0:
                self._receive_all_but(_AHEAD)
        files = self._request("GetFiles", index_id=number)["files"]
        self._request("DeleteIndex", index_id=number)
        return {file["path"].replace("\\", "/"): b64decode(file["content"]) for file in files}

    def _request(self, what: str, **details: object) -> dict[str, Any]:
        self._send(what, **details)
        self._receive_all_but(1)
        return self._receive()

    def _send(self, what: str, **details: object) -> None:
        self._sent += 1
        request = {"message_id": self._sent, "payload": {"type": what, **details}}
        try:
            self._process.stdin.write(b64encode(json.dumps(request).encode()) + b",")
        except OSError:
            self._fail()

    def _receive_all_but(self, count: int) -> None:
        try:
            self._process.stdin.flush()
        except OSError:
            self._fail()
        while self._sent - self._received > count:
            self._receive()

    def _receive(self) -> dict[str, Any]:
        data = next(self._responses)
        try:
            response = json.loads(b64decode(data, validate=True))["payload"]
        except ValueError:
            self._fail(data)
        self._received += 1
        if response["type"] == "Error":
            self._fail(response["message"].encode())
        return response  # type: ignore[no-any-return]

    def _read(self) -> Iterator[bytes]:
        """Yield one response after the other, and at the end whatever is no complete one."""
        pieces: list[bytes] = []
        while data := self._process.stdout.read1(_SIZE):
            *ends, rest = data.split(b",")
            for end in ends:
                yield b"".join((*pieces, end))
                pieces.clear()
            pieces.append(rest)
        yield b"".join(pieces) + b"\n"  # no response

    def _fail(self, said: bytes = b"") -> NoReturn:
        self._process.kill()
        rest, _ = self._process.communicate()
        self._errors.seek(0)
        text = (self._errors.read() + said + rest).decode("utf-8", "replace").strip()
        raise CairnError(f"Pagefind could not index the site. Its output was:\n{text[:_SHOWN]}")
