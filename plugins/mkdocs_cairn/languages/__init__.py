# SPDX-License-Identifier: MIT
"""The sentences of the interface, one JSON file for each language, and what reads them."""
