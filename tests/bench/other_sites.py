# SPDX-License-Identifier: MIT
"""Turns a made-up course into a site for generators other than MkDocs: the prose, without questions or tags."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from .notation import INDEX, NAME, URL, document, plain_links

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .corpus import Concept
    from .notation import Files

ZENSICAL = f"""[project]
site_name = "{NAME}"
site_url = "{URL}"
nav = [{{ "Home" = "index.md" }}]

[project.theme]
font = false

[project.markdown_extensions]
admonition = {{}}
attr_list = {{}}
md_in_html = {{}}
tables = {{}}
toc.permalink = true
pymdownx.highlight = {{}}
pymdownx.superfences = {{}}
"""
"""The settings of the sites of MkDocs, in its own notation."""

HUGO = {"title": NAME, "baseURL": URL, "disableKinds": ["taxonomy", "term", "RSS", "section"]}
HUGO_LAYOUTS = {
    "_default/baseof.html": """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ .Title }} - {{ .Site.Title }}</title>
<link rel="stylesheet" href="{{ "style.css" | relURL }}">
</head>
<body>
<header><a href="{{ "" | relURL }}">{{ .Site.Title }}</a></header>
{{ block "main" . }}{{ end }}
</body>
</html>
""",
    "_default/single.html": """{{ define "main" }}
<nav>{{ .TableOfContents }}</nav>
<main>
<h1>{{ .Title }}</h1>
{{ .Content }}
</main>
{{ end }}
""",
    "index.html": '{{ define "main" }}\n<main>\n{{ .Content }}\n</main>\n{{ end }}\n',
    # So that a link names a file, is checked, and becomes an address, as in the other stacks.
    "_default/_markup/render-link.html": """{{- $page := .Page.GetPage .Destination -}}
{{- if not $page }}{{ errorf "%s: no page %s" .Page.File.Path .Destination }}{{ end -}}
<a href="{{ $page.RelPermalink }}">{{ .Text | safeHTML }}</a>
{{- /**/ -}}
""",
}
"""A theme of the least that a page needs."""


def zensical_site(concepts: Sequence[Concept]) -> Files:
    yield "zensical.toml", ZENSICAL
    yield "docs/index.md", INDEX
    for concept in concepts:
        yield f"docs/concepts/{concept.id}.md", document({"title": concept.title}, plain_links(concept.body))


def hugo_site(concepts: Sequence[Concept]) -> Files:
    yield "hugo.json", json.dumps(HUGO, indent=2) + "\n"
    yield "static/style.css", "body { margin: 2rem auto; max-width: 40rem; font-family: sans-serif }\n"
    for name, text in HUGO_LAYOUTS.items():
        yield f"layouts/{name}", text
    yield "content/_index.md", INDEX
    for concept in concepts:
        yield f"content/concepts/{concept.id}.md", document({"title": concept.title}, plain_links(concept.body))
