// SPDX-License-Identifier: MIT
// A script for a test page that keeps a record in a file. In place of a dialog, it takes a file of the browser's own
// file system.

import { openHandleStorage } from "../../plugins/widgets/src/store/keeping/file-handles.ts";
import { KeptFile } from "../../plugins/widgets/src/store/keeping/kept-file.ts";
import { openStore } from "../../plugins/widgets/src/store/open-store.ts";

const NAME = "/project/";
const store = openStore(NAME);
const file = new KeptFile(`cairn:${NAME}`, store, openHandleStorage(`cairn:${NAME}`));
const folder = () => navigator.storage.getDirectory();
const pick = async () => (await folder()).getFileHandle("learner-record.json", { create: true });

Object.assign(globalThis, {
  file,
  answer: () => store.append({ type: "attempt", subject: "question:a", response: "x", score: 1, hints: 0 })[0]?.id,
  readIds: () => store.read().map((event) => (event as { id: string }).id).sort(),
  choose: () => file.choose(pick),
  readFile: async () => (await (await pick()).getFile()).text(),
  writeFile: async (text: string) => {
    const writable = await (await pick()).createWritable();
    await writable.write(text);
    await writable.close();
  },
  removeFile: async () => (await folder()).removeEntry("learner-record.json"),
});
