/**
 * Which sides the free ends of a connector leave through.
 *
 * What faces the other end is tried first, and where that leads straight there nothing else is looked at. Sides that were
 * chosen stay until others are a good deal cheaper, so that a line does not flicker while its ends are dragged.
 */

import { cheapest, costOf, direct, wallsOf } from "./elbow.ts";
import { BEND } from "./elbowsearch.ts";
import { distance } from "./point.ts";
import { type Anchor, anchors, isAuto, isLoop, type Route, type Side, type Tied } from "./rim.ts";
import { type Around, type Path, route } from "./route.ts";

/** The sides of the ends that are free to choose; nothing for one that is not. */
export interface Sides {
  readonly from?: Side | undefined;
  readonly to?: Side | undefined;
}

/** Other sides have to cost less than this part of what the present ones cost. */
const CHEAPER = 0.8;
const SIDES: readonly Side[] = ["top", "right", "bottom", "left"];

export interface Chosen {
  readonly sides: Sides;
  readonly ends: readonly [Anchor, Anchor];
  readonly path: Path;
}

/** The sides of the free ends, and the way between them. */
export function chosen(from: Tied, to: Tied, how: Route, around: Around, last?: Sides): Chosen {
  const free = { from: chooses(from, how), to: chooses(to, how) };
  const usual = anchors(from, to, how);
  if ((!free.from && !free.to) || isLoop(from.outline, to.outline)) return along({}, usual, how, around);
  const facing: Sides = {
    from: free.from ? sideOf(usual[0]) : undefined,
    to: free.to ? sideOf(usual[1]) : undefined,
  };
  const fits = last && (last.from !== undefined) === free.from && (last.to !== undefined) === free.to;
  const facingEnds = anchorsOn(from, to, how, facing);
  if (!fits || same(last, facing)) {
    if (how === "curved") return along(facing, facingEnds, how, around);
    const points = direct(...facingEnds, around, around.avoid ?? []);
    if (points) return { sides: facing, ends: facingEnds, path: { kind: "polyline", points } };
  }
  const starts = options(from, to, how, "from", free.from);
  const goals = options(from, to, how, "to", free.to);
  const best = (limit?: number): Chosen | undefined => {
    const found = cheapest(
      starts.map(({ anchor }) => anchor),
      goals.map(({ anchor }) => anchor),
      wallsOf(...facingEnds, around),
      around.avoid ?? [],
      limit,
    );
    const [start, goal] = [starts[found?.from ?? -1], goals[found?.to ?? -1]];
    if (!found || !start || !goal) return undefined;
    const sides = { from: start.side, to: goal.side };
    return { sides, ends: [start.anchor, goal.anchor], path: { kind: "polyline", points: found.points } };
  };
  // Who has no past takes the best there is.
  if (!fits) return best() ?? along(facing, facingEnds, how, around);

  const kept = along(last, anchorsOn(from, to, how, last), how, around);
  const limit = costOn(kept, around) * CHEAPER;
  if (how === "curved") {
    const other = along(facing, facingEnds, how, around);
    return costOn(other, around) < limit ? other : kept;
  }
  const promising = starts.some(({ anchor }) => goals.some((goal) => leastOf(anchor, goal.anchor) < limit));
  return (promising && best(limit)) || kept;
}

function along(sides: Sides, ends: readonly [Anchor, Anchor], how: Route, around: Around): Chosen {
  return { sides, ends, path: route(how, ...ends, around) };
}

/** The anchors when the free ends have taken these sides. */
export function anchorsOn(from: Tied, to: Tied, how: Route, sides: Sides): readonly [Anchor, Anchor] {
  return anchors(on(from, sides.from), on(to, sides.to), how);
}

function on(end: Tied, side: Side | undefined): Tied {
  return side === undefined ? end : { ...end, tie: { side } };
}

/** A curve to something round needs no side: it leaves where it points to. */
function chooses({ tie, outline }: Tied, how: Route): boolean {
  if (!outline || !isAuto(tie)) return false;
  return how === "elbow" || (how === "curved" && !outline.round && outline.rim !== "ellipse");
}

function costOn({ path, ends }: Chosen, around: Around): number {
  if (path.kind === "cubic") return path.points.reduce((sum, p, n) => sum + distance(p, path.points[n - 1] ?? p), 0);
  return costOf(path.points, [...wallsOf(...ends, around), ...(around.avoid ?? [])]);
}

/** What no way from anchor to anchor can cost less than. */
function leastOf(from: Anchor, to: Anchor): number {
  const same = from.normal.x === to.normal.x && from.normal.y === to.normal.y;
  const bends = from.normal.x * to.normal.x + from.normal.y * to.normal.y === 0 ? 1 : same ? 2 : 0;
  return Math.abs(from.point.x - to.point.x) + Math.abs(from.point.y - to.point.y) + BEND * bends;
}

interface Option {
  readonly side: Side | undefined;
  readonly anchor: Anchor;
}

/** Every anchor that one end may have. */
function options(from: Tied, to: Tied, how: Route, end: "from" | "to", free: boolean): readonly Option[] {
  return (free ? SIDES : [undefined]).map((side) => {
    const [start, goal] = anchorsOn(from, to, how, { [end]: side });
    return { side, anchor: end === "from" ? start : goal };
  });
}

function same(a: Sides, b: Sides): boolean {
  return a.from === b.from && a.to === b.to;
}

function sideOf({ normal }: Anchor): Side {
  if (Math.abs(normal.x) >= Math.abs(normal.y)) return normal.x < 0 ? "left" : "right";
  return normal.y < 0 ? "top" : "bottom";
}
