# SPDX-License-Identifier: MIT
"""The theme `cairn`: Material with the sidebars of an exported site. Zensical and MkDocs load it without our plugin."""
