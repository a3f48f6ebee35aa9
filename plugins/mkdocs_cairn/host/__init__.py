# SPDX-License-Identifier: MIT
"""What stands between MkDocs and the engine: pages, files, navigation, themes, other plugins."""
