/** A short flight of the camera to another part of the board; any move of one's own ends it. */

import { type Camera, centred } from "./camera.ts";
import type { Editor } from "./editor.ts";
import { preferences } from "./preferences.ts";

/** Milliseconds. */
const LASTS = 260;

export function fly(editor: Editor, goal: Camera): void {
  if (still() || typeof requestAnimationFrame === "undefined") {
    editor.camera.value = goal;
    return;
  }
  const from = editor.camera.peek();
  const { w, h } = editor.size.peek();
  const began = performance.now();
  let set = from;
  const step = (now: number): void => {
    // Somebody's hand, or another flight, has the camera now.
    if (editor.camera.peek() !== set) return;
    const part = Math.min(1, (now - began) / LASTS);
    if (part >= 1) {
      editor.camera.value = goal;
      return;
    }
    const eased = 1 - (1 - Math.max(0, part)) ** 3;
    const zoom = from.zoom * (goal.zoom / from.zoom) ** eased;
    const middle = {
      x: between(from.x + w / 2 / from.zoom, goal.x + w / 2 / goal.zoom, eased),
      y: between(from.y + h / 2 / from.zoom, goal.y + h / 2 / goal.zoom, eased),
    };
    set = centred(middle, { w, h }, zoom);
    editor.camera.value = set;
    requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
}

/** Whether this person wants things to jump instead of gliding. */
function still(): boolean {
  if (preferences.motion.value === "less") return true;
  return typeof matchMedia !== "undefined" && matchMedia("(prefers-reduced-motion: reduce)").matches;
}

function between(a: number, b: number, part: number): number {
  return a + (b - a) * part;
}
