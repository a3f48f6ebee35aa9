# SPDX-License-Identifier: MIT
"""Turn the HTML of a source into Markdown: `tags` splits it, `inline` and `blocks` write parts, `writer` joins them."""
