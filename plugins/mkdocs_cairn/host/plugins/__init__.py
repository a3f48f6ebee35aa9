# SPDX-License-Identifier: MIT
"""Other plugins of MkDocs: what Cairn knows of them, and what it gives to them."""
