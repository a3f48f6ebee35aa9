# SPDX-License-Identifier: MIT
"""The style of the page of statistics, readable in light and dark schemes, in forced colors and on paper."""

from __future__ import annotations

STYLE = """
:root { color-scheme: light dark; --text: #1b1f24; --soft: #57606a; --page: #fff; --line: #d0d7de; --back: #eaeef2;
  --bar: #0969da; --key: #1a7f37; --below: #bc4c00; --link: #0550ae; }
@media (prefers-color-scheme: dark) {
  :root { --text: #e6edf3; --soft: #9da7b3; --page: #0d1117; --line: #30363d; --back: #21262d;
    --bar: #4493f8; --key: #3fb950; --below: #f0883e; --link: #79c0ff; }
}
body { margin: 0 auto; padding: 1rem; max-width: 70rem; background: var(--page); color: var(--text);
  font: 1rem/1.5 system-ui, sans-serif; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.25rem; margin-top: 2.5rem; } h3 { font-size: 1rem; margin-bottom: .25rem; }
a { color: var(--link); }
p, li { max-width: 45rem; overflow-wrap: anywhere; }
code { font-size: .9em; color: var(--soft); }
.wide { overflow-x: auto; }
.wide:focus-visible, a:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
caption { text-align: left; color: var(--soft); padding-bottom: .5rem; }
th, td { text-align: left; vertical-align: top; padding: .35rem .75rem .35rem 0; border-bottom: 1px solid var(--line); }
th { font-weight: 600; } tbody th { font-weight: 400; min-width: 14rem; max-width: 26rem; overflow-wrap: anywhere; }
td { white-space: nowrap; } .long { white-space: normal; min-width: 12rem; overflow-wrap: anywhere; }
svg { display: block; overflow: visible; forced-color-adjust: none; }
.back { fill: var(--back); } .bar { fill: var(--bar); } .key { fill: var(--key); } .below { fill: var(--below); }
.axis { stroke: var(--soft); stroke-width: 1; } .range { stroke: var(--bar); stroke-width: 3; }
.range.below { stroke: var(--below); }
@media print { .wide { overflow: visible; } }
"""
"""The content of the one `style` element."""
