# SPDX-License-Identifier: MIT
"""The output of an import: the text of each file, and the decision whether to write it."""
