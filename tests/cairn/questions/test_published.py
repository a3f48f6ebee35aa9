# SPDX-License-Identifier: MIT
"""A page that shows the source of a question as code is noticed, and no other page."""

from __future__ import annotations

import pytest

from cairn.questions.fences.finding import fence_digest
from cairn.questions.fences.published import publishes_key

YAML = "stem: Is 1 < 2?\nis_true: yes\n"
KNOWN = {fence_digest(YAML)}


@pytest.mark.parametrize(
    "page",
    [
        '<pre><code class="language-quiz">',
        "<code class='lang-quiz'>",
        "<PRE CLASS=quiz>",
        '<code class="x Quiz y">',
        '<div class="highlight-quiz">',
        '<div class="quiz highlight">',
        '<span id="a" class="codehilite quiz">',
        '<p class="a"><pre class="b"><pre class="quiz">',
        "<!-- cairn:fence 0123456789abcdef -->",
        "<pre>stem: Is 1 &lt; 2?\nis_true: yes</pre>",
        '<p>stem</p><pre id="a"><code>stem: <b>Is</b> 1 &lt; 2?\nis_true: yes\n</code></pre>',
        "<pre>other</pre><pre>stem: Is 1 &lt; 2?  \nis_true: yes\n\n</pre>",
    ],
)
def test_a_fence_that_is_shown_as_code_is_found(page: str):
    assert publishes_key(f"<p>Text.</p>{page}", KNOWN)


@pytest.mark.parametrize(
    "page",
    [
        "",
        '<div class="quiz">',
        '<span class="quiz">',
        '<a class="language-quiz">',
        '<pre class="quizzes">',
        '<code class="language-yaml">quiz: class="quiz"</code>',
        '<div class="highlight"><b class="quiz">',
        "<p>stem: Is 1 &lt; 2?\nis_true: yes\n</p>",
        "<pre>stem: Is 1 &lt; 3?\nis_true: yes\n</pre>",
        '<pre>stem: <span class="nt">Is</span> 1 &lt; 2?\nis_true: yes\n</pre>',
        "<pre></pre>stem: Is 1 &lt; 2?\nis_true: yes\n",
    ],
)
def test_other_code_and_other_elements_are_no_fence(page: str):
    assert not publishes_key(f"<p>Text.</p>{page}", KNOWN)


def test_where_no_fence_is_known_no_code_is_one_by_its_text():
    assert not publishes_key("<pre>stem: Is 1 &lt; 2?\nis_true: yes</pre>", set())
