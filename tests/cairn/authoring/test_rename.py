# SPDX-License-Identifier: MIT
"""A concept under another name is the same concept: whatever named it still does, and so when it is named back."""

from __future__ import annotations

from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from cairn.authoring.equivalence import find_differences
from cairn.authoring.rename import Rename, plan_rename, rename_sources
from cairn.compile import compile_site
from cairn.sources import Sources
from cairn.text.problem import Code
from cairn.text.source import Source

TITLES = ("Alpha", "Beta Rays", "Gamma: the Third", "Don't", "C#", "No", "1.10")
IDS = ("alpha", "beta-rays", "gamma", "dont", "c", "no", "1-10")
NEW = ("Omega", "Alpha Two", 'Omega: "it" [is]', "it's #1", "Ωmega", "alpha!", "null", "A | B", "x `y` *z*", "Ù\\")


@st.composite
def names(draw):
    number = draw(st.integers(0, len(IDS) - 1))
    return draw(st.sampled_from([IDS[number], TITLES[number], f"other {number}", "stub"]))


def quoted(name):
    return "'" + name.replace("'", "''") + "'"


@st.composite
def relations(draw):
    """Front matter that names concepts in any of the ways there are."""
    lines = []
    for _ in range(draw(st.integers(0, 3))):
        name = quoted(draw(names()))
        forms = (name, f"{name}: a reason", f'{{concept: {name}, reason: "it: is"}}', f"concept: {name}")
        lines.append(f"- {draw(st.sampled_from(forms))}\n")
    related = f"related: [{quoted(draw(names()))}, [{quoted(draw(names()))}]]\n" if draw(st.booleans()) else ""
    return "learn_before:\n" + "".join(lines) + related


@st.composite
def links(draw):
    number, name = draw(st.integers(0, len(IDS) - 1)), draw(names())
    forms = (f"[[{name}]]", f"[[{name}|label]]", f"[[{name}#part]]", f"`[[{name}]]`", f"[page]({IDS[number]}.md#part)")
    return f"A word, {draw(st.sampled_from(forms))}.\n\n"


@st.composite
def sites(draw):
    documents = []
    for number, (name, title) in enumerate(zip(IDS, TITLES, strict=True)):
        own = f'title: "{title}"\n' if draw(st.booleans()) else ""
        heading = "" if own else f"# {title}\n\n"
        aliases = f"aliases: [other {number}]\n" if draw(st.booleans()) else ""
        given_id = f"id: '{name}'\n" if draw(st.booleans()) else ""
        text = f"---\n{draw(relations())}{own}{given_id}{aliases}---\n{heading}{draw(links())}{draw(links())}"
        documents.append(Source(f"docs/concepts/{name}.md", text, f"concepts/{name}.md"))
    stem, choice, why = (draw(links()).strip().replace("\n", " ") for _ in range(3))
    quiz = (
        f"concepts: [{quoted(draw(names()))}]\nquestions:\n- stem: |\n    {stem}\n  seen_on: {quoted(draw(names()))}\n"
    )
    quiz += f"  choices: |\n    - [x] {choice}\n      > {why}\n    - [ ] Another\n  rationale: {quoted(why)}\n"
    return Sources(tuple(documents), (Source("quizzes/q.yml", quiz),))


def renamed(sources, old, title):
    site = compile_site(sources)
    # A name that is nearly right may become ambiguous by a rename; the command then refuses to write.
    assume(all(problem.code is not Code.NAME_NEARLY for problem in site.problems))
    rename = plan_rename(site, sources, old, title)
    if not isinstance(rename, Rename):
        return sources, rename
    after = rename_sources(sources, rename)
    assert find_differences(site, compile_site(after), rename.old_id, rename.names.id) == []
    return after, rename


@given(sites(), st.integers(0, len(IDS) - 1), st.sampled_from(NEW))
@settings(max_examples=40)
def test_renaming_there_and_back_gives_the_same_graph(sources, number, title):
    before = compile_site(sources)
    concept = next(c for c in before.catalogue.concepts.values() if c.stem == IDS[number])
    there, rename = renamed(sources, concept.id, title)
    if isinstance(rename, str):
        assert "already" in rename
        return
    back, again = renamed(there, concept.id, concept.title)
    assert isinstance(again, Rename)
    after = compile_site(back)
    assert after.catalogue.find(title) == after.catalogue.find(concept.id) == again.names.id
    assert find_differences(before, after, concept.id, again.names.id) == []


ALPHA = Sources((Source("docs/concepts/alpha.md", "---\ntitle: Alpha\n---\nText.\n", "concepts/alpha.md"),))


@given(sites(), st.text(min_size=1, max_size=12))
@example(ALPHA, "0\0")
@settings(max_examples=40)
def test_any_title_is_given_or_refused_and_then_found(sources, title):
    after, rename = renamed(sources, "alpha", title)
    if isinstance(rename, Rename):
        site = compile_site(after)
        assert site.catalogue.find(title) == site.catalogue.find("alpha") == rename.names.id
        assert site.catalogue.title(rename.names.id) == " ".join(title.split())
