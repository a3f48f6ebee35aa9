# SPDX-License-Identifier: MIT
"""The notations that several question types share, with their parsers and writers."""
