# SPDX-License-Identifier: MIT
"""Questions as notes for Anki, a program for flash cards."""
