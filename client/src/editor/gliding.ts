/** Gliding: things that have got new places are seen on their way there, for a moment. Only the one screen shows it. */

import { type Item, isPlaced } from "../model/item.ts";
import type { Editor } from "./editor.ts";
import { preferences } from "./preferences.ts";

const LASTS = 180;
/** More than this is a swarm, and slow. */
const MOST = 100;

/** Show the items on their way from where they were. The board itself has them in their new places already. */
export function glide(editor: Editor, was: ReadonlyMap<string, Item>): void {
  if (was.size === 0 || was.size > MOST || calm()) return;
  const begun = performance.now();
  let shown: ReadonlyMap<string, Item> = new Map();
  const step = (now: number): void => {
    // Somebody has taken something into the hand meanwhile: that is worth more.
    const [first] = shown;
    if (first && editor.lifted.peek().get(first[0]) !== first[1]) return;
    const part = ease(Math.min(1, Math.max(0, (now - begun) / LASTS)));
    shown = part < 1 ? between(editor, was, part) : new Map();
    editor.hold(shown);
    if (shown.size > 0) requestAnimationFrame(step);
  };
  step(begun);
}

function between(editor: Editor, was: ReadonlyMap<string, Item>, part: number): ReadonlyMap<string, Item> {
  const shown = new Map<string, Item>();
  for (const [id, before] of was) {
    const now = editor.session.items.get(id);
    if (!now || !isPlaced(now) || !isPlaced(before)) continue;
    const along = (from: number, to: number): number => from + (to - from) * part;
    const [x, y] = [along(before.x, now.x), along(before.y, now.y)];
    shown.set(id, { ...now, x, y, w: along(before.w, now.w), h: along(before.h, now.h) } as Item);
  }
  return shown;
}

function ease(part: number): number {
  return 1 - (1 - part) ** 3;
}

/** Whether the person wants things to stay still. Outside of a page nothing is seen anyway. */
function calm(): boolean {
  if (typeof requestAnimationFrame === "undefined" || preferences.motion.peek() === "less") return true;
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}
