# SPDX-License-Identifier: MIT
"""Other plugins, each with its options, the files that it needs, and changes of what it alone reads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .builds import write_course

if TYPE_CHECKING:
    from pathlib import Path

FILES = {
    "docs/extra.md": "---\ntags: [Physics, Other]\n---\n# Extra\n\nSee [[Vectors]].\n",
    "docs/picture.md": "# Picture\n\n![A dot](dot.svg)\n",
    "docs/dot.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>\n",
    "docs/concepts/seen.md": "---\ntitle: Seen\nlearn_before: [numbers]\n---\n![A dot](../dot.svg)\n",
}
MATERIAL: dict[str, Any] = {
    "theme": {"name": "material", "font": False, "features": ["navigation.path", "navigation.tabs"]},
    "nav": None,
    "strict": True,
}
POST = "---\ndate: 2024-01-31\n---\n# A post\n\nSee [[Norms]].\n"
KEPT: dict[str, tuple[list[Any], dict[str, str], list[tuple[str, str]]]] = {
    "awesome-nav": (
        ["awesome-nav"],
        {"docs/.nav.yml": "nav:\n  - index.md\n  - Old:\n    - extra.md\n    - Deep: [picture.md]\n"},
        [("docs/.nav.yml", "nav:\n  - index.md\n  - Old:\n    - extra.md\n    - Deeper: [picture.md]\n")],
    ),
    "literate-nav": (
        ["literate-nav"],
        {"docs/SUMMARY.md": "* [Home](index.md)\n* Old\n    * [Extra](extra.md)\n* [Picture](picture.md)\n"},
        [("docs/SUMMARY.md", "* [Home](index.md)\n* New\n    * [Extra](extra.md)\n* [Tags](tags/index.md)\n")],
    ),
    "section-index": (
        ["section-index", "awesome-nav"],
        {"docs/more/index.md": "# More\n", "docs/more/one.md": "# One\n"},
        [("docs/more/two.md", "# Two\n"), ("docs/more/index.md", "# Most\n")],
    ),
    "redirects": (
        [{"redirects": {"redirect_maps": {"old.md": "concepts/norms.md", "older.md": "tags/index.md"}}}],
        {},
        [],
    ),
    "blog": (
        ["material/blog"],
        {"docs/blog/index.md": "# Blog\n", "docs/blog/posts/a.md": POST},
        [("docs/blog/posts/a.md", POST.replace("A post", "Another")), ("docs/blog/posts/b.md", POST)],
    ),
    "meta": (
        ["material/meta"],
        {"docs/concepts/.meta.yml": "description: One.\n"},
        [("docs/concepts/.meta.yml", "description: Two.\n")],
    ),
    "social, off": ([{"material/social": {"enabled": False}}], {}, []),
    "privacy, off": ([{"material/privacy": {"enabled": False}}], {}, []),
    "glightbox": (["glightbox"], {}, [("docs/dot.svg", "<svg xmlns='http://www.w3.org/2000/svg' id='a'/>\n")]),
    "minify": ([{"minify": {"minify_html": True}}], {}, []),
    "rss, of a blog alone": (
        ["material/blog", {"rss": {"use_git": False, "match_path": "blog/posts/.*"}}],
        {"docs/blog/index.md": "# Blog\n", "docs/blog/posts/a.md": POST},
        [("docs/blog/posts/b.md", POST.replace("A post", "Another"))],
    ),
    "mike": (["mike"], {}, []),
    "offline": (["material/offline"], {}, []),
    "macros": (["macros"], {}, []),
    "tags": (
        ["material/tags"],
        {"docs/by-tag.md": "# By tag\n\n<!-- material/tags -->\n"},
        [("docs/extra.md", "---\ntags: [Another]\n---\n# Extra\n")],
    ),
}
EDITS = ("body", "title", "tag", "new quiz", "new page")
UNKNOWN: dict[str, tuple[list[Any], dict[str, str]]] = {
    "i18n": (
        [
            {
                "i18n": {
                    "docs_structure": "suffix",
                    "languages": [
                        {"locale": "en", "default": True, "name": "English"},
                        {"locale": "de", "name": "Deutsch"},
                    ],
                }
            }
        ],
        {"docs/concepts/vectors.de.md": "---\ntitle: Vektoren\nlearn_before: [numbers]\n---\nListe von [[numbers]].\n"},
    ),
    "rss": ([{"rss": {"use_git": False}}], {}),
    "include-markdown": (["include-markdown"], {"docs/extra.md": "{% include 'index.md' %}\n"}),
    "gen-files": (
        [{"gen-files": {"scripts": ["gen.py"]}}],
        {
            "gen.py": "import mkdocs_gen_files\nwith mkdocs_gen_files.open('concepts/more.md', 'w') as file:\n"
            "    file.write('---\\nlearn_before: [numbers]\\n---\\n# More\\n\\nMade.\\n')\n"
        },
    ),
    "privacy": ([{"material/privacy": {"assets": False}}], {}),
    "tags, listed on a concept": (
        ["material/tags"],
        {"docs/concepts/all.md": "---\nlearn_before: []\n---\n# All\n\n<!-- material/tags -->\n"},
    ),
}


def course_beside(tmp_path: Path, plugins: list[Any], files: dict[str, str], *, last: bool = False) -> Path:
    listed = ["search", "cairn", *plugins] if last else ["search", *plugins, "cairn"]
    return write_course(tmp_path, {**FILES, **files}, plugins=listed, **MATERIAL)
