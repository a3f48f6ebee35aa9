// SPDX-License-Identifier: MIT
// The setting *Keep it in a file*: one file of the reader's own that always has the whole record.

import type { FileStatus } from "../../store/keeping/kept-file.ts";
import { canKeepInFile, pickExistingFile, pickNewFile } from "../../store/keeping/pick-file.ts";
import { sayKept } from "./messages.ts";
import type { Actions, Setting } from "./setting-rows.ts";
import { openSiteFile } from "./site-file.ts";

/** The setting, where the browser can do this. */
export class KeptFileSetting {
  readonly #file = openSiteFile();
  readonly #onChange: (said: string) => void;
  #status: FileStatus | undefined;

  /** Calls `onChange` with what is to be announced. */
  constructor(onChange: (said: string) => void) {
    this.#onChange = onChange;
    if (canKeepInFile()) this.#follow(this.#file.update(), false);
  }

  /** The row, or none. */
  describe(): readonly Setting[] {
    if (!canKeepInFile()) return [];
    const row = { key: "keep", name: message("settings.keep") };
    if (!this.#status) {
      const actions = {
        newFile: message("settings.new-file"),
        existingFile: message("settings.existing-file"),
      };
      return [{ ...row, text: message("settings.keep-text"), actions }];
    }
    const isHalted = this.#status.state === "needs-permission";
    const actions = {
      ...(isHalted ? { allow: message("settings.allow") } : {}),
      stop: message("settings.stop"),
    };
    return [{ ...row, text: sayKept(this.#status), actions }];
  }

  /** What the buttons do. */
  readonly actions: Actions = {
    newFile: () => this.#follow(this.#file.choose(pickNewFile)),
    existingFile: () => this.#follow(this.#file.choose(pickExistingFile)),
    allow: () => this.#follow(this.#file.allow()),
    stop: async () => {
      await this.#file.forget();
      this.#status = undefined;
      this.#onChange(message("settings.stopped"));
    },
  };

  async #follow(changing: Promise<FileStatus | undefined>, isSaid = true): Promise<void> {
    const status = await changing;
    if (!status) return;
    this.#status = status;
    this.#onChange(isSaid ? sayKept(status) : "");
  }
}
