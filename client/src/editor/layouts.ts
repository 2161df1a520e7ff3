/**
 * Layouts: what lies in a frame with lanes, or in the cells of a table, set out there. [I16] [I18]
 *
 * Which lane something is in follows from where it lies, so nothing is kept on it. What comes is put where it is let go
 * among the others; the neighbours make room, and the container grows when it is full.
 */

import { type Box, centre } from "../geometry/box.ts";
import { LINE_HEIGHT } from "../geometry/fit.ts";
import { rankAt, type Seat, type Seated, seatAt, settled, sharesOf } from "../geometry/lanes.ts";
import { readingOrder } from "../geometry/reading.ts";
import type { Op, Wish } from "../model/change.ts";
import { type Frame, field, type Item, isPlaced, type Json } from "../model/item.ts";
import { LIGHT } from "../shapes/look.ts";
import { isLaid, type Laid, type Lane, type LaneAxis, lanesOf, planOf } from "../shapes/plan.ts";
import { cellText, cellWords } from "../shapes/table.ts";
import type { Editor } from "./editor.ts";

const FRAME_SPACE = { gap: 16, pad: 16 };
const TABLE_SPACE = { gap: 10, pad: 10 };
/** What is set out. Lines, ink, and containers with a room of their own stay where somebody put them. */
const SET_OUT: ReadonlySet<Item["kind"]> = new Set<Item["kind"]>(["note", "shape", "image", "text", "pile", "group"]);

/** Something that comes to lie in the container, and where it is let go. */
export interface Arrival {
  readonly item: Item;
  readonly box: Box;
}

export interface Change {
  readonly arrivals?: readonly Arrival[];
  readonly leaving?: ReadonlySet<string>;
  /** The container as it is going to be, if it changes too. */
  readonly as?: Laid;
  /** Where things are seated, if not where they lie. */
  readonly seat?: (box: Box) => Seat;
}

export function canBeSetOut(item: Item): boolean {
  return SET_OUT.has(item.kind);
}

/** The wishes that give everything in the container its place. */
export function setOut(editor: Editor, holder: Laid, change: Change = {}): Op[] {
  const { arrivals = [], leaving, as = holder } = change;
  const plan = planOf(as);
  const seat = change.seat ?? ((box: Box): Seat => seatAt(plan, centre(box)));
  const coming = new Set(arrivals.map(({ item }) => item.id));
  const staying = [...editor.places.children(holder.id)]
    .filter((id) => !coming.has(id) && leaving?.has(id) !== true)
    .flatMap((id): Arrival[] => {
      const item = editor.session.items.get(id);
      const box = item && canBeSetOut(item) && editor.free(item) ? placeOf(editor, item) : undefined;
      return item && box ? [{ item, box }] : [];
    });
  const things = inTurn(staying, arrivals, seat);
  const room = settled(
    plan,
    things.map(({ thing, at }): Seated => ({ ...at, size: thing.box, rigid: isRigid(thing.item) })),
    spacing(as),
  );
  const ops = things.flatMap(({ thing }, n): Op[] => {
    const box = room.boxes[n];
    return box ? moved(editor, thing.item, box, coming.has(thing.item.id) ? holder.id : undefined) : [];
  });
  const grows = room.plan.box.h > as.h + 0.5 && editor.free(holder);
  return grows ? [...grown(as, room.plan.rows, room.plan.box.h), ...ops] : ops;
}

/** The wishes that give new things their places, behind those that make them, where they come to lie in lanes. */
export function setOutNew(editor: Editor, wishes: readonly Wish[]): Op[] {
  const coming = new Map<string, Arrival[]>();
  for (const wish of wishes) {
    const item = wish as unknown as Item;
    if (item.parent === undefined || !isPlaced(item) || !canBeSetOut(item)) continue;
    coming.set(item.parent, [...(coming.get(item.parent) ?? []), { item, box: item }]);
  }
  return [...coming].flatMap(([id, arrivals]) => {
    const holder = editor.session.items.get(id);
    return isLaid(holder) ? setOut(editor, holder, { arrivals }) : [];
  });
}

/** Set out everything in the selected containers. */
export function tidyLaid(editor: Editor): boolean {
  const holders = editor.selected.peek().filter(isLaid);
  editor.propose(
    holders.flatMap((holder) => setOut(editor, holder)),
    "tidy",
  );
  return holders.length > 0;
}

/** Give a frame another layout, and its contents their places in it. */
export function setLayout(
  editor: Editor,
  frame: Frame,
  layout: Frame["layout"],
  usual: Readonly<Record<LaneAxis, readonly Lane[]>>,
): void {
  if (!editor.free(frame)) return;
  const set: Record<string, Json> = { layout: layout ?? null };
  for (const axis of ["columns", "rows"] as const) {
    const wants = layout === axis || layout === "matrix";
    if (wants && frame[axis] === undefined) set[axis] = usual[axis] as unknown as Json;
  }
  const as = { ...frame, ...set, layout } as Frame;
  editor.propose(
    [{ op: "update", id: frame.id, set }, ...(isLaid(as) ? setOut(editor, frame as Laid, { as }) : [])],
    "layout",
  );
}

/** Give a frame other lanes, or the same in another order. `from` says for each which of the old ones it was. */
export function setLanes(
  editor: Editor,
  frame: Frame,
  axis: LaneAxis,
  lanes: readonly Lane[],
  from: readonly (number | undefined)[],
): void {
  if (isLaid(frame) && editor.free(frame))
    editor.propose(retracked(editor, frame, { axis, tracks: lanes, from }), "lanes");
}

export interface Tracks {
  readonly axis: LaneAxis;
  readonly tracks: readonly { readonly share?: number }[];
  /** Which of the old ones each was, if it is not new. */
  readonly from: readonly (number | undefined)[];
  /** How wide or high each is; without it they keep what they have, and a new one gets the mean. */
  readonly extents?: readonly number[];
}

/**
 * The wishes for other columns or rows, in a frame or in a table, and for what lies in them.
 *
 * The container grows with what is added. What lay in a track that goes is put into the one before it.
 */
export function retracked(editor: Editor, holder: Laid, { axis, tracks, from, extents }: Tracks): Op[] {
  if (tracks.length === 0) return [];
  const plan = planOf(holder);
  const old = axis === "columns" ? plan.columns : plan.rows;
  const mean = total(old) / old.length;
  const now = extents ?? from.map((was) => (was === undefined ? mean : (old[was] ?? mean)));
  const shares = sharesOf(now);
  const size = axis === "columns" ? { w: round(plan.side + total(now)) } : { h: round(plan.top + total(now)) };
  const set = { [axis]: tracks.map((track, at) => ({ ...track, share: shares[at] ?? 1 })), ...size };
  const as = { ...holder, ...set } as Laid;
  const name = axis === "columns" ? "column" : "row";
  const seat = (box: Box): Seat => {
    const was = seatAt(plan, centre(box));
    return { ...was, [name]: keptOr(from, was[name]) };
  };
  return [
    { op: "update", id: holder.id, set: set as unknown as Record<string, Json> },
    ...setOut(editor, holder, { as, seat }),
  ];
}

/** Where an old track is now, or else the nearest one before it. */
function keptOr(from: readonly (number | undefined)[], was: number): number {
  for (let near = was; near >= 0; near--) {
    const at = from.indexOf(near);
    if (at >= 0) return at;
  }
  return 0;
}

/** Change what one lane is called or how much it should hold. */
export function changeLane(editor: Editor, frame: Frame, axis: LaneAxis, at: number, change: Partial<Lane>): void {
  const lanes = lanesOf(frame, axis);
  const { [at]: lane } = lanes;
  if (!lane || !editor.free(frame)) return;
  const changed = { ...lane, ...change };
  if (JSON.stringify(changed) === JSON.stringify(lane)) return;
  const set = { [axis]: lanes.map((one, n) => (n === at ? changed : one)) };
  editor.propose([{ op: "update", id: frame.id, set: set as unknown as Record<string, Json> }], "lanes");
}

/** Where something that is set out lies; nothing for a group without members. */
export function placeOf(editor: Editor, item: Item): Box | undefined {
  if (isPlaced(item)) return { x: item.x, y: item.y, w: item.w, h: item.h };
  return item.kind === "group" && editor.places.children(item.id).size > 0 ? editor.places.around(item) : undefined;
}

/** What moves as a whole, with all that lies in it, keeps its size. */
function isRigid(item: Item): boolean {
  return item.kind === "group" || item.kind === "pile";
}

/** All of them cell by cell, as they are read, what comes being put among what is there. */
function inTurn(
  staying: readonly Arrival[],
  arrivals: readonly Arrival[],
  seat: (box: Box) => Seat,
): readonly { readonly thing: Arrival; readonly at: Seat }[] {
  const cells = new Map<string, { at: Seat; there: Arrival[]; coming: Arrival[] }>();
  const cellFor = (box: Box): { at: Seat; there: Arrival[]; coming: Arrival[] } => {
    const at = seat(box);
    const key = `${at.row} ${at.column}`;
    const cell = cells.get(key) ?? { at, there: [], coming: [] };
    cells.set(key, cell);
    return cell;
  };
  for (const thing of asRead(staying)) cellFor(thing.box).there.push(thing);
  for (const thing of asRead(arrivals)) cellFor(thing.box).coming.push(thing);
  return [...cells.values()].flatMap(({ at, there, coming }) => {
    const boxes = there.map(({ box }) => box);
    const ranked = [
      ...there.map((thing, n) => ({ thing, rank: n + 0.5 })),
      ...coming.map((thing) => ({ thing, rank: rankAt(boxes, centre(thing.box)) })),
    ];
    return ranked.sort((a, b) => a.rank - b.rank).map(({ thing }) => ({ thing, at }));
  });
}

function asRead(things: readonly Arrival[]): readonly Arrival[] {
  return readingOrder(things.map(({ box }) => box)).flatMap((n) => things[n] ?? []);
}

function spacing(holder: Laid) {
  if (holder.kind === "frame") return { ...FRAME_SPACE, centred: holder.layout === "columns" };
  // Notes lie below the words of their cell.
  const inset = (at: Seat): number => {
    if (cellText(holder, at) === "") return 0;
    const { fitted } = cellWords(holder, at, LIGHT);
    return fitted.lines.length * fitted.size * LINE_HEIGHT + TABLE_SPACE.gap / 2;
  };
  return { ...TABLE_SPACE, centred: true, inset };
}

/** The wishes that bring one thing to its place, and into the container if it comes from elsewhere. */
function moved(editor: Editor, item: Item, box: Box, into: string | undefined): Op[] {
  const set: Record<string, Json> = into !== undefined && item.parent !== into ? { parent: into } : {};
  const ops: Op[] = [];
  const from = placeOf(editor, item);
  const [dx, dy] = [round(box.x - (from?.x ?? 0)), round(box.y - (from?.y ?? 0))];
  if (isRigid(item)) {
    // All that lies in it comes along.
    if (dx !== 0 || dy !== 0) ops.push({ op: "move", ids: [item.id], dx, dy });
  } else if (isPlaced(item)) {
    if (dx !== 0) set.x = round(box.x);
    if (dy !== 0) set.y = round(box.y);
    const scale = box.w / item.w;
    if (scale < 0.999) {
      set.w = round(box.w);
      set.h = round(box.h);
      const size = field(item, "size");
      if (typeof size === "number") set.size = Math.min(400, Math.max(4, round(size * scale)));
    }
  }
  if (Object.keys(set).length > 0) ops.push({ op: "update", id: item.id, set });
  return ops;
}

function grown(holder: Laid, rows: readonly number[], h: number): Op[] {
  const shares = sharesOf(rows);
  const set: Record<string, Json> = { h: round(h) };
  const tracks = holder.kind === "table" || lanesOf(holder, "rows").length > 0 ? holder.rows : undefined;
  if (tracks) set.rows = tracks.map((track, at) => ({ ...track, share: shares[at] ?? 1 })) as unknown as Json;
  return [{ op: "update", id: holder.id, set }];
}

function total(extents: readonly number[]): number {
  return extents.reduce((sum, extent) => sum + extent, 0);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
