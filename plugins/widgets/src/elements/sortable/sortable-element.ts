// SPDX-License-Identifier: MIT
// A table that sorts by a column when its heading is pressed: ascending, then descending. Without scripts it is
// an ordinary table, in the order in which it was written.

/** An element around one table, whose body it sorts. */
export class SortableElement extends HTMLElement {
  /** May run more than once; the buttons are added only once. */
  connectedCallback(): void {
    for (const [column, heading] of this.#headings.entries()) {
      if (heading.querySelector("button")) continue;
      const button = document.createElement("button");
      button.type = "button";
      button.append(...heading.childNodes);
      button.addEventListener("click", () => this.#sort(column));
      heading.append(button);
    }
  }

  get #headings(): HTMLTableCellElement[] {
    return [...this.querySelectorAll("th")];
  }

  #sort(column: number): void {
    const headings = this.#headings;
    const isDescending = headings[column]?.ariaSort === "ascending";
    for (const [index, heading] of headings.entries()) {
      heading.ariaSort = index === column ? (isDescending ? "descending" : "ascending") : null;
    }
    const body = this.querySelector("tbody");
    const rows = [...(body?.rows ?? [])].map((row) => ({ row, key: findSortKey(row.cells[column]) }));
    rows.sort((a, b) => a.key.localeCompare(b.key, undefined, { numeric: true }));
    body?.append(...(isDescending ? rows.reverse() : rows).map(({ row }) => row));
  }
}

/** The sort key of a cell: its `data-sort`, otherwise its text. */
function findSortKey(cell: HTMLTableCellElement | undefined): string {
  return cell?.dataset["sort"] ?? cell?.textContent ?? "";
}
