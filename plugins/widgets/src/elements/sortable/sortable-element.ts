// SPDX-License-Identifier: MIT
// A table that sorts by the column whose heading is pressed: upwards, then downwards, then upwards again. The
// server writes it in a good order, so that without scripts it is an ordinary table.

/** Sorts the body of the one table in it. */
export class SortableElement extends HTMLElement {
  /** May run again, when the page is shown once more: then the buttons are there already. */
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
    const isDown = headings[column]?.ariaSort === "ascending";
    for (const [place, heading] of headings.entries()) {
      heading.ariaSort = place === column ? (isDown ? "descending" : "ascending") : null;
    }
    const body = this.querySelector("tbody");
    const rows = [...(body?.rows ?? [])].map((row) => ({ row, key: keyOf(row.cells[column]) }));
    rows.sort((a, b) => a.key.localeCompare(b.key, undefined, { numeric: true }));
    body?.append(...(isDown ? rows.reverse() : rows).map(({ row }) => row));
  }
}

/** What a cell is sorted by: what the server says, else its text. */
function keyOf(cell: HTMLTableCellElement | undefined): string {
  return cell?.dataset["sort"] ?? cell?.textContent ?? "";
}
