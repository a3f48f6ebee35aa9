# SPDX-License-Identifier: MIT
"""MkDocs' pages, files, navigation, themes and other plugins, as the build needs them."""
