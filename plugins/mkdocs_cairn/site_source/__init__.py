# SPDX-License-Identifier: MIT
"""A site as plain documentation: Markdown, assets and settings that a host builds without our plugin."""
