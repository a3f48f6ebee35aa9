# SPDX-License-Identifier: MIT
"""What questions ask the learner to do: one module a kind of control, and the registry of all types.

Each exercise is a frozen value with a `type`, the name under which templates and widgets know it. To add a
type: a value and a `parse_` function here, a line in `registry`, its controls in the template and widgets.
"""
