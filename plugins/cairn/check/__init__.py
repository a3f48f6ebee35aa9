# SPDX-License-Identifier: MIT
"""Check a site without building it: problems, check rules, suppressions and severities."""
