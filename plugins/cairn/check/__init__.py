# SPDX-License-Identifier: MIT
"""What can be said of a site without building it: problems, check rules, suppressions, severities."""
