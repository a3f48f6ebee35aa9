# SPDX-License-Identifier: MIT
"""The formats that can be exported, one module each."""
