/** What a person can do to the selection, each as ops and one step of undo. */

import { batch } from "@preact/signals";
import type { Point } from "../geometry/point.ts";
import type { Op, Wish } from "../model/change.ts";
import { newId } from "../model/id.ts";
import { type End, type Item, isPlaced, type Json, type Note, textOf } from "../model/item.ts";
import { captions } from "../shapes/captions.ts";
import { NOTE_RATIO } from "../shapes/note.ts";
import { isDrawn } from "../shapes/shape.ts";
import type { Editor } from "./editor.ts";
import { doomed, leaves, wholes } from "./grouping.ts";
import { homeOf } from "./holders.ts";
import { setOutNew } from "./layouts.ts";
import { stopsOf } from "./reading.ts";

/** A new note's height on the screen. */
const NOTE_PIXELS = 160;
export const GAP = 24;

/** The ids of the selection that this person may change. */
function changeable(editor: Editor): string[] {
  return editor.selected.value.filter((item) => editor.free(item)).map((item) => item.id);
}

export function remove(editor: Editor): void {
  const ids = doomed(editor, changeable(editor));
  if (ids.length > 0) editor.propose([{ op: "delete", ids }], "delete");
}

export function move(editor: Editor, dx: number, dy: number): void {
  const ids = changeable(editor);
  if (ids.length > 0) editor.propose([{ op: "move", ids, dx, dy }], "nudge");
}

export function restack(editor: Editor, to: "top" | "bottom"): void {
  const ids = leaves(editor, editor.selected.value)
    .filter((item) => editor.free(item))
    .map((item) => item.id);
  if (ids.length > 0) editor.propose([{ op: "restack", ids, to }], "restack");
}

/** Set fields on every selected item of the given kinds. */
export function change(editor: Editor, kinds: readonly Item["kind"][], set: Readonly<Record<string, Json>>): void {
  const ops = leaves(editor, editor.selected.value)
    .filter((item) => kinds.includes(item.kind) && editor.free(item))
    .map((item): Op => ({ op: "update", id: item.id, set }));
  editor.propose(ops, "change");
}

export function recolor(editor: Editor, color: string): void {
  change(editor, ["note", "connector", "text", "frame", "shape", "stroke", "table"], { color });
  if (editor.selected.value.some((item) => item.kind === "note")) editor.noteColor.value = color;
  if (editor.selected.value.some((item) => item.kind === "shape")) editor.figureColor.value = color;
}

/** Another shape keeps the middle and the height of a note. [I4] */
export function reshape(editor: Editor, shape: Note["shape"]): void {
  const ops = leaves(editor, editor.selected.value)
    .filter((item) => item.kind === "note")
    .filter((item) => editor.free(item) && item.shape !== shape)
    .map((item): Op => {
      const h = item.shape === "wide" ? item.h : Math.min(item.w, item.h);
      const w = h * NOTE_RATIO[shape];
      return {
        op: "update",
        id: item.id,
        set: { shape, x: item.x + (item.w - w) / 2, y: item.y + (item.h - h) / 2, w, h },
      };
    });
  editor.propose(ops, "shape");
  editor.noteShape.value = shape;
}

export function selectAll(editor: Editor): void {
  const items = [...editor.session.items.values()].filter(
    (item) => isDrawn(item) && editor.places.box(item.id) !== undefined && editor.pickable(item),
  );
  editor.select(wholes(editor, items.filter(isDrawn)));
}

/** How high a new note is: the size that reads well now, or that of its neighbours if that is about the same. */
function noteHeight(editor: Editor): number {
  const wanted = NOTE_PIXELS / editor.camera.peek().zoom;
  const near = editor.places
    .within(editor.view.peek())
    .slice(-200)
    .filter((item) => item.kind === "note")
    .map((item) => Math.min(item.w, item.h))
    .filter((h) => Math.abs(h / wanted - 1) <= 0.3)
    .sort((a, b) => a - b);
  const usual = near[Math.floor(near.length / 2)];
  if (usual !== undefined) return usual;
  // At 100 % a note has the size that every default has.
  return Math.abs(200 / wanted - 1) <= 0.3 ? 200 : Math.max(20, Math.round(wanted / 10) * 10);
}

/** A note as it would be laid around `middle`, without an id that anybody knows. */
export function draftNote(editor: Editor, middle: Point): Note {
  const shape = editor.noteShape.peek();
  const h = noteHeight(editor);
  const w = h * NOTE_RATIO[shape];
  const color = editor.noteColor.peek();
  return { id: "", kind: "note", shape, x: middle.x - w / 2, y: middle.y - h / 2, w, h, text: "", color };
}

/** Lay a note and start writing in it. */
export function layNote(editor: Editor, draft: Note, also: (note: string) => readonly Op[] = () => []): string {
  const id = newId();
  const home = homeOf(editor, draft);
  const { text, shape, x, y, w, h, color, kind } = draft;
  const item: Wish = { kind, id, shape, x: round(x), y: round(y), w, h, text, color, ...(home && { parent: home.id }) };
  editor.propose([{ op: "create", item }, ...setOutNew(editor, [item]), ...also(id)], "note");
  write(editor, id);
  return id;
}

/** Put the person's cursor into an item's text. */
export function write(editor: Editor, id: string): void {
  const item = editor.session.items.get(id);
  if (!isDrawn(item) || textOf(item) === undefined) return;
  if (!editor.free(item)) {
    editor.say(editor.can("edit") ? captions().locked : captions().lookOnly);
    return;
  }
  batch(() => {
    editor.select([id]);
    editor.tool.value = "select";
    editor.writing.value = id;
  });
}

/** The neighbour of a note while writing: entered if it is there, laid with the same looks if not. */
export function nextNote(editor: Editor, id: string, dx: -1 | 0 | 1, dy: -1 | 0 | 1): void {
  const from = editor.session.items.get(id);
  if (from?.kind !== "note") return;
  const spot = { x: from.x + dx * (from.w + GAP), y: from.y + dy * (from.h + GAP), w: from.w, h: from.h };
  const there = editor.places
    .within({ x: spot.x + spot.w / 4, y: spot.y + spot.h / 4, w: spot.w / 2, h: spot.h / 2 })
    .findLast((item) => item.kind === "note");
  if (there) write(editor, there.id);
  else layNote(editor, { ...from, ...spot, text: "" });
}

/** A connector between two items, or from an item to a point. */
export function connect(editor: Editor, from: End, to: End): string {
  const item = lineBetween(editor, from, to);
  editor.propose([{ op: "create", item }], "connect");
  return item.id;
}

/** A new connector, with everything that is to be seen at once written out. */
export function lineBetween(editor: Editor, from: End, to: End): Wish & { id: string } {
  const looks = { ...editor.lineLooks.peek(), color: "black", text: "" };
  return { kind: "connector", id: newId(), from: plain(from), to: plain(to), ...looks };
}

/** Connect the selected items in their reading order. */
export function connectSelected(editor: Editor): void {
  const items = editor.selected.value.filter(isPlaced).toSorted((a, b) => a.x - b.x || a.y - b.y);
  const ops = items.slice(1).flatMap((item, at): Op[] => {
    const before = items[at];
    if (!before) return [];
    const line = lineBetween(editor, { item: before.id, side: "auto" }, { item: item.id, side: "auto" });
    return [{ op: "create", item: line }];
  });
  if (editor.can("edit")) editor.propose(ops, "connect");
}

/** The next item in reading order. False past either end, so that Tab leads out of the board again. */
export function step(editor: Editor, forward: boolean): boolean {
  const order = stopsOf(editor);
  const [current] = editor.selection.value;
  const at = order.findIndex((item) => item.id === current);
  const next = order[at < 0 ? (forward ? 0 : order.length - 1) : at + (forward ? 1 : -1)];
  editor.select(next ? [next.id] : []);
  if (!next) return false;
  const box = editor.boundsOf(next.id);
  if (box) editor.reveal(box);
  return true;
}

function plain(end: End): Json {
  return JSON.parse(JSON.stringify(end)) as Json;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
