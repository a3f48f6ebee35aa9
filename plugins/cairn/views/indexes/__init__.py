# SPDX-License-Identifier: MIT
"""The generated indexes."""
