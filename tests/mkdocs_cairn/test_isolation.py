# SPDX-License-Identifier: MIT
"""On a page from right to left, labels and numbers that would turn round are kept together; nothing else changes."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_cairn.html.isolation import isolate

from .conftest import MATERIAL, MakeSite, rebuild

MARKS = re.compile("</?bdi>|[\u2066\u2069]")
# Where `‹` and `›` stand, a direction begins and ends.
LINES = """
<h1>لغة ‹C#›</h1>
<h1 id="c">لغة ‹C#›<a class="headerlink" href="#c" title="Permanent link">&para;</a></h1>
<h2>‹Who said so?›<a class="headerlink" href="#c" title="Permanent link">&para;</a></h2>
<p>من ‹90 °C› إلى ‹60 °C›، ثم ‹12.5 kJ›.</p>
<p>الطاقة (kJ) ثم ‹−18› ثم ‹2024-03-05› ثم ‹12–15› ثم ‹3/4›</p>
<p>درجة الحرارة (‹°C›) ثم ‹±2› ثم ‹5 µm›</p>
<p>سؤال واحد · 6 أسئلة</p>
<p>قال (‹12.5 kJ›) ثم "‹C++›"، ثم ‹f(x) = 3›.</p>
<p>‹GPT-4› و ‹pp. 12–15› و ‹3 + 4 = 7› و ‹a &lt; 3› و ‹R&amp;D 3›</p>
<p>1, 2, 3 ثم 250 غرام ثم 31.5 ثم ٣١٫٥ ثم Newton</p>
<p>اقرأ Vaswani et al., 2017. ثم Hall</p>
<p>‹3 of 5 right.›</p>
<p>‹1. Answer in a few words›</p>
<p>Made with <a href="/">Material</a></p>
<p>Words only</p>
<p>‹Isaac Newton. <cite>Scala</cite>. Proceedings, 1701. <span>pp. 12–15</span>›</p>
<li><a href="/">لغة ‹C#›</a> <span class="n">‹3 questions›</span></li>
<h3><a href="/">Money</a> <span class="n">2</span></h3>
<li><a href="/">‹C#›</a> <span class="n">2</span><small>‹Who said so?›</small></li>
<li><b>GPT</b>-4 قال و<b>C</b># هنا</li>
<td>‹−1 kJ›</td>
<td>12.5</td>
<p>‹See <code>C#</code>›</p>
<p>لغة <code>C# 3</code> و <math><mn>3</mn><mo>=</mo><mi>x</mi></math></p>
<pre>لغة C# 3.</pre>
<script>"لغة C#"</script>
<p title="لغة C# 3">لغة</p>
<!-- لغة C# -->
<!doctype html>
<p>3 < 4 لغة</p>
<p>Also build on <bdi>لغة ‹C#›</bdi>.</p>
"""
TEXTS = """
<option>‹Choose…›</option><option value="a">لغة ‹C#›</option>
<svg><title>لغة ‹C#›</title><text>لغة ‹C#›</text></svg>
"""


def lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line]


def mark(line: str, opening: str, closing: str) -> str:
    return line.replace("‹", opening).replace("›", closing)


@pytest.mark.parametrize("line", [line for line in lines(LINES) if "Also build on" not in line])
def test_a_label_has_a_direction_of_its_own(line: str):
    assert isolate(mark(line, "", "")) == mark(line, "<bdi>", "</bdi>")


def test_what_a_template_isolates_is_read_as_one_sign_and_looked_into():
    given_line = "<p>Also build on <bdi>لغة C#</bdi>.</p>"
    assert isolate(given_line) == "<p><bdi>Also build on <bdi>لغة <bdi>C#</bdi></bdi>.</bdi></p>"


@pytest.mark.parametrize("line", lines(TEXTS))
def test_where_only_text_may_stand_marks_do_the_same(line: str):
    assert isolate(mark(line, "", "")) == mark(line, "\u2066", "\u2069")


@given(st.lists(st.sampled_from(["لغة ", "C# ", "12.5 ", "(", ")", "<b>", "</b>", "<p>", "</p>", "&lt;", ".", " a"])))
def test_nothing_but_marks_is_added(parts: list[str]):
    html = "".join(parts)
    assert MARKS.sub("", isolate(html)) == html


@pytest.mark.parametrize(("language", "title"), [("en", "لغة C#"), ("ar", "لغة <bdi>C#</bdi>")])
def test_only_pages_from_right_to_left_are_changed_also_when_they_come_from_the_cache(
    site: MakeSite, language: str, title: str
):
    files = {"docs/concepts/c.md": "---\ntitle: لغة C#\n---\nIt is 12.5 kJ.\n"}
    built = site(files, theme={**MATERIAL, "language": language})
    for again in (built, rebuild(built)):
        assert again.error == ""
        html = unescape(again.read("concepts/c/index.html"))
        heading = html[html.index("<h1") : html.index("</h1>")]
        assert " ".join(re.sub("<(?!/?bdi)[^>]*>|¶", "", heading).split()) == title
        assert html.startswith("\n<!doctype html>\n<html")
