/** The select tool: pick, drag, resize, write, connect by dots, and sweep a marquee over many. */

import { homeOf, write } from "../editor/commands.ts";
import type { Editor } from "../editor/editor.ts";
import { encloses, holds, meets, spanned } from "../geometry/box.ts";
import { distance, type Point } from "../geometry/point.ts";
import { bounds, handles, hit, pulled } from "../shapes/registry.ts";
import { type Drawn, type HandleName, isDrawn } from "../shapes/shape.ts";
import { drawFromDot, pullEnd } from "./connector.ts";
import { connectable, dotAt } from "./dots.ts";
import { drag } from "./drag.ts";
import { pan } from "./hand.ts";
import { throwLasso } from "./lasso.ts";
import { lay } from "./note.ts";
import { afterMove, type Gesture, type Press, type Tool } from "./tool.ts";

/** How long the pointer rests on an item before its dots appear, so that crossing a full board does not flicker. */
const DWELL = 160;

let dwelling: ReturnType<typeof setTimeout> | undefined;

export const select: Tool = {
  cursor(editor) {
    const pointer = editor.hovered.value;
    return pointer === undefined ? "default" : "move";
  },

  hover(editor, press) {
    const item = press && editor.at(press.at);
    const id = item?.id;
    if (id === editor.hovered.peek()) return;
    editor.hovered.value = id;
    clearTimeout(dwelling);
    // The dots stand outside the item: on the way to one of them it is still dotted.
    dwelling = setTimeout(() => {
      if (id !== undefined || !press || !nearDots(editor, press.at)) {
        editor.dotted.value = connectable(editor.seen.get(id ?? "")) ? id : undefined;
      }
    }, DWELL);
  },

  down(editor, press) {
    const handle = handleAt(editor, press);
    if (handle) return pull(editor, handle.item, handle.name);
    const dot = dotAt(editor, press.at, press.touch);
    if (dot) return drawFromDot(editor, dot.item, dot.dot, press);
    const item = editor.at(press.at, press.touch ? 10 : 4) ?? selectedFrame(editor, press.at);
    if (item) return pick(editor, item, press);
    return press.touch ? pan(editor, press) : sweep(editor, press);
  },

  double(editor, press) {
    const item = editor.at(press.at) ?? hollowShape(editor, press.at);
    if (item) write(editor, item.id);
    else if (editor.can("edit")) lay(editor, press.at);
  },

  drop(editor) {
    clearTimeout(dwelling);
    editor.hovered.value = undefined;
    editor.dotted.value = undefined;
  },
};

/** The handle under the pointer: only one selected item shows handles. */
export function handleAt(editor: Editor, press: Press): { item: Drawn; name: HandleName } | undefined {
  const [item, ...more] = editor.selected.peek();
  if (!item || more.length > 0 || !editor.free(item) || editor.writing.peek() !== undefined) return undefined;
  const reach = (press.touch ? 22 : 9) / editor.camera.peek().zoom;
  const handle = handles(item, editor.seen).find(({ at }) => distance(at, press.at) <= reach);
  return handle && { item, name: handle.name };
}

function nearDots(editor: Editor, at: Point): boolean {
  const item = editor.seen.get(editor.dotted.peek() ?? "");
  if (!isDrawn(item)) return false;
  const reach = 34 / editor.camera.peek().zoom;
  const box = bounds(item, editor.seen);
  return meets(
    { x: box.x - reach, y: box.y - reach, w: box.w + 2 * reach, h: box.h + 2 * reach },
    { ...at, w: 0, h: 0 },
  );
}

/** A selected frame can be dragged by its inside too. */
function selectedFrame(editor: Editor, at: Point): Drawn | undefined {
  return editor.selected.peek().find((item) => item.kind === "frame" && holds(item, at));
}

/** A shape without a fill that goes around the point: one reaches through it, but its words are written inside. */
function hollowShape(editor: Editor, at: Point): Drawn | undefined {
  return editor.places
    .within({ ...at, w: 0, h: 0 })
    .findLast((item) => item.kind === "shape" && holds(item, at) && editor.pickable(item));
}

function pick(editor: Editor, item: Drawn, start: Press): Gesture {
  const before = editor.selection.peek();
  const was = before.has(item.id);
  if (!was) editor.select(start.shift ? [...before, item.id] : [item.id]);
  return afterMove(
    start,
    (press) => {
      if (press.shift && was) editor.select([...before].filter((id) => id !== item.id));
      else if (!press.shift) editor.select(hit(item, press.at, 8, editor.seen) || was ? [item.id] : []);
    },
    (press) => drag(editor, press),
  );
}

function pull(editor: Editor, item: Drawn, handle: HandleName): Gesture {
  if (item.kind === "connector") return pullEnd(editor, item, handle === "from" ? "from" : "to");
  let set: ReturnType<typeof pulled> | undefined;
  return {
    move(press) {
      set = rounded(pulled(item, handle, press.at, press.shift));
      editor.hold(new Map([[item.id, { ...item, ...set } as Drawn]]));
    },
    up() {
      if (set) editor.propose([{ op: "update", id: item.id, set }], "resize");
      editor.hold(new Map());
    },
    cancel() {
      editor.hold(new Map());
    },
  };
}

function sweep(editor: Editor, start: Press): Gesture {
  const before = start.shift ? editor.selection.peek() : new Set<string>();
  return afterMove(
    start,
    (press) => {
      const frame = homeOf(editor, { ...press.at, w: 0, h: 0 });
      editor.select(frame && editor.pickable(frame) ? [...before, frame.id] : before);
    },
    () =>
      start.alt
        ? throwLasso(editor, start)
        : {
            move(press) {
              const box = spanned(start.at, press.at);
              editor.preview.value = { kind: "marquee", box };
              const touched = editor.places
                .within(box)
                .filter((item) => editor.pickable(item) && item.lock !== "locked")
                .filter((item) => (item.kind === "frame" ? encloses(box, item) : true))
                .map((item) => item.id);
              editor.select([...before, ...touched]);
            },
            up() {
              editor.preview.value = undefined;
            },
            cancel() {
              editor.preview.value = undefined;
              editor.select(before);
            },
          },
  );
}

function rounded(set: ReturnType<typeof pulled>): ReturnType<typeof pulled> {
  return Object.fromEntries(
    Object.entries(set).map(([name, value]) => [
      name,
      typeof value === "number" ? Math.round(value * 100) / 100 : value,
    ]),
  );
}
