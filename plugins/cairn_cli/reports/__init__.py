# SPDX-License-Identifier: MIT
"""What commands print: for people, and as JSON, SARIF or annotations."""
