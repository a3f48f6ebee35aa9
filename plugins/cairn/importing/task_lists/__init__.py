# SPDX-License-Identifier: MIT
"""Questions in Markdown pages whose choices are lists with boxes.

`quiz_blocks` and `pages` read `<quiz>` blocks, which become `quiz` fences in place; `headings` and `page_texts` read
questions below headings; `choices` reads the lists of both.
"""
