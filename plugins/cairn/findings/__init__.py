# SPDX-License-Identifier: MIT
"""What a whole site shows of itself: findings on its graph, its tags, its literature and its questions.

Nothing here is wrong enough for a build to speak of. Each module turns a site into problems, one kind or two,
and visits each concept a bounded number of times; `registry` lists them all.
"""
