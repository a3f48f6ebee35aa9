# SPDX-License-Identifier: MIT
"""Sites that are served from a sub-folder, as on a host of many projects."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.conftest import serving
from tests.mkdocs_cairn.conftest import Built

if TYPE_CHECKING:
    from collections.abc import Iterator


def move_to_course(made: Built) -> Built:
    """The site in a folder `course`, beside nothing else."""
    assert not made.error
    served = made.source / "served"
    served.mkdir()
    return Built(made.source, made.folder.rename(served / "course"), made.log, "")


@pytest.fixture(scope="module")
def address(built: Built) -> Iterator[str]:
    with serving(built.folder.parent) as url:
        yield f"{url}course/"
