/** The select tool: pick, drag, resize, write, connect by dots, and sweep a marquee over many. */

import { write } from "../editor/commands.ts";
import type { Editor } from "../editor/editor.ts";
import { partOf, wholeOf } from "../editor/grouping.ts";
import { setOut } from "../editor/layouts.ts";
import { heldPart, holdLane } from "../editor/parts.ts";
import { spreadPile } from "../editor/piling.ts";
import { cellAt, holdCell, writeCell } from "../editor/tables.ts";
import { centre, holds } from "../geometry/box.ts";
import { seatAt } from "../geometry/lanes.ts";
import { distance, type Point } from "../geometry/point.ts";
import type { Op } from "../model/change.ts";
import { onLabel } from "../shapes/connector.ts";
import { headAt } from "../shapes/framelanes.ts";
import { badgeBox } from "../shapes/pile.ts";
import { isLaid, planOf } from "../shapes/plan.ts";
import { handles, hit, pulled } from "../shapes/registry.ts";
import type { Drawn, HandleName } from "../shapes/shape.ts";
import { STALK } from "../shapes/turn.ts";
import { pressPin } from "./comment.ts";
import { drawFromDot, pullEnd } from "./connector.ts";
import { pullBend, pullLabel, resetBends } from "./connectorway.ts";
import { dotAt, dwell, endDwell } from "./dots.ts";
import { drag } from "./drag.ts";
import { pan } from "./hand.ts";
import { lay } from "./note.ts";
import { pullGroup } from "./selectgroup.ts";
import { hoverSpot, pressSpot, pressSpotAgain } from "./selectspot.ts";
import { sweep } from "./selectsweep.ts";
import { borderAt, pullBorder } from "./selecttable.ts";
import { afterMove, type Gesture, type Press, type Tool } from "./tool.ts";

/** What was selected before the last press on an item. */
let before: ReadonlySet<string> = new Set();

export const select: Tool = {
  cursor(editor) {
    if (editor.spot.value) return "pointer";
    const pointer = editor.hovered.value;
    return pointer === undefined ? "default" : "move";
  },

  hover(editor, press) {
    const item = press && editor.at(press.at);
    editor.hovered.value = item?.id;
    hoverSpot(editor, item, press);
    dwell(editor, press, item?.id);
  },

  down(editor, press) {
    const pin = pressPin(editor, press);
    if (pin) return pin;
    const handle = handleAt(editor, press);
    if (handle) return pull(editor, handle.item, handle.name);
    const dot = dotAt(editor, press.at, press.touch);
    if (dot) return drawFromDot(editor, dot.item, dot.dot, press);
    const border = borderAt(editor, press);
    if (border) return pullBorder(editor, border);
    const item = editor.at(press.at, press.touch ? 10 : 4) ?? selectedFrame(editor, press.at);
    if (item) return pressSpot(editor, item, press, () => pick(editor, item, press)) ?? pick(editor, item, press);
    return press.touch ? pan(editor, press) : sweep(editor, press);
  },

  double(editor, press) {
    const handle = handleAt(editor, press);
    if (handle?.item.kind === "connector" && bendOf(handle.name) !== undefined) {
      resetBends(editor, handle.item);
      return;
    }
    const item = editor.at(press.at) ?? hollowShape(editor, press.at);
    if (pressSpotAgain(editor, item, press)) return;
    if (item) goIn(editor, item, press.at);
    else if (editor.can("edit")) lay(editor, press.at);
  },

  /** A finger that rests on an item takes it along with what is selected already; on the desk it draws a marquee. */
  rested(editor, press) {
    const item = editor.at(press.at, 10);
    if (!item) return sweep(editor, press);
    editor.select([...before, wholeOf(editor, item).id]);
    return afterMove(
      press,
      () => {},
      (moved) => drag(editor, moved),
    );
  },

  /** Letters go into the cell in hand, in place of what it says. */
  letter(editor) {
    if (heldPart(editor)?.kind !== "cell") return false;
    writeCell(editor);
    return editor.part.peek()?.writing === true;
  },

  drop(editor) {
    endDwell();
    editor.hovered.value = undefined;
    editor.spot.value = undefined;
    editor.dotted.value = undefined;
  },
};

/** The handle under the pointer: only one selected item shows handles. */
export function handleAt(editor: Editor, press: Press): { item: Drawn; name: HandleName } | undefined {
  const [item, ...more] = editor.selected.peek();
  if (!item || more.length > 0 || !editor.free(item) || editor.writing.peek() !== undefined) return undefined;
  const reach = (press.touch ? 22 : 9) / editor.camera.peek().zoom;
  const handle = handles(item, editor.seen, STALK / editor.camera.peek().zoom).find(
    ({ at }) => distance(at, press.at) <= reach,
  );
  return handle && { item, name: handle.name };
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

function pick(editor: Editor, hitItem: Drawn, start: Press): Gesture {
  before = editor.selection.peek();
  const kept = before;
  const item = wholeOf(editor, hitItem);
  const was = kept.has(item.id);
  if (!was) editor.select(start.shift ? [...kept, item.id] : [item.id]);
  return afterMove(
    start,
    (press) => {
      if (press.shift) {
        if (was) editor.select([...kept].filter((id) => id !== item.id));
      } else if (!was || kept.size > 1) {
        editor.select(hit(hitItem, press.at, 8, editor.seen) || was ? [item.id] : []);
      } else {
        pickAgain(editor, item, hitItem, press.at);
      }
      if (item.kind === "pile" && !press.shift && holds(badgeBox(item), press.at)) spreadPile(editor, item);
    },
    (press) =>
      item.kind === "connector" && editor.free(item) && onLabel(item, editor.seen, press.at)
        ? pullLabel(editor, item)
        : drag(editor, press),
  );
}

/** A click on what is the only one selected goes a step further in: to the part of a group, to a cell of a table. */
function pickAgain(editor: Editor, item: Drawn, hitItem: Drawn, at: Point): void {
  if (item.kind === "group") editor.select([partOf(editor, item, hitItem).id]);
  else if (item.kind === "table") holdCell(editor, item, cellAt(item, at), false);
}

/** Go in by a double click: to the part of a group, or into the words that are there. */
function goIn(editor: Editor, hitItem: Drawn, at: Point): void {
  const item = wholeOf(editor, hitItem);
  const head = item.kind === "frame" ? headAt(item, at) : undefined;
  if (item.kind === "group") editor.select([partOf(editor, item, hitItem).id]);
  else if (item.kind === "table") holdCell(editor, item, cellAt(item, at), true);
  else if (head) holdLane(editor, item.id, head);
  else write(editor, item.id);
}

function pull(editor: Editor, item: Drawn, handle: HandleName): Gesture | undefined {
  if (item.kind === "connector") {
    const bend = bendOf(handle);
    return bend === undefined ? pullEnd(editor, item, handle === "from" ? "from" : "to") : pullBend(editor, item, bend);
  }
  if (item.kind === "group") return pullGroup(editor, item, handle);
  let set: ReturnType<typeof pulled> | undefined;
  return {
    move(press) {
      set = rounded(pulled(item, handle, press.at, press.shift));
      editor.hold(new Map([[item.id, { ...item, ...set } as Drawn]]));
    },
    up() {
      if (set) editor.propose([{ op: "update", id: item.id, set }, ...contents(editor, item, set)], "resize");
      editor.hold(new Map());
    },
    cancel() {
      editor.hold(new Map());
    },
  };
}

/** What lies in the cells of what is resized keeps to them. */
function contents(editor: Editor, item: Drawn, set: ReturnType<typeof pulled>): readonly Op[] {
  if (!isLaid(item)) return [];
  const plan = planOf(item);
  return setOut(editor, item, { as: { ...item, ...set }, seat: (box) => seatAt(plan, centre(box)) });
}

/** Which middle piece of a connector a handle moves, if it is one of those. */
function bendOf(handle: HandleName): number | undefined {
  return handle.startsWith("bend") ? Number(handle.slice("bend".length)) : undefined;
}

function rounded(set: ReturnType<typeof pulled>): ReturnType<typeof pulled> {
  return Object.fromEntries(
    Object.entries(set).map(([name, value]) => [
      name,
      typeof value === "number" ? Math.round(value * 100) / 100 : value,
    ]),
  );
}
