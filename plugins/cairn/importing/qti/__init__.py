# SPDX-License-Identifier: MIT
"""QTI, the exchange format for questions: `package` finds the items, and each version of the format has its room.

Both rooms make `ReadItem` values, which `finish` turns into questions when all items of a source are known.
"""
