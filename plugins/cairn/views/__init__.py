# SPDX-License-Identifier: MIT
"""View models: what the templates are given, one value per kind of page."""
