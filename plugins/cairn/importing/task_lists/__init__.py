# SPDX-License-Identifier: MIT
"""Questions in Markdown pages whose choices are lists with boxes: `quiz_blocks` and `pages` read `<quiz>` blocks, which
become `quiz` fences in place, `headings` reads questions below headings, and `choices` reads the lists of both.
"""
