// SPDX-License-Identifier: MIT
// In which shard the preview of a page is: `plugins/cairn/views/previews.py` computes the same.

const FACTOR = 31;

/** The number of the shard with a page, counted from 0. */
export function findShard(path: string, shards: number): number {
  let value = 0;
  for (let index = 0; index < path.length; index += 1)
    value = (value * FACTOR + path.charCodeAt(index)) >>> 0;
  return value % shards;
}
