# SPDX-License-Identifier: MIT
"""GIFT, the text format of Moodle: `blocks` splits a file, and `answers` reads what stands between the braces."""
