# SPDX-License-Identifier: MIT
"""The pages and files of the learner layer."""
