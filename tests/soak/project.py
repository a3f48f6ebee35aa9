# SPDX-License-Identifier: MIT
"""A small project on Material in which everything can change that a page may be made of.

Each slot is a file with some contents that it may have. A state of the project is one content for each slot; an
edit puts another content into one of them. So a random walk over states also comes back to earlier ones.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path
    from random import Random

PACKAGES = "packages"
"""The folder of the project that stands for its installed packages."""
EXTENSIONS: list[Any] = ["attr_list", "md_in_html", "pymdownx.superfences", {"toc": {"permalink": True}}]
THEME: dict[str, Any] = {"name": "material", "font": False, "custom_dir": "overrides"}


def config(*more: Any, plugins: tuple[Any, ...] = (), theme: dict[str, Any] | None = None, **settings: Any) -> str:
    """Return a configuration, as JSON, which is YAML too; `more` are Markdown extensions."""
    snippets = {"pymdownx.snippets": {"base_path": ["."]}}
    whole = {
        "site_name": "Course",
        "site_url": "https://example.org/course/",
        "theme": THEME | (theme or {}),
        "plugins": ["search", {"macros": {"include_yaml": ["data.yml"]}}, *plugins, {"cairn": {"jobs": 1}}],
        "markdown_extensions": [*EXTENSIONS, snippets, *more],
        "nav": [{"Home": "index.md"}, {"Other": "other.md"}],
        **settings,
    }
    return json.dumps(whole, indent=1)


EMOJI = {"pymdownx.emoji": {"emoji_index": "EMOJI_INDEX", "options": {"custom_icons": ["icons"]}}}
_INDEX = '"EMOJI_INDEX"', "!!python/name:material.extensions.emoji.twemoji ''"
_GENERATOR = '"options": {', '"emoji_generator": !!python/name:material.extensions.emoji.to_svg , "options": {'


def with_icons(text: str) -> str:
    """Name the functions of Material's icons, for which JSON has no words."""
    flat = json.dumps(json.loads(text))
    return flat.replace(*_INDEX).replace(*_GENERATOR)


def concept(title: str, before: str, text: str, more: str = "") -> str:
    return f"---\ntitle: {title}\nlearn_before: [{before}]\n{more}---\n{text}\n"


def dist_info(version: str) -> str:
    return f"Metadata-Version: 2.1\nName: soaked\nVersion: {version}\n"


BROKEN = "---\ntitle: [\n---\nA vector.\n"
QUESTION = "concepts: [vectors]\nquestions:\n  - id: zero\n    stem: {}\n    is_true: yes\n    rationale: {}\n"
MAIN = '{{% extends "base.html" %}}{{% block content %}}{{{{ super() }}}}{}{{% endblock %}}'

READING_MACROS = """from pathlib import Path

def define_env(env):
    @env.macro
    def rows():
        return Path(env.project_dir, 'rows.csv').read_text()
"""

SLOTS: dict[str, tuple[str | None, ...]] = {
    "docs/index.md": ("# Home\n\nSee [[Numbers]].\n", "# Start\n\nSee [[Vectors]].\n", "---\ntitle: Door\n---\n# X\n"),
    "docs/other.md": ("# Other\n\n## Part\n", "# Another\n", "# Other\n\n{{ words }}\n"),
    "docs/concepts/numbers.md": (
        concept("Numbers", "", "A number counts.\n\n## Use\n\nMuch.", "tags: [Maths/Ch.1]\n"),
        concept("Numbers", "", "A number counts. It measures.\n\n## Uses\n\nMuch.", "tags: [Maths/Ch.2]\n"),
        concept("Figures", "", "A figure counts.", "aliases: [Numbers]\n"),
        concept("Numbers", "", '--8<-- "inc.md"\n\nA number counts.'),
        concept("Numbers", "", "A number :own-star: counts, and :material-star: too."),
        concept("Numbers", "", "A number {{ words }} counts {{ rows() }}."),
        concept("Numbers", "", "See the [list](vectors.md#own) and [[Norms#In short]]."),
    ),
    "docs/concepts/vectors.md": (
        concept("Vectors", "numbers", "A vector is a list.\n\n## Own", "tags: [Maths/Ch.1]\n"),
        concept("Vectors", "numbers", "A vector is a list[^1].\n\n[^1]: Of [[numbers]].\n"),
        concept("Arrows", "'numbers: an arrow holds some'", "An arrow.", "aliases: [Vectors]\n"),
        concept("Vectors", "norms", "A vector.\n\n```quiz\nid: own\nstem: Is it so?\nis_true: yes\n```\n"),
        concept("Span(path='x', line=3)", "numbers", "A vector."),
        BROKEN,
        None,
    ),
    "docs/concepts/norms.md": (
        concept("Norms", "vectors", "A norm[^1] is a length.\n\n## In short\n\n[^1]: So.", "tags: [Maths/Ch.1]\n"),
        concept("Norms", "", "A norm is a length of [[vectors]] and [[maps]]."),
        concept("Norms", "vectors", "<p>A norm of [[vectors]].</p>", "related: [numbers]\n"),
        None,
    ),
    "docs/concepts/maps.md": (None, concept("Maps", "norms", "A map keeps.", "tags: [Maths/Ch.2, Art]\n")),
    "docs/tags.yml": (None, "Maths:\n  description: Proved.\n", "Maths:\n  description: Known.\n  order: 2\n"),
    "docs/references.bib": (None, "@book{noether, author={Noether, E.}, title={Rings}, year={1921}}\n"),
    "docs/concepts/dot.svg": (None, "<svg xmlns='http://www.w3.org/2000/svg'/>\n"),
    "quizzes/vectors.yml": (
        QUESTION.format("Is it a list?", "It is."),
        QUESTION.format("Is it a list?", "It is, see [[numbers]]."),
        QUESTION.format("Is it a row?", "It may be."),
        QUESTION.format('|\n      Is it?\n\n      --8<-- "inc.md"', "It is."),
        QUESTION.format("Is it a list?", "It is :own-star:."),
        "concepts: [nothing]\nquestions:\n  - stem: [\n",
        None,
    ),
    "inc.md": ("Brought in once.\n", "Brought in twice.\n", "Brought in with [[norms]].\n"),
    "data.yml": ("words: few\n", "words: many\n"),
    "rows.csv": ("a,b\n", "a,b,c\n"),
    "main.py": (
        READING_MACROS,
        "def define_env(env):\n    @env.macro\n    def rows():\n        return 'rows'\n",
        "def define_env(env):\n    @env.macro\n    def rows():\n        return 'columns'\n",
    ),
    "hook.py": (
        "def on_page_markdown(markdown, **_):\n    return markdown\n",
        "def on_page_markdown(markdown, **_):\n    return markdown + '\\n\\nHooked.\\n'\n",
        "def on_config(config):\n    config.theme.dirs.insert(0, 'hooked')\n    return config\n",
        "from soaked import word\n\ndef on_env(env, **_):\n    env.globals['word'] = word\n    return env\n",
    ),
    "hooked/partials/note.html": (None, "Note of a hook.", "Another note of a hook."),
    "overrides/main.html": (
        MAIN.format(""),
        MAIN.format("{% include 'partials/note.html' ignore missing %}"),
        MAIN.format("{{ page.next_page.title if page.next_page }}"),
        MAIN.format("{{ page.next_page.next_page.title if page.next_page and page.next_page.next_page }}"),
        MAIN.format("{{ nav.homepage.content | length if nav.homepage and nav.homepage.content }}"),
        MAIN.format("{{ page['next' ~ '_page'].title if page.next_page }}"),
        MAIN.format("{{ pages | length }}"),
        MAIN.format("{{ word }}{% include 'partials/' ~ 'note' ~ '.txt' ignore missing %}"),
        None,
    ),
    "overrides/partials/note.html": (None, "A note.", "Another note.", "{{ page.meta.title }}"),
    "overrides/partials/note.txt": (None, "Words.", "More words."),
    "overrides/partials/tags.html": (None, "No tags."),
    "overrides/cairn/concept-after.html": (None, "{% raw %}{% endraw %}After {{ view.title }}."),
    "icons/own/star.svg": (
        "<svg xmlns='http://www.w3.org/2000/svg'><path d='M0 0'/></svg>",
        "<svg xmlns='http://www.w3.org/2000/svg'><path d='M1 1'/></svg>",
    ),
    f"{PACKAGES}/soaked/__init__.py": ("word = 'one'\n", "word = 'two'\n"),
    f"{PACKAGES}/soaked-1.dist-info/METADATA": (dist_info("1.0"), dist_info("1.1"), dist_info("2.0")),
    "mkdocs.yml": (
        with_icons(config("footnotes", EMOJI)),
        with_icons(config("footnotes", EMOJI, site_name="Lessons")),
        with_icons(config("footnotes", EMOJI, "admonition", extra={"own": 1})),
        config({"footnotes": {"UNIQUE_IDS": True}}),
        config("markdown.extensions.footnotes:FootnoteExtension"),
        with_icons(config("footnotes", EMOJI, plugins=("awesome-nav",))),
        with_icons(config("footnotes", EMOJI, plugins=({"redirects": {"redirect_maps": {"old.md": "other.md"}}},))),
        with_icons(config("footnotes", EMOJI, plugins=("glightbox",))),
        with_icons(config("footnotes", EMOJI, hooks=["hook.py"])),
        with_icons(config("footnotes", EMOJI, theme={"features": ["navigation.footer"]})),
        with_icons(config("footnotes", EMOJI, theme={"language": "de"})),
    ),
}
"""The contents that each file may have; the first one is where a walk begins, None that it is not there."""
SETTINGS = ("mkdocs.yml", "hook.py", "overrides/main.html", "main.py")
"""Slots whose change often makes all pages new, and which are therefore edited less often."""
DEPENDENCIES: tuple[tuple[dict[str, int], str], ...] = (
    ({"docs/concepts/numbers.md": 3}, "inc.md"),
    ({"docs/concepts/numbers.md": 4}, "icons/own/star.svg"),
    ({"docs/concepts/numbers.md": 5}, "data.yml"),
    ({"docs/concepts/numbers.md": 5}, "rows.csv"),
    ({"docs/concepts/numbers.md": 5}, "main.py"),
    ({"docs/concepts/numbers.md": 6}, "docs/concepts/norms.md"),
    ({"quizzes/vectors.yml": 3}, "inc.md"),
    ({"quizzes/vectors.yml": 4}, "icons/own/star.svg"),
    ({"overrides/main.html": 1}, "overrides/partials/note.html"),
    ({"overrides/main.html": 2}, "docs/concepts/vectors.md"),
    ({"overrides/main.html": 3}, "docs/concepts/vectors.md"),
    ({"overrides/main.html": 4}, "docs/index.md"),
    ({"overrides/main.html": 5}, "docs/concepts/vectors.md"),
    ({"overrides/main.html": 6}, "docs/concepts/maps.md"),
    ({"overrides/main.html": 7}, "overrides/partials/note.txt"),
    ({"mkdocs.yml": 3, "docs/concepts/vectors.md": 1}, "docs/concepts/norms.md"),
    ({"mkdocs.yml": 4, "docs/concepts/vectors.md": 1}, "docs/concepts/norms.md"),
    ({"mkdocs.yml": 8, "hook.py": 2, "overrides/main.html": 1}, "hooked/partials/note.html"),
    ({"mkdocs.yml": 8, "hook.py": 3, "overrides/main.html": 7}, f"{PACKAGES}/soaked/__init__.py"),
)
"""Contents, by their number, under which pages hang on another slot."""
_MOVED = 0.15
"""The share of slots that do not hold their first content when a walk begins."""


@dataclass
class Project:
    """A project on disk, and what each of its slots holds."""

    folder: Path
    state: dict[str, str | None]
    watched: str = ""
    """A slot on which another one hangs; every other edit is one of it."""

    def put(self, name: str, content: str | None) -> None:
        """Write a content into a slot."""
        self.state[name] = content
        path = self.folder / name
        if content is None:
            path.unlink(missing_ok=True)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, "utf-8")

    def scatter(self, chance: Random) -> str:
        """Put other contents into some slots at once, and return what was put where."""
        done = [self._change(name, chance) for name in SLOTS if chance.random() < _MOVED]
        held, self.watched = chance.choice(DEPENDENCIES)
        for name, number in held.items():
            self.put(name, SLOTS[name][number])
        return ", ".join((*done, *(f"{name} := {number}" for name, number in held.items())))

    def edit(self, chance: Random) -> str:
        """Make a random edit, and return what it was."""
        names = [name for name in SLOTS if name not in SETTINGS or chance.random() < 1 / 4]
        names += [self.watched] * (len(names) if self.watched else 0)
        return self._change(chance.choice(names), chance)

    def _change(self, name: str, chance: Random) -> str:
        content = chance.choice([c for c in SLOTS[name] if c != self.state[name]])
        self.put(name, content)
        return f"{name} := {SLOTS[name].index(content)}"


def write_project(folder: Path) -> Project:
    """Write the project as a walk begins."""
    project = Project(folder, {})
    for name, contents in SLOTS.items():
        project.put(name, contents[0])
    return project
