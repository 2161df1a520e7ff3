/** The looks of one thing, picked up and given to others: everything of its own kind, and of another what both have. */

import { centre } from "../geometry/box.ts";
import type { Op } from "../model/change.ts";
import { field, type Item, type Json, type Note } from "../model/item.ts";
import { NOTE_RATIO } from "../shapes/note.ts";
import { heightOf } from "../shapes/words.ts";
import type { Editor } from "./editor.ts";

const LOOKS: { readonly [Kind in Item["kind"]]?: readonly string[] } = {
  note: ["color", "shape", "align", "level", "size"],
  connector: ["color", "route", "start", "end", "pattern", "width"],
  text: ["color", "align", "size"],
  frame: ["color"],
  shape: ["color", "form", "edge", "pattern", "width", "align", "level", "size"],
  stroke: ["color", "width", "nib"],
};

/** What means the same on things of different kinds. */
const SHARED: ReadonlySet<string> = new Set(["color", "pattern", "align", "level"]);

interface Style {
  readonly kind: Item["kind"];
  readonly looks: Readonly<Record<string, Json | undefined>>;
}

/** The style that was copied last: one for the whole page, so that it can be carried to another board's. */
let copied: Style | undefined;

/** Remember the looks of the first selected thing. False if nothing is selected that has any. */
export function copyStyle(editor: Editor): boolean {
  const item = editor.selected.peek().find(({ kind }) => LOOKS[kind] !== undefined);
  if (!item) return false;
  const names = LOOKS[item.kind] ?? [];
  copied = { kind: item.kind, looks: Object.fromEntries(names.map((name) => [name, field(item, name)])) };
  return true;
}

/** Give the remembered looks to everything that is selected, in one step of undo. */
export function pasteStyle(editor: Editor): boolean {
  if (!copied) return false;
  const style = copied;
  const ops = editor.selected
    .peek()
    .filter((item) => editor.free(item))
    .flatMap((item): Op[] => {
      const set = looksFor(item, style);
      return Object.keys(set).length > 0 ? [{ op: "update", id: item.id, set }] : [];
    });
  editor.propose(ops, "style");
  return ops.length > 0;
}

export function hasStyle(): boolean {
  return copied !== undefined;
}

function looksFor(item: Item, { kind, looks }: Style): Readonly<Record<string, Json>> {
  const set: Record<string, Json> = {};
  for (const name of LOOKS[item.kind] ?? []) {
    const value = looks[name];
    const fits = kind === item.kind || (SHARED.has(name) && value !== undefined);
    if (fits && name in looks && value !== field(item, name)) set[name] = value ?? null;
  }
  if (item.kind === "note" && typeof set.shape === "string") return { ...set, ...boxIn(item, set.shape) };
  if (item.kind === "text" && typeof set.size === "number") {
    return { ...set, h: heightOf({ ...item, size: set.size }) };
  }
  return set;
}

/** Another shape keeps the middle and the height of a note. [I4] */
function boxIn(note: Note, shape: string): Readonly<Record<string, number>> {
  const h = note.shape === "wide" ? note.h : Math.min(note.w, note.h);
  const w = h * (NOTE_RATIO[shape as Note["shape"]] ?? 1);
  const middle = centre(note);
  return { x: middle.x - w / 2, y: middle.y - h / 2, w, h };
}
