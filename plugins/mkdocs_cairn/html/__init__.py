# SPDX-License-Identifier: MIT
"""View models and questions as HTML."""
