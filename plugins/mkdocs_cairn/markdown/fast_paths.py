# SPDX-License-Identifier: MIT
"""Fast paths around Markdown and Jinja. Each is tried on a sample first, and all of them can be switched off.

A library may change the internals that a fast path depends on. Then the result for the sample differs from the
library's own, and the fast path is not used.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from typing import Any

log = logging.getLogger("mkdocs.plugins.cairn")

_SWITCH, _OFF = "CAIRN_PLAIN", ("", "0", "no", "off", "false")


def fast_paths_enabled() -> bool:
    """Return whether fast paths are used at all."""
    return os.environ.get(_SWITCH, "").lower() in _OFF


def gives_same(name: str, expected: object, make: Callable[[], Any]) -> bool:
    """Return whether a fast path gives the expected result."""
    try:
        is_same: bool = make() == expected
    except Exception as error:  # noqa: BLE001  # another version of a library may fail in any way
        log.debug("A fast path is not used, because it fails: %s (%s)", name, error)
        return False
    if not is_same:
        log.debug("A fast path is not used, because its result differs: %s", name)
    return is_same


SAMPLE_FILES = ("a/b.md", "a/c.md", "index.md", "a/d/e.md", "a/p.png")
"""The files of a small site. The first one holds the sample."""
SAMPLE = """# A heading & more

Words, and nothing but words,
on two lines. A [neighbor](c.md), [another](c.md#part "title"), [far](../index.md), [deep](d/e.md#x), ![p](p.png),
[here](#second), <https://example.org>, [ref][r] and a note[^1]. And again[^1].

[r]: https://example.org/a_b
[^1]: The note, with *signs*.

## Second

*em* **strong** ***both*** _em_ __strong__ a_b_c `code *x*` \\*escaped\\* ~~gone~~ ~sub~ ^sup^ ==mark== ++ctrl+a++
{++new++} :smile: &amp; & <b id="raw">raw</b> line  \nbreak "quotes" -- dash... (c) http://example.org/x $x^2$ \\(y\\)

- a list
    - within a list
- of words

1. one
2. two

> quoted *text*
> on

term
: what it means

a | b
--|--
1 | 2

!!! note "Title"
    Text in a note.

??? tip
    More.

=== "Tab"
    In a tab.

```python
def f(x: int) -> str:
    return "a"
```

    indented code

<div markdown="1" id="box">
*in HTML*
</div>

$$
x^2
$$

- [ ] a task

*[HTML]: markup

HTML words
==========

HTML words {: #own .kind }

---

## Second
"""
"""A page with something of each kind."""
