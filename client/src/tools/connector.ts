/** The connector tool: drag from one item to another; and the same drag from a dot, or of an end that is there already. */

import { connect, draftNote, GAP, layNote, lineBetween } from "../editor/commands.ts";
import type { Editor } from "../editor/editor.ts";
import type { Point } from "../geometry/point.ts";
import type { Op } from "../model/change.ts";
import type { Connector, End, Json, Note, Placed } from "../model/item.ts";
import { dropAim } from "./aim.ts";
import { connectable, type Dot, endAt } from "./dots.ts";
import { afterMove, type Gesture, type Press, type Tool } from "./tool.ts";

export const connectorTool: Tool = {
  cursor: () => "crosshair",

  hover(editor, press) {
    const item = press && editor.at(press.at, 4);
    editor.hovered.value = connectable(item) ? item.id : undefined;
  },

  down(editor, press) {
    if (!editor.can("edit")) return undefined;
    dropAim(editor);
    const item = target(editor, press.at);
    const from: End = item ? endAt(item, press.at) : { point: wire(press.at) };
    return draw(editor, from, (end) => {
      const free = from.item === undefined && end.item === undefined;
      editor.select([connect(editor, from, end)]);
      if (!free) editor.tool.value = "select";
    });
  },

  drop(editor) {
    dropAim(editor);
    editor.hovered.value = undefined;
  },
};

/** Drag from a dot: onto an item, it connects; onto the empty desk, it connects to a twin that is laid there. */
export function drawFromDot(editor: Editor, item: Placed, dot: Dot, press: Press): Gesture {
  const from: End = { item: item.id, side: "auto" };
  const drawing = draw(editor, from, (end, at) => {
    if (end.item !== undefined) editor.select([connect(editor, from, end)]);
    else layTwin(editor, item, at);
  });
  return afterMove(
    press,
    () => {
      drawing.cancel();
      layTwin(editor, item, neighbour(item, dot));
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

function draw(editor: Editor, from: End, done: (end: End, at: Point) => void): Gesture {
  let moved = false;
  const clear = (): void => {
    editor.preview.value = undefined;
  };
  return {
    move(press) {
      moved = true;
      const { end, item } = endUnder(editor, press, from.item);
      const line = lineBetween(from, end) as unknown as Connector;
      editor.preview.value = { kind: "line", connector: line, target: item?.id };
    },
    up(press) {
      clear();
      if (moved) done(endUnder(editor, press, from.item).end, press.at);
    },
    cancel: clear,
  };
}

/** The end that the pointer means now; never the item on the other end. */
function endUnder(editor: Editor, press: Press, other: string | undefined): { end: End; item?: Placed | undefined } {
  const item = target(editor, press.at, other);
  return item ? { end: endAt(item, press.at), item } : { end: { point: wire(press.at) } };
}

function target(editor: Editor, at: Point, except?: string): Placed | undefined {
  const item = editor.at(at, 8, new Set(except === undefined ? [] : [except]));
  return connectable(item) ? item : undefined;
}

/** A note like the one that the connector comes from, at `middle`, with the person's cursor in it. */
function layTwin(editor: Editor, item: Placed, middle: Point): void {
  const like: Note = item.kind === "note" ? item : draftNote(editor, middle);
  const draft: Note = { ...like, x: middle.x - like.w / 2, y: middle.y - like.h / 2, text: "" };
  const line = lineBetween({ item: item.id, side: "auto" }, { item: item.id, side: "auto" });
  // The note's id is minted when it is laid, so the line is wished in the same step but after it.
  const id = layNote(editor, draft, (note): Op[] => [
    { op: "create", item: { ...line, to: { item: note, side: "auto" } } },
  ]);
  editor.selection.value = new Set([id]);
}

function neighbour(item: Placed, dot: Dot): Point {
  const like = item.kind === "note" ? item : { w: 200, h: 200 };
  const step = { top: [0, -1], right: [1, 0], bottom: [0, 1], left: [-1, 0] }[dot.side];
  const gap = GAP * 3;
  const mid = { x: item.x + item.w / 2, y: item.y + item.h / 2 };
  return {
    x: mid.x + (step[0] ?? 0) * (item.w / 2 + like.w / 2 + gap),
    y: mid.y + (step[1] ?? 0) * (item.h / 2 + like.h / 2 + gap),
  };
}

function wire(p: Point): [number, number] {
  return [Math.round(p.x * 100) / 100, Math.round(p.y * 100) / 100];
}

function json(end: End): Json {
  return JSON.parse(JSON.stringify(end)) as Json;
}
