# SPDX-License-Identifier: MIT
"""A faster Jinja for many small templates, with the same output.

A page takes some five templates, seventy calls and two hundred and fifty texts of ours. Jinja copies its globals for
each template, checks each function for whether it wants the context, and makes an object of each text that it writes.
None of this changes the output.
"""

from __future__ import annotations

from collections.abc import Callable, MutableMapping
from functools import cache
from types import BuiltinFunctionType, FunctionType
from typing import Any

import markupsafe
from jinja2 import DictLoader, Environment, Template
from jinja2.runtime import Context, Macro
from markupsafe import Markup, escape

from mkdocs_cairn.markdown.fast_paths import fast_paths_enabled, gives_same

_escape_text: Callable[[str], str] = getattr(markupsafe, "_escape_inner", escape)
"""What `escape` does with a text, if possible without an object around the result."""


def write(value: object) -> str:
    """Return a value as it is written: `escape`, without the object that marks it as escaped."""
    kind = type(value)
    if kind is str:
        return _escape_text(value)  # type: ignore[arg-type]
    return value if kind is Markup else escape(value)  # type: ignore[return-value]


class FastContext(Context):
    """A context that calls plain functions and macros without checking whether they want the context."""

    def call(
        self,
        function: Callable[..., Any],
        /,
        *args: Any,
        _loop_vars: Any = None,
        _block_vars: Any = None,
        **kwargs: Any,
    ) -> Any:
        """Call a function with the arguments that a template gives it."""
        kind = type(function)
        if kind is BuiltinFunctionType or (
            kind is FunctionType and not function.__dict__
        ):  # or it may want the context
            return function(*args, **kwargs)
        if kind is Macro:
            return function(self.eval_ctx, *args, **kwargs)
        return super().call(function, *args, _loop_vars=_loop_vars, _block_vars=_block_vars, **kwargs)


class FastTemplate(Template):
    """A template that escapes by `write`: everything that it escapes is written and used no further."""

    @classmethod
    def from_code(cls, *args: Any, **kwargs: Any) -> Template:
        """Return a template of compiled code."""
        template = super().from_code(*args, **kwargs)
        template.root_render_func.__globals__["escape"] = write
        return template


class FastEnvironment(Environment):
    """An environment whose templates share one mapping of globals."""

    context_class, template_class = FastContext, FastTemplate

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return the globals of a template."""
        return self.globals if d is None else super().make_globals(d)


_SAMPLE = {
    "page.html": (
        '{% import "part.html" as part %}{{ text }}{{ html }}{{ n }}{{ none }}{{ missing }}{{ "<" ~ text }}'
        "{% set block %}{{ text }}{{ html }}{% endset %}{{ block }}{{ part.twice(text) }}{{ part.twice(html) }}"
        '{% filter upper %}{{ text }}{% endfilter %}{% call part.round(1, class="a") %}{{ text }}{% endcall %}'
        '{{ plain(text) }}{{ "{:,}".format(12345) }}{% include "included.html" %}'
        "{% for one in [1, 2] %}{{ loop.index }}{{ one }}{% endfor %}"
        "{% autoescape false %}{{ text }}{% endautoescape %}"
    ),
    "part.html": (
        "{% macro twice(x, last='') %}{{ x }}{{ x }}{{ last }}{{ shared }}{% endmacro %}"
        "{% macro round(n, class) %}<p class='{{ class }}'>{{ n }}{{ caller() }}</p>{% endmacro %}"
    ),
    "included.html": "{{ text }}{{ shared }}",
}


def make_environment(**options: Any) -> Environment:
    """Return an environment; a fast one, if it writes what Jinja writes."""
    return (FastEnvironment if fast_paths_enabled() and _is_same() else Environment)(**options)


@cache
def _is_same() -> bool:
    return gives_same("templates", _write_sample(Environment), lambda: _write_sample(FastEnvironment))


def _write_sample(kind: type[Environment]) -> str:
    env = kind(loader=DictLoader(_SAMPLE), autoescape=True, trim_blocks=True, lstrip_blocks=True)
    env.globals.update(plain=lambda text: text, shared="<'&\">")
    template, values = env.get_template("page.html"), {"text": "<'&\">", "html": Markup("<b>&amp;</b>"), "none": None}
    return "\n".join(template.render(values, n=n) for n in (1, 2.5))
