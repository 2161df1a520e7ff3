/** The room that writing takes: brought near before it begins, grown while it goes on, and tidied when it ends. */

import type { MarkName } from "../model/marks.ts";
import type { Lettering } from "../shapes/shape.ts";
import { heightOf } from "../shapes/words.ts";
import type { Editor } from "./editor.ts";

/** Words smaller than this on the screen are gone up to before they are written. */
const LEGIBLE = 14;

/** Bring the words to where they can be read, if they are not. */
export function approach(editor: Editor, words: Lettering | undefined): void {
  if (!words) return;
  const { x, y, w, h } = words.box;
  const { zoom } = editor.camera.peek();
  if (words.fitted.size * zoom < LEGIBLE) {
    const near = Math.min(1, Math.max((LEGIBLE + 2) / words.fitted.size, zoom));
    editor.centre({ x: x + w / 2, y: y + h / 2 }, near);
  } else {
    editor.reveal(words.box);
  }
}

/** A note whose words do not fit at the least size grows. */
export function grow(editor: Editor, id: string, words: Lettering | undefined): void {
  const item = editor.session.items.get(id);
  if (item?.kind !== "note" || words?.fitted.overflow !== true) return;
  const by = Math.max(20, Math.round(item.h * 0.2));
  const set =
    item.shape === "round"
      ? { x: item.x - by / 2, y: item.y - by / 2, w: item.w + by, h: item.h + by }
      : { h: item.h + by };
  editor.propose([{ op: "update", id, set }], "write");
}

/** What is left behind when the writing ends: no empty text, and a box as high as its words. */
export function settle(editor: Editor, id: string): void {
  const item = editor.session.items.get(id);
  if (item?.kind !== "text") return;
  if (item.text.trim() === "") editor.propose([{ op: "delete", ids: [id] }], "write");
  else if (Math.abs(item.h - heightOf(item)) > 0.5) {
    editor.propose([{ op: "update", id, set: { h: Math.round(heightOf(item) * 100) / 100 } }], "write");
  }
}

/** The keys that every text field has for marks. */
export function markFor(event: KeyboardEvent): MarkName | undefined {
  const key = event.key.toLowerCase();
  if (event.shiftKey) return key === "x" ? "strike" : undefined;
  if (key === "b") return "bold";
  if (key === "i") return "italic";
  return key === "u" ? "underline" : undefined;
}
