/** Carrying pictures from one board to another: each board keeps its own, so what is pasted brings them along. */

import type { Clipping } from "../model/clipping.ts";
import type { Item } from "../model/item.ts";
import type { Door } from "./imagesdoor.ts";

export interface Carried {
  readonly clipping: Clipping;
  /** How many could not be had, and are left behind. */
  readonly lost: number;
}

/** Whether a clipping holds pictures at all. */
export function hasPictures({ items }: Clipping): boolean {
  return items.some((item) => item.kind === "image");
}

/** The clipping as it can be laid on the board behind `to`. */
export async function carried(clipping: Clipping, from: Door, to: Door): Promise<Carried> {
  const blobs = new Set(clipping.items.flatMap((item) => (item.kind === "image" ? [item.blob] : [])));
  const here = new Map<string, string>();
  const stay = new AbortController().signal;
  for (const blob of blobs) {
    try {
      const brought = await to.bring(await from.fetch(blob, undefined), () => {}, stay);
      here.set(blob, brought.blob);
    } catch {
      // It is gone there, there is no room here, or the connection is lost: the rest is worth having without it.
    }
  }
  const items = clipping.items.flatMap((item): Item[] => {
    if (item.kind !== "image") return [item];
    const blob = here.get(item.blob);
    return blob === undefined ? [] : [{ ...item, blob }];
  });
  return { clipping: { items }, lost: clipping.items.length - items.length };
}
