// SPDX-License-Identifier: MIT
// What a service worker decides: what a request is for, where its response comes from, and what is kept.

import assert from "node:assert/strict";
import { test } from "node:test";
import { selectEvicted } from "../../plugins/widgets/src/core/offline/eviction.ts";
import { addKeptPages } from "../../plugins/widgets/src/core/offline/offline-page.ts";
import { findPageFiles, findPageTitle } from "../../plugins/widgets/src/core/offline/page-files.ts";
import { findRequestKind, stripAddress } from "../../plugins/widgets/src/core/offline/request-kind.ts";
import { findCachePrefix, type OfflineSite } from "../../plugins/widgets/src/core/offline/settings.ts";
import { orderSources } from "../../plugins/widgets/src/core/offline/sources.ts";

const HOST = "https://example.org";
const ROOT = `${HOST}/course/`;
const SITE: OfflineSite = {
  version: "1234567890abcdef",
  name: "Course",
  pages: ["", "progress/", "review/"],
  files: ["assets/cairn/loader.js"],
  folders: ["assets", "concepts", "tags", "%D8%A7"],
};

function kindOf(path: string, site = SITE, isNavigation = false): string {
  return findRequestKind(new URL(path, ROOT).href, ROOT, site, isNavigation);
}

// --- What a request is for -----------------------------------------------------------------------------------------

for (const path of ["", "index.html", "concepts/vectors/", "concepts/vectors.html", "404.html", "?q=a", "concepts/#a"]) {
  test(`'${path}' is a page`, () => assert.equal(kindOf(path), "page"));
}

for (const path of [
  "assets/stylesheets/main.57a0d79d.min.css",
  "assets/javascripts/bundle.a5f9d56c.min.js",
  "assets/own.0123456789abcdef0123.svg",
]) {
  test(`'${path}' never changes`, () => assert.equal(kindOf(path), "lasting"));
}

test("a name with a date is no hash", () => assert.equal(kindOf("assets/report.20260101.pdf"), "file"));

test("a graph never changes, but which one is in use does", () => {
  assert.equal(kindOf("assets/cairn/graph.51544247399e.json"), "graph");
  assert.equal(kindOf("assets/cairn/graph.123456789012.json"), "graph");
  assert.equal(kindOf("assets/cairn/graph.json"), "pointer");
  assert.equal(kindOf("de/assets/cairn/graph.json", { ...SITE, folders: null }), "pointer");
});

for (const path of ["assets/cairn/questions.js", "assets/cairn/pages.css", "assets/picture.png", "concepts/a.pdf"]) {
  test(`'${path}' may change`, () => assert.equal(kindOf(path), "file"));
}

for (const path of ["sw.js", "sitemap.xml", "sitemap.xml.gz", "search/search_index.json", "assets/cairn/pagefind/a.js"]) {
  test(`'${path}' is never kept`, () => {
    assert.equal(kindOf(path, { ...SITE, folders: null }), "other");
  });
}

test("what belongs to other sites is left to the browser", () => {
  for (const url of ["/other/", "/", "https://example.com/course/", "/course2/concepts/a/"]) {
    assert.equal(kindOf(new URL(url, HOST).href), "other");
  }
  assert.equal(kindOf("1.0/concepts/vectors/"), "other");
  assert.equal(kindOf("1.0/concepts/vectors/", { ...SITE, folders: null }), "page");
  assert.equal(kindOf("%D8%A7/"), "page");
});

test("an address without an ending is a page if it is opened as one", () => {
  assert.equal(kindOf("concepts/vectors", SITE, true), "page");
  assert.equal(kindOf("concepts/vectors"), "file");
  assert.equal(kindOf("concepts/v1.0", SITE, true), "file");
});

test("a page has one address, whatever follows its path", () => {
  for (const end of ["", "index.html", "?h=a", "#b", "index.html?h=a#b/c"]) {
    assert.equal(stripAddress(`${ROOT}concepts/a/${end}`), `${ROOT}concepts/a/`);
  }
});

// --- Where a response comes from -----------------------------------------------------------------------------------

test("as long as there is a network, pages and their scripts come from there", () => {
  for (const kind of ["page", "file", "pointer"] as const) {
    assert.deepEqual(orderSources(kind, "verified", true), ["network", "cache"]);
  }
});

test("what never changes comes from the cache", () => {
  for (const origin of ["cache", "unverified", "verified"] as const) {
    assert.deepEqual(orderSources("lasting", origin, true), ["cache", "network"]);
    assert.deepEqual(orderSources("graph", origin, true), ["cache", "network"]);
  }
});

test("a page that may be newer than the cache gets no scripts from there", () => {
  assert.deepEqual(orderSources("file", "unverified", true), ["network"]);
  assert.deepEqual(orderSources("page", "unverified", true), ["network", "cache"]);
});

test("a page from the cache gets its scripts from there, and then the next page from the network", () => {
  assert.deepEqual(orderSources("file", "cache", true), ["cache", "network"]);
  assert.deepEqual(orderSources("page", "cache", true), ["network", "cache"]);
});

test("offline, nothing waits for the network", () => {
  for (const kind of ["page", "file", "pointer", "lasting"] as const) {
    assert.deepEqual(orderSources(kind, "verified", false), ["cache", "network"]);
  }
});

// --- What is kept --------------------------------------------------------------------------------------------------

test("the oldest leave, but those that the reader wants stay", () => {
  const addresses = ["a", "b", "c", "d", "e"];
  assert.deepEqual(selectEvicted(addresses, new Set(), 3), ["a", "b"]);
  assert.deepEqual(selectEvicted(addresses, new Set(["a", "c"]), 2), ["b"]);
  assert.deepEqual(selectEvicted(addresses, new Set(addresses), 0), []);
  assert.deepEqual(selectEvicted([], new Set(), 3), []);
});

test("the names of caches tell sites and versions on one origin apart", () => {
  const prefixes = [
    findCachePrefix("/course/", ROOT),
    findCachePrefix("/course/", `${ROOT}2.0/`),
    findCachePrefix("/other/", ROOT),
  ];
  assert.equal(new Set(prefixes).size, 3);
  for (const one of prefixes) {
    for (const other of prefixes) assert.equal(one.startsWith(other), one === other);
  }
  assert.ok(prefixes[0]?.startsWith("cairn:/course/"));
});

test("the styles, scripts and images of a page are found, each once", () => {
  const html = `<link rel="canonical" href="https://example.org/course/concepts/a/">
    <link rel="stylesheet" href="../../assets/a.css"><link href='../../assets/b.css' rel='stylesheet'>
    <link rel="icon" href="/favicon.ico"><link rel=stylesheet href=../../assets/c.css>
    <link rel="next" href="../b/"><a href="../../assets/no.pdf">x</a>
    <script src="../../assets/cairn/loader.js#%2Fcourse%2F"></script><script>var src="../no.js"</script>
    <img alt="a b" src="../../assets/a.png?a=1&amp;b=2"><img data-src="no.png" src="data:image/png;base64,AA==">
    <img src="../../assets/a.png?a=1&amp;b=2"><img src="http://["><script src="https://example.com/x.js"></script>`;
  assert.deepEqual(findPageFiles(html, `${ROOT}concepts/a/`), [
    `${ROOT}assets/a.css`,
    `${ROOT}assets/b.css`,
    `${HOST}/favicon.ico`,
    `${ROOT}assets/c.css`,
    `${ROOT}assets/cairn/loader.js`,
    `${ROOT}assets/a.png?a=1&b=2`,
    "data:image/png;base64,AA==",
    "https://example.com/x.js",
  ]);
});

test("the title of a page is taken without the name of the site", () => {
  assert.equal(findPageTitle("<title>A &amp; B - Course</title>", "Course"), "A &amp; B");
  assert.equal(findPageTitle("<title>\n Course \n</title>", "Course"), "Course");
  assert.equal(findPageTitle("<title>A - Q&amp;A</title>", "Q&amp;A"), "A");
  assert.equal(findPageTitle("<h1>None</h1>", "Course"), "");
});

test("the page about being offline lists what is kept by title, unless it has a link already", () => {
  const html = addKeptPages('<link href="../../assets/cairn/offline.css"><a href="../../review/">R</a><ul></ul>', ROOT, [
    { address: `${ROOT}b/`, title: "Zebras &amp; $&" },
    { address: `${ROOT}assets/a.css`, title: "" },
    { address: `${ROOT}review/`, title: "Review" },
    { address: `${ROOT}a/`, title: "Apes" },
  ]);
  assert.equal(
    html,
    `<link href="${ROOT}assets/cairn/offline.css"><a href="${ROOT}review/">R</a>` +
      `<ul><li><a href="${ROOT}a/">Apes</a></li><li><a href="${ROOT}b/">Zebras &amp; $&</a></li></ul>`,
  );
});
