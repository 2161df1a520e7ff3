/** Copies: the selection taken out of the board as a clipping, and clippings laid on it. */

import { around, type Box, centre } from "../geometry/box.ts";
import type { Point } from "../geometry/point.ts";
import type { Op, Wish } from "../model/change.ts";
import { CLIPPING_LIMIT, type Clipping, clip, type Ground, planted } from "../model/clipping.ts";
import { boundTo, type Item, isPlaced, textOf } from "../model/item.ts";
import { bounds } from "../shapes/registry.ts";
import { isDrawn } from "../shapes/shape.ts";
import type { Editor } from "./editor.ts";
import { doomed } from "./grouping.ts";
import { homeOf } from "./holders.ts";
import { setOutNew } from "./layouts.ts";

/** The selection as a clipping, if there is one and it is not too much. */
export function cutOut(editor: Editor): Clipping | "too many" | undefined {
  const items = gathered(editor);
  if (items.length === 0) return undefined;
  return items.length > CLIPPING_LIMIT ? "too many" : clip(items, editor.session.items);
}

/** What a clipping says in words: its texts in reading order, one a line. */
export function inWords(clipping: Clipping): string {
  const row = (item: Item): number => (isPlaced(item) ? Math.round(item.y / 100) : Number.POSITIVE_INFINITY);
  const column = (item: Item): number => (isPlaced(item) ? item.x : 0);
  return clipping.items
    .toSorted((a, b) => (row(a) === row(b) ? column(a) - column(b) : row(a) - row(b)))
    .map((item) => (textOf(item) ?? "").replace(/\s+/g, " ").trim())
    .filter((text) => text !== "")
    .join("\n");
}

/** Take away what was cut out, where this person may. */
export function takeAway(editor: Editor, clipping: Clipping): void {
  const ids = doomed(
    editor,
    clipping.items.map(({ id }) => id),
  );
  if (ids.length > 0) editor.propose([{ op: "delete", ids }], "cut");
}

/** Lay a clipping with its middle at a point, as one step, and select it. Items come to lie in the frames under them. */
export function plant(editor: Editor, clipping: Clipping, middle: Point): void {
  const whole = extent(clipping);
  if (!whole || !editor.can("edit")) return;
  const at = centre(whole);
  const { wishes } = planted(clipping, { dx: Math.round(middle.x - at.x), dy: Math.round(middle.y - at.y) });
  const homed = wishes.map((item): Wish => {
    const box = boxOf(item) ?? extentOf(wishes, item.id);
    const home = item.parent === undefined && box ? homeOf(editor, box) : undefined;
    return home ? { ...item, parent: home.id } : item;
  });
  editor.propose([...homed.map((item): Op => ({ op: "create", item })), ...setOutNew(editor, homed)], "paste");
  // What lies in a frame moves with it, so only what lies in none of the copies is selected.
  const fresh = new Set(wishes.map(({ id }) => id));
  editor.select(wishes.filter(({ parent }) => typeof parent !== "string" || !fresh.has(parent)).map(({ id }) => id));
}

/** Copies of the selection, moved by a step, connectors among them bound to the copies. Returns their ids. */
export function duplicate(editor: Editor, dx: number, dy: number): string[] {
  if (!editor.can("edit")) return [];
  const here: Ground = { keeps: (id) => editor.session.items.has(id) };
  const clipping = clip(gathered(editor), editor.session.items);
  const { wishes, twins } = planted(clipping, { dx, dy }, here);
  editor.propose(
    wishes.map((item): Op => ({ op: "create", item })),
    "duplicate",
  );
  const copies = [...editor.selection.peek()].flatMap((id) => twins.get(id) ?? []);
  editor.select(copies);
  return copies;
}

/** The selection with all that belongs to it: what lies in frames, and the connectors between two of the items. */
function gathered(editor: Editor): readonly Item[] {
  const family = editor.family(editor.selection.peek());
  const between = [...family]
    .flatMap((id) => [...editor.places.followers(id)])
    .filter((id) => {
      const line = editor.session.items.get(id);
      return line !== undefined && boundTo(line).length === 2 && boundTo(line).every((end) => family.has(end));
    });
  return [...new Set([...family, ...between])].map((id) => editor.session.items.get(id)).filter(isDrawn);
}

function extent(clipping: Clipping): Box | undefined {
  const items = new Map(clipping.items.map((item) => [item.id, item]));
  const drawn = clipping.items.filter(isDrawn).filter((item) => item.kind !== "group");
  return around(drawn.map((item) => (isPlaced(item) ? item : bounds(item, items))));
}

/** The box of a group that is wished: around the wishes that lie in it. */
function extentOf(wishes: readonly Wish[], id: string | undefined): Box | undefined {
  const members = wishes.filter(({ parent }) => id !== undefined && parent === id);
  return around(members.flatMap((member) => boxOf(member) ?? extentOf(wishes, member.id) ?? []));
}

function boxOf(wish: { readonly [name: string]: unknown }): Box | undefined {
  const { x, y, w, h } = wish;
  const numbers = [x, y, w, h].every((value) => typeof value === "number");
  return numbers ? ({ x, y, w, h } as Box) : undefined;
}
