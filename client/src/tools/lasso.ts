/** The lasso: a line drawn round things selects those whose middle is in it. */

import type { Editor } from "../editor/editor.ts";
import { wholes } from "../editor/grouping.ts";
import { aroundPoints, centre } from "../geometry/box.ts";
import { distance, type Point } from "../geometry/point.ts";
import { inside } from "../geometry/polygon.ts";
import { bounds } from "../shapes/registry.ts";
import type { Drawn } from "../shapes/shape.ts";
import { afterMove, type Gesture, type Press, type Tool } from "./tool.ts";

/** How far apart the line's corners are, in screen pixels. */
const GRAIN = 4;

export const lasso: Tool = {
  cursor: () => "crosshair",

  down(editor, press) {
    return afterMove(
      press,
      () => editor.select([]),
      () =>
        throwLasso(editor, press, () => {
          editor.tool.value = "select";
        }),
    );
  },
};

/** Draw the line; with Shift, what it takes is added to the selection. Locked things are never taken. */
function throwLasso(editor: Editor, start: Press, done: () => void = () => {}): Gesture {
  const before = start.shift ? editor.selection.peek() : new Set<string>();
  let corners: readonly Point[] = [start.at];
  return {
    move(press) {
      const last = corners.at(-1) ?? start.at;
      if (distance(last, press.at) * editor.camera.peek().zoom < GRAIN) return;
      corners = [...corners, press.at];
      editor.preview.value = { kind: "lasso", corners };
      editor.select([...before, ...caught(editor, corners)]);
    },
    up() {
      editor.preview.value = undefined;
      done();
    },
    cancel() {
      editor.preview.value = undefined;
      editor.select(before);
    },
  };
}

function caught(editor: Editor, corners: readonly Point[]): readonly string[] {
  const area = aroundPoints(corners);
  if (!area) return [];
  const found = editor.places
    .within(area)
    .filter((item) => editor.pickable(item) && item.lock !== "locked" && isIn(editor, item, corners));
  return wholes(editor, found);
}

/** A frame is taken only as a whole: its middle lies under whatever is in it. */
function isIn(editor: Editor, item: Drawn, corners: readonly Point[]): boolean {
  const box = bounds(item, editor.seen);
  if (item.kind !== "frame") return inside(corners, centre(box));
  const { x, y, w, h } = item;
  return [
    [x, y],
    [x + w, y],
    [x + w, y + h],
    [x, y + h],
  ].every(([px = 0, py = 0]) => inside(corners, { x: px, y: py }));
}
