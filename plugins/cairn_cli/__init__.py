# SPDX-License-Identifier: MIT
"""The rim for the shell: `cairn`, one module for each of its commands."""
