# SPDX-License-Identifier: MIT
"""A site as plain documentation: Markdown and settings that a host builds without our plugin."""
