# SPDX-License-Identifier: MIT
"""Write questions as items of QTI 1.2, in the kinds that Canvas knows and in the shape of its own exports."""
