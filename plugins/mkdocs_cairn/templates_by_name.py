# SPDX-License-Identifier: MIT
"""Templates that stay found: a theme includes some forty for a page, and Jinja asks after each one's file name anew."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jinja2 import Environment, Template


def remember_templates(env: Environment) -> None:
    """Let an environment whose files do not change any more find each template once."""
    find, found = env.get_template, dict[str, "Template"]()

    def get_template(name: Any, parent: str | None = None, globals: Any = None) -> Template:  # noqa: A002  # Jinja's name
        if globals is not None or not isinstance(name, str):
            return find(name, parent, globals)
        if name not in found:
            found[name] = find(name, parent)
        return found[name]

    env.get_template = get_template  # type: ignore[method-assign]
