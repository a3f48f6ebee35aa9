# SPDX-License-Identifier: MIT
"""What every test may use: a folder served over HTTP, and a Chromium that is found, not configured."""

from __future__ import annotations

import functools
import os
import shutil
import sys
import threading
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings
from jinja2 import BytecodeCache, Environment

from cairn.text.formula import Notation, use_notation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    from jinja2.bccache import Bucket
    from playwright.sync_api import Playwright

BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
QUIET = ("--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking")
QUIETER = ("--disable-component-update", "--disable-sync")
NO_BROWSER = """no Chromium for the browser tests. './dev test' gets one, or says how. To point at one:
  CAIRN_BROWSER=/path/to/chromium pytest    to leave these tests out:  pytest -m 'not browser'"""
# An example that is made while other tests run may take its time.
settings.register_profile("cairn", deadline=None)
settings.load_profile("cairn")


class CompiledTemplates(BytecodeCache):
    """Keeps compiled templates: a theme has about a hundred, and each build would compile them anew."""

    def __init__(self) -> None:
        self._compiled: dict[str, bytes] = {}

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Return a key for a template and where it is."""
        return f"{name} {filename}"

    def get_bucket(self, environment: Environment, name: str, filename: str | None, source: str) -> Bucket:
        """Return what is kept of a template for environments with the same settings."""
        escape = getattr(environment.autoescape, "__qualname__", environment.autoescape)
        settings = sorted(environment.extensions), escape, environment.trim_blocks, environment.lstrip_blocks
        return super().get_bucket(environment, f"{name} {settings}", filename, source)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take what is kept; Jinja compares it with the source."""
        if compiled := self._compiled.get(bucket.key):
            bucket.bytecode_from_string(compiled)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template."""
        self._compiled[bucket.key] = bucket.bytecode_to_string()


@pytest.fixture(scope="session", autouse=True)
def compiled_templates() -> Iterator[None]:
    """Compile each template once for all builds of this process."""
    begin, kept = Environment.__init__, CompiledTemplates()

    def begin_with_cache(environment: Environment, *args: Any, **settings: Any) -> None:
        begin(environment, *args, **settings)
        environment.bytecode_cache = environment.bytecode_cache or kept

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Environment, "__init__", begin_with_cache)
        yield


@pytest.fixture(scope="session", autouse=True)
def no_stale_hooks() -> Iterator[None]:
    """Keep Python from storing compiled modules: it would not notice a hook that changes twice within a second."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "dont_write_bytecode", True)
        yield


@pytest.fixture(autouse=True)
def usual_formulas() -> None:
    """Forget what the site of an earlier test takes for a formula."""
    use_notation(Notation.GUARDED)


class EarlyFailures:
    """Names a failed test at once; pytest itself tells of it after the last one."""

    def __init__(self, config: pytest.Config) -> None:
        self._terminal: Any = config.pluginmanager.get_plugin("terminalreporter")

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Write a line below the dots."""
        if report.failed and self._terminal:
            self._terminal.write(f"\nFailed: {report.nodeid}\n", red=True)


@pytest.hookimpl(trylast=True)
def pytest_configure(config: pytest.Config) -> None:
    """Tell of failures in the process that prints, and in no worker."""
    if not hasattr(config, "workerinput"):
        config.pluginmanager.register(EarlyFailures(config))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what needs a browser, so that `-m 'not browser'` works and nobody has to remember it."""
    for item in items:
        if {"page", "browser", "context"} & set(getattr(item, "fixturenames", ())):
            item.add_marker("browser")


class QuietHandler(SimpleHTTPRequestHandler):
    def log_message(self, *args: object) -> None:
        """Say nothing: a test's output is for its failure."""


class QuietServer(ThreadingHTTPServer):
    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a browser that left before it had everything, as one does when its page is closed."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def serving(folder: Path, kind: type[SimpleHTTPRequestHandler] = QuietHandler) -> Iterator[str]:
    handler = functools.partial(kind, directory=str(folder))
    with QuietServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture(scope="session")
def serve_folder() -> Callable[[Path], AbstractContextManager[str]]:
    """`with serve_folder(path) as url:` serves a folder on a free port; the address ends in a slash."""
    return serving


@pytest.fixture(scope="session")
def browser_type_launch_args(
    browser_type_launch_args: dict[str, Any], browser_name: str, playwright: Playwright
) -> dict[str, Any]:
    """Tell pytest-playwright which Chromium to start: CAIRN_BROWSER, one on the PATH, or Playwright's own."""
    args = dict(browser_type_launch_args)
    if browser_name != "chromium" or args.get("channel"):
        return args
    args["args"] = [*args.get("args", []), *QUIET, *QUIETER]
    asked = os.environ.get("CAIRN_BROWSER")
    if asked and not shutil.which(asked):
        pytest.fail(f"CAIRN_BROWSER={asked!r} is not an executable", pytrace=False)
    if exe := next(filter(None, map(shutil.which, [asked] if asked else BROWSERS)), None):
        return args | {"executable_path": exe}
    try:
        playwright.chromium.launch(**args).close()
    except Exception as problem:
        if "Executable doesn't exist" not in str(problem):
            raise
        pytest.fail(NO_BROWSER, pytrace=False)
    return args
