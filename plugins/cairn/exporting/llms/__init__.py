# SPDX-License-Identifier: MIT
"""A site for programs that read text: a list of its concepts, and each of them as Markdown."""
