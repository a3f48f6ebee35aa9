// SPDX-License-Identifier: MIT
// A record that is kept in a file: whatever happens to the file and whoever else writes to it, nothing is lost.

import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { isObject, type Json } from "../../plugins/widgets/src/core/json.ts";
import { KeptFile } from "../../plugins/widgets/src/store/keeping/kept-file.ts";
import { canKeepInFile, pickExistingFile, pickNewFile } from "../../plugins/widgets/src/store/keeping/pick-file.ts";
import { type FileHandle, uniteWithFile } from "../../plugins/widgets/src/store/keeping/record-file.ts";
import type { EventStore } from "../../plugins/widgets/src/store/event-store.ts";
import { MemoryStore } from "../../plugins/widgets/src/store/memory-store.ts";
import { FakeStorage, makeEnvironment, openTab } from "./fake-browser.ts";

const DRAFT = { type: "attempt", subject: "question:a", response: "x", score: 1, hints: 0 };

/** A file, as several devices see it. `undefined` if it is gone. */
class FakeFile {
  content: string | Uint8Array<ArrayBuffer> | undefined;
  changes = 0;
  /** Called once, when something has been written but not yet put in place. */
  beforeClose: () => void = () => {};
  writeError: Error | undefined;

  constructor(content: string | Uint8Array<ArrayBuffer> | undefined = "") {
    this.content = content;
  }

  replace(content: string): void {
    this.content = content;
    this.changes += 1;
  }
}

class FakeHandle implements FileHandle {
  readonly name = "learner-record.json";
  readonly file: FakeFile;
  permission: PermissionState;
  /** What the reader says when asked. */
  readonly choice: PermissionState;

  constructor(file: FakeFile, permission: PermissionState = "granted", choice: PermissionState = "granted") {
    this.file = file;
    this.permission = permission;
    this.choice = choice;
  }

  async getFile(): Promise<File> {
    if (this.file.content === undefined) throw new DOMException("gone", "NotFoundError");
    return new File([this.file.content], this.name, { lastModified: this.file.changes });
  }

  async createWritable() {
    const { file } = this;
    let written = "";
    return {
      write: async (text: unknown) => {
        if (file.writeError) throw file.writeError;
        written += text;
        const { beforeClose } = file;
        file.beforeClose = () => {};
        beforeClose();
      },
      close: async () => file.replace(written),
      abort: async () => {},
    };
  }

  async queryPermission(): Promise<PermissionState> {
    return this.permission;
  }

  async requestPermission(): Promise<PermissionState> {
    this.permission = this.choice;
    return this.permission;
  }
}

let devices = 0;

function openDevice(): MemoryStore {
  const prefix = `device-${devices++}`;
  let made = 0;
  return new MemoryStore({ ...makeEnvironment(), randomId: () => `${prefix}-${made++}` });
}

const eventsOf = (file: FakeFile): readonly Json[] => JSON.parse(String(file.content)).events;
const idsOf = (events: readonly Json[]) => events.map((event) => (isObject(event) ? String(event["id"]) : "")).toSorted();
const addTo = (store: EventStore) => store.append(DRAFT)[0]?.id ?? "";
const unite = (store: EventStore, file: FakeFile) => uniteWithFile(store, new FakeHandle(file));

test("a new file gets the record, and a second device gets both", async () => {
  const file = new FakeFile();
  const [one, two] = [openDevice(), openDevice()];
  const ids = [addTo(one), addTo(two)].toSorted();
  assert.equal(await unite(one, file), "saved");
  assert.equal(await unite(two, file), "saved");
  assert.deepEqual(idsOf(two.read()), ids);
  assert.equal(await unite(one, file), "saved");
  assert.deepEqual(idsOf(one.read()), ids);
  assert.deepEqual(idsOf(eventsOf(file)), ids);
});

test("a file that has everything is not written", async () => {
  const file = new FakeFile();
  const store = openDevice();
  addTo(store);
  await unite(store, file);
  const { changes } = file;
  assert.equal(await unite(store, file), "saved");
  assert.equal(file.changes, changes);
});

test("unknown fields and entries of a file are kept, and invalid ones do not come into the record", async () => {
  const odd = [{ id: "1", type: "dream", at: "x", subject: "y", more: 1 }, "odd", { id: "2" }];
  const file = new FakeFile(JSON.stringify({ format: "learner-record", version: 1, note: "n", events: odd }));
  const store = openDevice();
  const id = addTo(store);
  assert.equal(await unite(store, file), "saved");
  const { note, events } = JSON.parse(String(file.content));
  assert.equal(note, "n");
  assert.deepEqual(events.slice(0, 3), odd);
  assert.deepEqual(idsOf(store.read()), ["1", id].toSorted());
});

test("entries without an id are not added to the file, again and again", async () => {
  const file = new FakeFile();
  const store = openDevice();
  store.merge(["odd", { type: "attempt" }]);
  addTo(store);
  await unite(store, file);
  await unite(store, file);
  assert.equal(eventsOf(file).length, 1);
});

const RECORD = { format: "learner-record", version: 1, events: [] };
const UNTOUCHED: readonly (readonly [content: string | Uint8Array<ArrayBuffer>, state: string])[] = [
  [JSON.stringify({ ...RECORD, version: 2 }), "newer"],
  [JSON.stringify({ ...RECORD, version: "2" }), "damaged"],
  [JSON.stringify(RECORD).slice(0, -3), "damaged"],
  [JSON.stringify({ ...RECORD, format: "other" }), "damaged"],
  ["my diary", "damaged"],
  [" ", "damaged"],
  [Uint8Array.from(gzipSync(JSON.stringify(RECORD)).subarray(0, 20)), "damaged"],
];

for (const [content, state] of UNTOUCHED) {
  test(`a file that is ${state}, ${JSON.stringify(content).slice(0, 40)}, is never written`, async () => {
    const file = new FakeFile(content);
    const store = openDevice();
    addTo(store);
    assert.equal(await unite(store, file), state);
    assert.equal(file.content, content);
    assert.equal(store.read().length, 1);
  });
}

test("a file that is gone, locked or not allowed says so, and the record is as before", async () => {
  const store = openDevice();
  addTo(store);
  assert.equal(await uniteWithFile(store, new FakeHandle(Object.assign(new FakeFile(), { content: undefined }))), "gone");
  for (const permission of ["prompt", "denied"] as const) {
    const file = new FakeFile();
    assert.equal(await uniteWithFile(store, new FakeHandle(file, permission)), "needs-permission");
    assert.equal(file.content, "");
  }
  for (const [name, state] of [
    ["NotAllowedError", "needs-permission"],
    ["NoModificationAllowedError", "failed"],
    ["QuotaExceededError", "failed"],
  ]) {
    const file = new FakeFile();
    file.writeError = new DOMException("no", name);
    assert.equal(await unite(store, file), state);
    assert.equal(file.content, "");
  }
  assert.equal(store.read().length, 1);
});

test("a file with more than the browser can store is still completed, and says so", async () => {
  const events = Array.from({ length: 30 }, (_, number) => ({ ...DRAFT, id: `f${number}`, at: "2026-01-01T00:00:00.000Z" }));
  const file = new FakeFile(JSON.stringify({ ...RECORD, events }));
  const storage = new FakeStorage();
  const store = openTab(storage, makeEnvironment());
  const id = addTo(store);
  storage.isFull = true;
  assert.equal(await unite(store, file), "does-not-fit");
  assert.deepEqual(idsOf(store.read()), [id]);
  assert.equal(eventsOf(file).length, 31);
});

test("if another device writes in the meantime, the file is read again", async () => {
  const [one, two] = [openDevice(), openDevice()];
  const ids = [addTo(one), addTo(two)].toSorted();
  const [file, other] = [new FakeFile(), new FakeFile()];
  await unite(two, other);
  file.beforeClose = () => file.replace(String(other.content));
  assert.equal(await unite(one, file), "saved");
  assert.deepEqual(idsOf(eventsOf(file)), ids);
  assert.deepEqual(idsOf(one.read()), ids);
});

test("if another device replaces the file by its own, everything is there after each has opened its page again", async () => {
  // As in a shared folder: each device has its own copy of the file, and now and then one copy replaces the other.
  const random = makeRandom(5);
  for (let run = 0; run < 100; run += 1) {
    const stores = [openDevice(), openDevice(), openDevice()] as const;
    const files = stores.map(() => new FakeFile());
    const ids: string[] = [];
    const pick = () => Math.floor(random() * stores.length);
    const copy = (from: number, to: number) => files[to]?.replace(String(files[from]?.content));
    for (let step = 0; step < 20; step += 1) {
      const device = pick();
      if (random() < 0.4) ids.push(addTo(stores[device] as EventStore));
      else if (random() < 0.6) await unite(stores[device] as EventStore, files[device] as FakeFile);
      else copy(device, pick());
    }
    for (const [index, store] of [...stores, ...stores].entries()) {
      await unite(store, files[index % 3] as FakeFile);
      for (const other of [0, 1, 2]) copy(index % 3, other);
    }
    for (const store of stores) assert.deepEqual(idsOf(store.read()), ids.toSorted());
    assert.deepEqual(idsOf(eventsOf(files[0] as FakeFile)), ids.toSorted());
  }
});

function makeRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** A storage of handles that lasts as long as the test. */
function makeHandles() {
  let kept: FileHandle | undefined;
  return {
    read: async () => kept,
    write: async (handle: FileHandle | undefined) => {
      kept = handle;
    },
  };
}

const inTurn = <T>(_: string, action: () => Promise<T>) => action();

test("a file is chosen once, updated by later pages, and forgotten", async () => {
  const [file, store, handles] = [new FakeFile(), openDevice(), makeHandles()];
  addTo(store);
  const open = () => new KeptFile("cairn:x", store, handles, inTurn);
  assert.equal(await open().update(), undefined);
  assert.deepEqual(await open().choose(async () => new FakeHandle(file)), { name: "learner-record.json", state: "saved" });
  addTo(store);
  assert.deepEqual(await open().update(), { name: "learner-record.json", state: "saved" });
  assert.equal(eventsOf(file).length, 2);
  await open().forget();
  addTo(store);
  assert.equal(await open().update(), undefined);
  assert.equal(eventsOf(file).length, 2);
});

test("choosing no file changes nothing", async () => {
  const [file, store, handles] = [new FakeFile(), openDevice(), makeHandles()];
  const kept = new KeptFile("cairn:x", store, handles, inTurn);
  await kept.choose(async () => new FakeHandle(file));
  assert.equal(await kept.choose(() => Promise.reject(new DOMException("no", "AbortError"))), undefined);
  assert.equal((await kept.update())?.state, "saved");
});

test("a permission that is lost after a restart of the browser is given again by a click", async () => {
  const [file, store, handles] = [new FakeFile(), openDevice(), makeHandles()];
  addTo(store);
  for (const [choice, state] of [["denied", "needs-permission"], ["granted", "saved"]] as const) {
    await handles.write(new FakeHandle(file, "prompt", choice));
    const kept = new KeptFile("cairn:x", store, handles, inTurn);
    assert.equal((await kept.update())?.state, "needs-permission");
    assert.equal(file.content, "");
    assert.equal((await kept.allow())?.state, state);
  }
  assert.equal(eventsOf(file).length, 1);
});

test("a file can be chosen where the browser has both dialogs", async () => {
  const handle = new FakeHandle(new FakeFile());
  const pickers = { showSaveFilePicker: async () => handle, showOpenFilePicker: async () => [handle] };
  assert.equal(canKeepInFile(pickers), true);
  assert.equal(canKeepInFile({}), false);
  assert.equal(await pickNewFile(pickers), handle);
  assert.equal(await pickExistingFile(pickers), handle);
  await assert.rejects(pickNewFile({}));
  await assert.rejects(pickExistingFile({}));
});
