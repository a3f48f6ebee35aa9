# SPDX-License-Identifier: MIT
"""GIFT: how texts are written so that no sign in them separates, and how each type of question is written."""
