/** Quick building: the next thing like this one, connected to it, with the person's cursor in it. */

import { type Box, centre, grown, meets } from "../geometry/box.ts";
import type { Point } from "../geometry/point.ts";
import { freeSpot } from "../geometry/spot.ts";
import type { Direction } from "../geometry/thatway.ts";
import type { Wish } from "../model/change.ts";
import { newId } from "../model/id.ts";
import { field, type Item, isPlaced, type Json, type Placed } from "../model/item.ts";
import { KINDS } from "../model/kinds.ts";
import { isDrawn } from "../shapes/shape.ts";
import { draftNote, GAP, lineBetween, write } from "./commands.ts";
import type { Editor } from "./editor.ts";
import { homeOf } from "./holders.ts";

/** Room for a line and its tip between two things. */
const APART = 3 * GAP;
/** Rows or columns beside the straight way that are tried before any free place will do. */
const ROWS = 5;

/** Kinds that are built on with their like. From everything else a note grows. */
const BUILT: ReadonlySet<Item["kind"]> = new Set<Item["kind"]>(["note", "shape", "text"]);
/** What belongs to one thing alone, and not to its looks. */
const OWN: ReadonlySet<string> = new Set(["x", "y", "text", "tags", "link", "author", "lock", "parent"]);

/**
 * Make the next connected thing in a direction from the one that is selected, and write in it.
 *
 * False if there is not just one thing selected that can be built on.
 */
export function buildNext(editor: Editor, direction: Direction): boolean {
  const [only, ...more] = editor.selected.peek();
  if (!only || more.length > 0 || !isPlaced(only) || !BUILT.has(only.kind)) return false;
  buildFrom(editor, only, direction);
  return true;
}

/** The same from any item, whatever is selected. */
export function buildFrom(editor: Editor, item: Placed, direction: Direction): void {
  const { w, h } = likeOf(editor, item);
  const middle = centre(item);
  const x = middle.x + direction.x * ((item.w + w) / 2 + APART) - w / 2;
  const y = middle.y + direction.y * ((item.h + h) / 2 + APART) - h / 2;
  layTwin(editor, item, freeBeside(editor, { x, y, w, h }, direction));
}

/** A thing like the item around a point, connected to it; beside the item if it would lie on it. */
export function buildAt(editor: Editor, item: Placed, middle: Point): void {
  const { w, h } = likeOf(editor, item);
  const box = { x: middle.x - w / 2, y: middle.y - h / 2, w, h };
  if (meets(box, item)) buildFrom(editor, item, toward(centre(item), middle));
  else layTwin(editor, item, box);
}

/** Whether the item is built on with its like. */
export function isBuilt(item: Item): boolean {
  return BUILT.has(item.kind);
}

/** Both are one wish, so that one step of undo takes both back. */
function layTwin(editor: Editor, item: Placed, box: Box): void {
  if (!editor.can("edit")) return;
  const id = newId();
  const home = homeOf(editor, box);
  const [x, y] = [Math.round(box.x * 100) / 100, Math.round(box.y * 100) / 100];
  const twin: Wish = { ...likeOf(editor, item), id, x, y, text: "", ...(home && { parent: home.id }) };
  const line = lineBetween(editor, { item: item.id, side: "auto" }, { item: id, side: "auto" });
  editor.propose(
    [
      { op: "create", item: twin },
      { op: "create", item: line },
    ],
    "build",
  );
  write(editor, id);
  editor.reveal(box);
}

/** The looks of the next one: the item's own, or those of a new note. */
function likeOf(editor: Editor, item: Placed): Wish & Box {
  const like: Item = BUILT.has(item.kind) ? item : draftNote(editor, item);
  const looks: Record<string, Json> = {};
  for (const name of KINDS.get(like.kind)?.fields ?? []) {
    const value = field(like, name);
    if (value !== undefined && !OWN.has(name)) looks[name] = value;
  }
  return { ...looks, kind: like.kind } as unknown as Wish & Box;
}

/** The place itself if it is free, else the nearest row beside it that is, else any free place near. */
function freeBeside(editor: Editor, box: Box, way: Direction): Box {
  const [dx, dy] = [way.y === 0 ? 0 : box.w + GAP, way.x === 0 ? 0 : box.h + GAP];
  for (let row = 0; row <= 2 * ROWS; row++) {
    // To one side and the other in turn: 0, 1, -1, 2, -2 …
    const by = row % 2 === 0 ? -row / 2 : (row + 1) / 2;
    const there = { ...box, x: box.x + by * dx, y: box.y + by * dy };
    if (!inTheWay(editor, grown(there, GAP / 2))) return there;
  }
  return freeSpot(box, GAP, (area) => inTheWay(editor, area)) ?? box;
}

function toward(a: Point, b: Point): Direction {
  const [x, y] = [b.x - a.x, b.y - a.y];
  if (Math.abs(x) >= Math.abs(y)) return { x: x < 0 ? -1 : 1, y: 0 };
  return { x: 0, y: y < 0 ? -1 : 1 };
}

/** Something that one does not lay things on. */
function inTheWay(editor: Editor, area: Box): Box | undefined {
  return editor.places
    .within(area)
    .filter((item) => isDrawn(item) && item.kind !== "connector" && item.kind !== "frame" && item.kind !== "stroke")
    .find(isPlaced);
}
