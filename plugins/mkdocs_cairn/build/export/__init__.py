# SPDX-License-Identifier: MIT
"""Leads MkDocs through a site up to where it would render, for an export as plain documentation."""
