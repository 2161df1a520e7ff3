/**
 * Links to things on the board: `/b/<board>#i=<id>`. They say where to look and let nobody in: the secret is not in them.
 *
 *     goTo(editor, id)        fly to an item and select it; false if it is gone
 *     linkTo(board, id)       the address that leads there
 *     itemIn(location.hash)   the item that an address leads to
 */

import { signal } from "@preact/signals";
import { isDrawn } from "../shapes/shape.ts";
import { centred, fitted } from "./camera.ts";
import type { Editor } from "./editor.ts";
import { fly } from "./linksflight.ts";

/** Pins are not looked at from farther away than this. */
const LEGIBLE = 0.5;

/** How many links have led to nothing so far, for whoever has the words to say so. */
export const missed = signal(0);

/** Bring an item into view and select it. False if it is not on the board (any more). */
export function goTo(editor: Editor, id: string): boolean {
  const item = editor.session.items.get(id);
  if (item?.kind === "comment") return goToThread(editor, item.thread ?? item.id);
  const box = editor.boundsOf(id);
  if (!box || !isDrawn(item)) {
    missed.value++;
    return false;
  }
  editor.tool.value = "select";
  if (editor.pickable(item)) editor.select([id]);
  const size = editor.size.peek();
  fly(editor, fitted(box, size, size.w < 700 ? 20 : 96, Math.max(1, editor.camera.peek().zoom)));
  return true;
}

/** Bring a thread of comments into view, and open it. */
function goToThread(editor: Editor, id: string): boolean {
  const thread = editor.comments.thread(id);
  if (!thread) return false;
  const { x, y } = editor.comments.place(thread);
  const camera = editor.camera.peek();
  const size = editor.size.peek();
  editor.tool.value = "select";
  editor.comments.opened.value = { thread: thread.id };
  // The card lies beside the pin, or on a narrow screen under it.
  const zoom = Math.max(camera.zoom, LEGIBLE);
  const [right, below] = size.w < 700 ? [0, size.h / 5] : [size.w / 6, 0];
  fly(editor, centred({ x: x + right / zoom, y: y + below / zoom }, size, zoom));
  return true;
}

export function linkTo(board: string, id: string): string {
  return `${location.origin}/b/${board}#i=${id}`;
}

/** The item that the part of an address behind the `#` names, beside a secret or alone. */
export function itemIn(hash: string): string | undefined {
  const id = new URLSearchParams(hash.slice(1)).get("i");
  return id !== null && /^[0-9A-Za-z_]{1,40}$/.test(id) ? id : undefined;
}
