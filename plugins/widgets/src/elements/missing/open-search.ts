// SPDX-License-Identifier: MIT
// Opens the search of the theme with words in it: that of Material or of Cairn, or that of the themes of MkDocs.

const FIELDS = ".md-search__input, #mkdocs-search-query, #rtd-search-form input[name=q]";

/** Opens the search and looks for the words. */
export function openSearch(words: string): void {
  const field = document.querySelector<HTMLInputElement>(FIELDS);
  if (!field) return;
  field.value = words;
  const toggle = document.querySelector<HTMLInputElement>("#__search");
  if (toggle && !toggle.checked) toggle.click();
  document.querySelector<HTMLElement>("[data-bs-target='#mkdocs_search_modal']")?.click();
  field.focus();
  for (const event of ["input", "keyup"]) field.dispatchEvent(new Event(event, { bubbles: true }));
  if (field.form?.id === "rtd-search-form") field.form.requestSubmit();
}
