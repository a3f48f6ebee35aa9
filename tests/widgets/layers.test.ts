// SPDX-License-Identifier: MIT
// The layers of the widgets: which folder may import which, no import circles, and only elements/ uses the DOM.

import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import { test } from "node:test";

const SOURCES = `${import.meta.dirname}/../../plugins/widgets/src`;

// What is in scripts/ only starts what is in elements/, or shares modules with other scripts.
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  core: ["core"],
  store: ["store", "core"],
  elements: ["elements", "store", "core"],
  scripts: ["elements", "store"],
};

interface Module {
  readonly name: string;
  readonly code: string;
  /** The modules that it imports, types included. */
  readonly imports: readonly string[];
}

const modules = globSync("**/*.ts", { cwd: SOURCES }).map((path): Module => {
  const name = path.replaceAll("\\", "/");
  const text = readFileSync(`${SOURCES}/${name}`, "utf-8");
  const imports = [...text.matchAll(/^(?:import|export|\}).*?"(\.[^"]+\.ts)";$/gm)].map(([, target = ""]) =>
    posix.join(posix.dirname(name), target),
  );
  return { name, code: text.replace(/\/\*[^]*?\*\/|(?<!:)\/\/.*/g, ""), imports };
});

const folderOf = (name: string) => name.slice(0, name.indexOf("/"));

test("every import names an existing module", () => {
  const names = modules.map(({ name }) => name);
  assert.ok(names.length > 50);
  assert.deepEqual(new Set(names.map(folderOf)), new Set(Object.keys(ALLOWED)));
  for (const { name, imports } of modules) {
    for (const target of imports) assert.ok(names.includes(target), `${name} imports ${target}`);
  }
});

test("each folder imports only from the folders below it", () => {
  const wrong = modules.flatMap(({ name, imports }) => {
    const allowed = ALLOWED[folderOf(name)] ?? [];
    return imports.filter((target) => !allowed.includes(folderOf(target))).map((target) => `${name} -> ${target}`);
  });
  assert.deepEqual(wrong, []);
});

test("there is no import circle, types included", () => {
  const finished = new Set<string>();
  const visit = (name: string, path: readonly string[]) => {
    assert.ok(!path.includes(name), `a circle: ${[...path, name].join(" -> ")}`);
    if (finished.has(name)) return;
    for (const target of modules.find((each) => each.name === name)?.imports ?? []) visit(target, [...path, name]);
    finished.add(name);
  };
  for (const { name } of modules) visit(name, []);
});

test("only elements/ uses the DOM", () => {
  const page = /\b(?:document|HTML\w*Element|querySelector\w*|customElements)\b/;
  const users = modules.filter(({ code }) => page.test(code)).map(({ name }) => folderOf(name));
  assert.deepEqual(new Set(users), new Set(["elements"]));
});
