# SPDX-License-Identifier: MIT
"""The options of the plugin."""
