/** The hand: drags the desk. */

import { panned } from "../editor/camera.ts";
import type { Editor } from "../editor/editor.ts";
import type { Gesture, Press, Tool } from "./tool.ts";

export const hand: Tool = {
  cursor: () => "grab",
  down: pan,
};

/** Drag the desk under the pointer. */
export function pan(editor: Editor, start: Press): Gesture {
  const before = editor.camera.peek();
  return {
    move(press) {
      // The zoom is that of now: a wheel may turn while the hand is closed.
      const moved = panned(before, press.screen.x - start.screen.x, press.screen.y - start.screen.y);
      editor.camera.value = { ...moved, zoom: before.zoom };
    },
    up() {},
    cancel() {
      editor.camera.value = before;
    },
  };
}
