// SPDX-License-Identifier: MIT
// The theme's links to the neighbors of a page: in Material; in themes with `rel`; in the theme readthedocs.

export const PREVIOUS_PAGE =
  '.md-footer__link--prev, a[rel~="prev"], link[rel="prev"], .rst-footer-buttons > .float-left';
export const NEXT_PAGE =
  '.md-footer__link--next, a[rel~="next"], link[rel="next"], .rst-footer-buttons > .float-right';
