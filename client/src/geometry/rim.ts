/**
 * Where a connector meets an item: the rim of a box, of the disc that a round note is, of an ellipse or of a diamond.
 *
 * The same rules stand in the server's `geometry/rim.py`; `tests/cases/rims.json` holds both to them.
 * All comparisons of the two axes are cross-multiplied, so that a box without width or height needs no exception.
 */

import { type Box, centre, isSame } from "./box.ts";
import { minus, type Point, plus, RIGHT } from "./point.ts";

export type Route = "straight" | "elbow" | "curved";
export type Side = "top" | "right" | "bottom" | "left";

export type Rim = "box" | "ellipse" | "diamond";

/** What an end is bound to: a box, the largest disc centred in it, or an ellipse or diamond that fills it. [I3] [I11] */
export interface Outline {
  readonly box: Box;
  readonly round: boolean;
  readonly rim?: Rim | undefined;
  /** Degrees clockwise around the middle of the box. [I13] */
  readonly turn?: number | undefined;
}

/** How an end is tied; `item` is resolved to an `Outline` by the caller. [I9] */
export interface Tie {
  readonly side?: Side | "auto" | undefined;
  readonly at?: readonly [number, number] | undefined;
  readonly angle?: number | undefined;
  readonly point?: readonly [number, number] | undefined;
}

/** One end as it stands on the board: its tie, and the outline of its item while that is live. */
export interface Tied {
  readonly tie: Tie;
  readonly outline?: Outline | undefined;
}

/** Where a line begins, and the outward unit vector there. */
export interface Anchor {
  readonly point: Point;
  readonly normal: Point;
}

const NORMALS: Readonly<Record<Side, Point>> = {
  top: { x: 0, y: -1 },
  right: RIGHT,
  bottom: { x: 0, y: 1 },
  left: { x: -1, y: 0 },
};
const CLOCKWISE: Readonly<Record<Side, Side>> = { top: "right", right: "bottom", bottom: "left", left: "top" };

/**
 * Both anchors of a connector. An end that has neither item nor point stands where the other end stands.
 *
 * A line from a box to itself has no direction: with nothing said it leaves to the right and comes back from the top,
 * and beside a fixed side it takes the next one clockwise.
 */
export function anchors(from: Tied, to: Tied, route: Route): readonly [Anchor, Anchor] {
  const start = reference(from) ?? reference(to) ?? { x: 0, y: 0 };
  const end = reference(to) ?? start;
  const loop = isLoop(from.outline, to.outline);
  const one = loop ? beside(from.tie, to.tie, "right") : from.tie;
  const other = loop ? beside(to.tie, from.tie, "top") : to.tie;
  return [anchor(from.outline, one, start, end, route), anchor(to.outline, other, end, start, route)];
}

/** Whether both ends are on the same box. */
export function isLoop(from: Outline | undefined, to: Outline | undefined): boolean {
  return from !== undefined && to !== undefined && isSame(from.box, to.box);
}

/** Whether the end is free to choose its side. */
export function isAuto({ at, angle, side = "auto" }: Tie): boolean {
  return at === undefined && angle === undefined && side === "auto";
}

function beside(tie: Tie, other: Tie, usual: Side): Tie {
  if (!isAuto(tie)) return tie;
  const fixed = other.at === undefined && other.angle === undefined ? other.side : undefined;
  return { side: fixed === undefined || fixed === "auto" ? usual : CLOCKWISE[fixed] };
}

/** What the other end looks at: the item's centre, or the free point. */
export function reference(end: Tied): Point | undefined {
  if (end.outline) return centre(end.outline.box);
  return end.tie.point && { x: end.tie.point[0], y: end.tie.point[1] };
}

/** The anchor of one end; `own` is where it stands when it is bound to nothing, `toward` the other's reference. */
function anchor(outline: Outline | undefined, tie: Tie, own: Point, toward: Point, route: Route): Anchor {
  if (!outline) return { point: own, normal: NORMALS[facing({ x: 0, y: 0, w: 1, h: 1 }, minus(toward, own))] };
  if (!outline.turn) return upon(outline, tie, toward, route);
  // A turned item is met as if it stood upright and the board were turned.
  const { turn, ...standing } = outline;
  const mid = centre(outline.box);
  const { point, normal } = upon(standing, tie, turned(toward, -turn, mid), route);
  return { point: turned(point, turn, mid), normal: turned(normal, turn, { x: 0, y: 0 }) };
}

function upon(outline: Outline, tie: Tie, toward: Point, route: Route): Anchor {
  const body = outline.round ? disc(outline.box) : outline.box;
  if (tie.at) return inside(outline, body, tie.at);
  if (tie.angle !== undefined) {
    const turn = (tie.angle * Math.PI) / 180;
    return ray(outline, body, { x: Math.cos(turn), y: Math.sin(turn) });
  }
  if (tie.side !== undefined && tie.side !== "auto") return middle(body, tie.side);
  const away = minus(toward, centre(body));
  const direct = route === "straight" || (route === "curved" && (outline.round || outline.rim === "ellipse"));
  return direct && !covers(outline, body, away) ? ray(outline, body, away) : middle(body, facing(body, away));
}

/** The side of a box that a vector from its centre leaves through. Ties are horizontal; no vector at all means right. */
function facing(box: Box, away: Point): Side {
  if (Math.abs(away.x) * box.h >= Math.abs(away.y) * box.w) return away.x < 0 ? "left" : "right";
  return away.y < 0 ? "top" : "bottom";
}

/** The midpoint of a side; on a disc's box that is its compass point. */
export function middle(box: Box, side: Side): Anchor {
  const normal = NORMALS[side];
  const mid = centre(box);
  return { point: { x: mid.x + (normal.x * box.w) / 2, y: mid.y + (normal.y * box.h) / 2 }, normal };
}

/** The box of the largest disc centred in `box`. */
export function disc(box: Box): Box {
  const across = Math.min(box.w, box.h);
  return { x: box.x + (box.w - across) / 2, y: box.y + (box.h - across) / 2, w: across, h: across };
}

/** The point turned clockwise around another by degrees. */
export function turned(p: Point, degrees: number, around: Point): Point {
  const turn = (degrees * Math.PI) / 180;
  const { x, y } = minus(p, around);
  return {
    x: around.x + x * Math.cos(turn) - y * Math.sin(turn),
    y: around.y + x * Math.sin(turn) + y * Math.cos(turn),
  };
}

/** The upright box around the item's body as it stands. */
export function extent(outline: Outline): Box {
  const body = outline.round ? disc(outline.box) : outline.box;
  if (!outline.turn || outline.round) return body;
  const turn = (outline.turn * Math.PI) / 180;
  const w = body.w * Math.abs(Math.cos(turn)) + body.h * Math.abs(Math.sin(turn));
  const h = body.w * Math.abs(Math.sin(turn)) + body.h * Math.abs(Math.cos(turn));
  const mid = centre(body);
  return { x: mid.x - w / 2, y: mid.y - h / 2, w, h };
}

/** Whether the item itself covers `p`: a round note is its disc, not its box. */
export function covered(outline: Outline, p: Point): boolean {
  const body = outline.round ? disc(outline.box) : outline.box;
  const mid = centre(body);
  const away = minus(outline.turn ? turned(p, -outline.turn, mid) : p, mid);
  if (outline.round) return Math.hypot(away.x, away.y) <= body.w / 2;
  if (isTapered(outline)) return reach(outline, away) <= 1;
  return Math.abs(away.x) <= body.w / 2 && Math.abs(away.y) <= body.h / 2;
}

function covers(outline: Outline, body: Box, away: Point): boolean {
  if (away.x === 0 && away.y === 0) return true;
  if (outline.round) return Math.hypot(away.x, away.y) < body.w / 2;
  if (isTapered(outline)) return reach(outline, away) < 1;
  return Math.abs(away.x) < body.w / 2 && Math.abs(away.y) < body.h / 2;
}

/** Where the ray from the centre along `away`, which is not zero, leaves the outline. */
function ray(outline: Outline, body: Box, away: Point): Anchor {
  const mid = centre(body);
  if (outline.round) {
    const length = Math.hypot(away.x, away.y);
    const normal = { x: away.x / length, y: away.y / length };
    return { point: plus(mid, normal, body.w / 2), normal };
  }
  if (isTapered(outline)) return { point: plus(mid, away, 1 / reach(outline, away)), normal: upright(outline, away) };
  const side = facing(body, away);
  const normal = NORMALS[side];
  const [half, span] = normal.x !== 0 ? [body.w / 2, Math.abs(away.x)] : [body.h / 2, Math.abs(away.y)];
  return { point: plus(mid, away, span > 0 ? half / span : 0), normal };
}

/** A relative point of the item's box. The normal is that of the side it is nearest to in proportion. */
function inside(outline: Outline, body: Box, at: readonly [number, number]): Anchor {
  const { x, y, w, h } = outline.box;
  const spot = { x: x + w * at[0], y: y + h * at[1] };
  const away = minus(spot, centre(body));
  const length = Math.hypot(away.x, away.y);
  if (length === 0 || !(outline.round || isTapered(outline)))
    return { point: spot, normal: NORMALS[facing(body, away)] };
  const rim = ray(outline, body, away);
  const beyond = outline.round ? length > body.w / 2 : reach(outline, away) > 1;
  return beyond ? rim : { point: spot, normal: rim.normal };
}

function isTapered(outline: Outline): boolean {
  return outline.rim === "ellipse" || outline.rim === "diamond";
}

/** How far `away` reaches from the centre of an ellipse or a diamond: 1 is its rim. */
function reach({ box, rim }: Outline, away: Point): number {
  const across = away.x / (box.w / 2);
  const down = away.y / (box.h / 2);
  return rim === "ellipse" ? Math.hypot(across, down) : Math.abs(across) + Math.abs(down);
}

/** The unit vector that stands on the rim of an ellipse or a diamond where `away` leaves it. */
function upright({ box, rim }: Outline, away: Point): Point {
  const halfW = box.w / 2;
  const halfH = box.h / 2;
  const steep =
    rim === "ellipse"
      ? { x: away.x / halfW ** 2, y: away.y / halfH ** 2 }
      : // On a corner both sides meet, and the line leaves along the axis.
        { x: Math.sign(away.x) / halfW, y: Math.sign(away.y) / halfH };
  const length = Math.hypot(steep.x, steep.y);
  return { x: steep.x / length, y: steep.y / length };
}
