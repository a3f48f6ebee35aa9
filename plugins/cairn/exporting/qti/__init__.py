# SPDX-License-Identifier: MIT
"""Write questions as items of QTI 2.1: what an item declares, what its body shows, and how a response is scored."""
