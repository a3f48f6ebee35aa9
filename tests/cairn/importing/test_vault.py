# SPDX-License-Identifier: MIT
"""A link of a vault leads to the file that Obsidian opens, however many files share its name."""

from __future__ import annotations

import posixpath
import sys

from hypothesis import given, settings
from hypothesis import strategies as st

from cairn.importing.obsidian.vault import fold, open_vault

PARTS = st.lists(st.sampled_from("abAB"), min_size=1, max_size=4).map("/".join)
FILES = st.sets(st.tuples(PARTS, st.sampled_from((".md", ".MD", ".png"))).map("".join), min_size=1, max_size=12)
TARGETS = st.tuples(st.sampled_from(("", "./", "../", "/")), PARTS, st.sampled_from(("", ".md", ".png"))).map("".join)


def find_slowly(files, target, source):
    """The definition: look at every file."""
    folder = posixpath.dirname(source)
    is_relative = target.startswith(("./", "../"))
    path = fold(posixpath.normpath(posixpath.join(folder, target) if is_relative else target.lstrip("/")))
    for name in (f"{path}.md", path):
        exact = [file for file in files if fold(file) == name]
        ends = [] if is_relative else [file for file in files if fold(file).endswith(f"/{name}")]
        if found := exact or ends:
            return min(found, key=lambda each: (posixpath.dirname(each) != folder, len(each), each))
    return None


@settings(max_examples=200, derandomize=True)
@given(FILES, TARGETS, st.data())
def test_a_link_leads_to_the_nearest_file_with_its_name(files, target, data):
    source = data.draw(st.sampled_from(sorted(files)))
    assert open_vault(dict.fromkeys(files, b"")).find(target, source) == find_slowly(files, target, source)


def count_calls(run):
    calls = 0

    def count(_frame, _event, _argument):
        nonlocal calls
        calls += 1

    sys.setprofile(count)
    try:
        run()
    finally:
        sys.setprofile(None)
    return calls


def test_a_name_that_every_folder_has_is_found_without_looking_at_all_of_them():
    def look_up(count):
        vault = open_vault({f"folder{number}/README.md": b"" for number in range(count)})
        return count_calls(lambda: [vault.find("README", file) for file in (*vault.files, "Start.md")])

    assert look_up(400) < 2.3 * look_up(200)
