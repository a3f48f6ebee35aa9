// SPDX-License-Identifier: MIT
// Shows a list of items as the children of an element. What has not changed stays as it is: with its focus, its open
// parts and its scroll positions.

/** Something to show. Two items that are equal as JSON look the same. */
export interface Item {
  /** Unique in its list. */
  readonly key: string;
}

/** Creates the element of an item. `old` is the element of an earlier item with the same key. */
export type Create<T extends Item> = (item: T, old?: HTMLElement) => HTMLElement;

const shownItems = new WeakMap<Element, { readonly key: string; readonly text: string }>();
const CONTROLS = "a, button, input, select, summary";

/** Shows items. If a control with the focus goes away, the nearest one that is left gets it. */
export function showItems<T extends Item>(parent: HTMLElement, items: readonly T[], create: Create<T>): void {
  const focus = findFocus(parent);
  const old = new Map(
    [...parent.children].map((child) => [shownItems.get(child)?.key, child as HTMLElement]),
  );
  const children = items.map((item) => {
    const text = JSON.stringify(item);
    const known = old.get(item.key);
    if (known && shownItems.get(known)?.text === text) return known;
    const created = create(item, known);
    shownItems.set(created, { key: item.key, text });
    return created;
  });
  replaceChildren(parent, children);
  if (focus && !parent.contains(document.activeElement)) restoreFocus(parent, focus);
}

/** Replaces the children one by one, since an element that is moved loses the focus. */
function replaceChildren(parent: HTMLElement, children: readonly HTMLElement[]): void {
  const kept = new Set<Element>(children);
  for (const child of [...parent.children]) if (!kept.has(child)) child.remove();
  children.forEach((child, index) => {
    if (parent.children[index] !== child) parent.insertBefore(child, parent.children[index] ?? null);
  });
}

interface Focus {
  readonly key: string | undefined;
  readonly item: number;
  readonly control: number;
}

function findFocus(parent: HTMLElement): Focus | undefined {
  const active = document.activeElement;
  const item = [...parent.children].findIndex((child) => child.contains(active));
  const child = parent.children[item];
  if (!child || !active) return undefined;
  const control = [...child.querySelectorAll(CONTROLS)].indexOf(active);
  return { key: shownItems.get(child)?.key, item, control };
}

function restoreFocus(parent: HTMLElement, { key, item, control }: Focus): void {
  const children = [...parent.children];
  const same = children.find((child) => shownItems.get(child)?.key === key);
  const controls = (child: Element | undefined) => [
    ...(child?.querySelectorAll<HTMLElement>(CONTROLS) ?? []),
  ];
  const own = controls(same);
  const near = controls(children[item] ?? children.at(-1));
  (own[control] ?? own[0] ?? near[0])?.focus();
}
