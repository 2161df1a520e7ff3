/** The connector tool: drag from one item to another; and the same drag from a dot, or of an end that is there already. */

import { buildAt, buildFrom, isBuilt } from "../editor/building.ts";
import { connect, lineBetween } from "../editor/commands.ts";
import type { Editor } from "../editor/editor.ts";
import type { Point } from "../geometry/point.ts";
import type { Side } from "../geometry/rim.ts";
import type { Direction } from "../geometry/thatway.ts";
import type { Connector, End, Json, Placed } from "../model/item.ts";
import { dropAim } from "./aim.ts";
import { connectable, type Dot, dotAt, endAt } from "./dots.ts";
import { afterMove, type Gesture, type Press, type Tool } from "./tool.ts";

const DIRECTIONS: Readonly<Record<Side, Direction>> = {
  top: { x: 0, y: -1 },
  right: { x: 1, y: 0 },
  bottom: { x: 0, y: 1 },
  left: { x: -1, y: 0 },
};

export const connectorTool: Tool = {
  cursor: () => "crosshair",

  hover(editor, press) {
    const item = press && editor.at(press.at, 4);
    const id = connectable(item) ? item.id : undefined;
    editor.hovered.value = id;
    // Who holds this tool is about to connect, and need not wait for the dots.
    if (id !== undefined || !press || !dotAt(editor, press.at, press.touch)) editor.dotted.value = id;
  },

  down(editor, press) {
    if (!editor.can("edit")) return undefined;
    dropAim(editor);
    const dot = dotAt(editor, press.at, press.touch);
    if (dot) return drawFromDot(editor, dot.item, dot.dot, press);
    const item = target(editor, press.at);
    const from: End = item ? endAt(item, press.at) : { point: wire(press.at) };
    return draw(editor, from, (end, { at, command }) => {
      if (item && end.item === undefined && !command && isBuilt(item)) {
        buildAt(editor, item, at);
        return;
      }
      const free = from.item === undefined && end.item === undefined;
      editor.select([connect(editor, from, end)]);
      if (!free) editor.tool.value = "select";
    });
  },

  drop(editor) {
    dropAim(editor);
    editor.hovered.value = undefined;
    editor.dotted.value = undefined;
  },
};

/**
 * Drag from a dot: onto an item, it connects; onto the empty desk, it connects to a copy that is laid there, or ends there
 * with Control. A press without a drag lays the copy beside the item.
 */
export function drawFromDot(editor: Editor, item: Placed, dot: Dot, press: Press): Gesture {
  const from: End = { item: item.id, side: "auto" };
  const drawing = draw(editor, from, (end, { at, command }) => {
    if (end.item !== undefined || command) editor.select([connect(editor, from, end)]);
    else buildAt(editor, item, at);
    editor.tool.value = "select";
  });
  return afterMove(
    press,
    () => {
      drawing.cancel();
      buildFrom(editor, item, DIRECTIONS[dot.side]);
    },
    () => drawing,
  );
}

/** Drag an end that is there already to another item or place. */
export function pullEnd(editor: Editor, connector: Connector, which: "from" | "to"): Gesture {
  const other = which === "from" ? connector.to : connector.from;
  return {
    move(press) {
      const { end, item } = endUnder(editor, press, other.item);
      const shown: Connector = { ...connector, [which]: end };
      editor.hold(new Map([[connector.id, shown]]));
      editor.hovered.value = item?.id;
    },
    up(press) {
      const { end } = endUnder(editor, press, other.item);
      editor.propose([{ op: "update", id: connector.id, set: { [which]: json(end) } }], "connect");
      editor.hold(new Map());
      editor.hovered.value = undefined;
    },
    cancel() {
      editor.hold(new Map());
      editor.hovered.value = undefined;
    },
  };
}

function draw(editor: Editor, from: End, done: (end: End, press: Press) => void): Gesture {
  let moved = false;
  // A line leads back to its own item only after it has been outside.
  let own = from.item;
  const clear = (): void => {
    editor.preview.value = undefined;
  };
  return {
    move(press) {
      moved = true;
      if (own !== undefined && editor.at(press.at, 8)?.id !== own) own = undefined;
      const { end, item } = endUnder(editor, press, own);
      const line = lineBetween(editor, from, end) as unknown as Connector;
      editor.preview.value = { kind: "line", connector: line, target: item?.id };
    },
    up(press) {
      clear();
      if (moved) done(endUnder(editor, press, own).end, press);
    },
    cancel: clear,
  };
}

/** The end that the pointer means now; never the item that is named. */
function endUnder(editor: Editor, press: Press, except: string | undefined): { end: End; item?: Placed | undefined } {
  const item = target(editor, press.at, except);
  return item ? { end: endAt(item, press.at), item } : { end: { point: wire(press.at) } };
}

function target(editor: Editor, at: Point, except?: string): Placed | undefined {
  const item = editor.at(at, 8, new Set(except === undefined ? [] : [except]));
  return connectable(item) ? item : undefined;
}

function wire(p: Point): [number, number] {
  return [Math.round(p.x * 100) / 100, Math.round(p.y * 100) / 100];
}

function json(end: End): Json {
  return JSON.parse(JSON.stringify(end)) as Json;
}
