# SPDX-License-Identifier: MIT
"""Questions: parsed from YAML or fences, checked, written back, and placed in pages."""
