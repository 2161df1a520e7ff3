/** Connectors as they lie: their ends resolved against the board, and the way between them. */

import type { Box } from "../geometry/box.ts";
import { clear, wallsOf } from "../geometry/elbow.ts";
import { type Bend, bendAt, bendsOf, bent, type Ends, sideToward } from "../geometry/elbowbends.ts";
import type { Point } from "../geometry/point.ts";
import { type Anchor, anchors, extent, isAuto, isLoop, reference, type Tied } from "../geometry/rim.ts";
import type { Around, Path } from "../geometry/route.ts";
import { anchorsOn, type Chosen, chosen, type Sides } from "../geometry/routesides.ts";
import { spread } from "../geometry/routespread.ts";
import { type Connector, type End, type Item, type Json, outline } from "./item.ts";
import { held } from "./json.ts";

/** Anything that finds items by id: a `Map`, or a board with a drag in progress laid over it. */
export interface Items {
  get(id: string): Item | undefined;
  /** What lies in a container, for who keeps account of it. */
  children?(id: string): Iterable<string>;
  /** Where a connector runs, for who knows what else is around it and remembers where it ran before. */
  run?(line: Connector): Run;
}

export interface Run {
  readonly from: Anchor;
  readonly to: Anchor;
  readonly path: Path;
  /** The way it would take without other lines beside it. */
  readonly alone: Path;
  /** The sides that its free ends have chosen. */
  readonly sides: Sides;
  /** Whether it runs where somebody has put its middle pieces. */
  readonly bent: boolean;
}

/** What a way depends on besides its own two items. */
export interface Setting {
  /** Boxes that an elbow goes around. */
  readonly avoid?: readonly Box[];
  /** How far it runs to the left of where it would run alone. */
  readonly lane?: number;
  /** The sides that its free ends had before. */
  readonly sides?: Sides | undefined;
}

/** Where the connector runs now. [I9] */
export function run(line: Connector, items: Items, { avoid = [], lane = 0, sides: last }: Setting = {}): Run {
  const from = tied(line.from, items);
  const to = tied(line.to, items);
  const around: Around = { from: boxOf(from), to: boxOf(to), avoid };
  const placed = alongBends(line, from, to, around);
  const { ends, path: alone, sides } = placed ?? chosen(from, to, line.route, around, last);
  const [start, end] = ends;
  const more = { alone, sides, bent: placed !== undefined };
  if (lane === 0 || !from.outline || !to.outline) return { from: start, to: end, path: alone, ...more };
  return { ...spread(alone, [start, end], [from.outline, to.outline], lane), ...more };
}

/** The middle pieces of an elbow: where each is, and on which axis it can be moved. */
export function piecesOf({
  path,
}: Run): readonly { readonly at: Point; readonly axis: "x" | "y"; readonly long: number }[] {
  if (path.kind !== "polyline") return [];
  const { points } = path;
  return points.slice(1, -2).flatMap((a, n) => {
    const b = points[n + 2];
    if (!b) return [];
    const at = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
    return [{ at, axis: a.x === b.x ? "x" : "y", long: Math.abs(a.x - b.x) + Math.abs(a.y - b.y) } as const];
  });
}

/** The bends of an elbow whose middle piece `which` is pulled to `p`; the others stay where they are. */
export function pulledBends(
  line: Connector,
  items: Items,
  { path, alone }: Run,
  which: number,
  p: Point,
): readonly Bend[] {
  const ends: Ends | undefined = endsOf(tied(line.from, items), tied(line.to, items));
  if (!ends || alone.kind !== "polyline") return [];
  return bendsOf(alone.points, ends).map((bend, n) => {
    if (n !== which) return bend;
    // The pointer holds the piece where it is shown, which is beside its own place when other lines run there.
    const aside = (path.points[n + 1]?.[bend.axis] ?? 0) - (alone.points[n + 1]?.[bend.axis] ?? 0);
    return bendAt(bend.axis, p[bend.axis] - aside, ends);
  });
}

/** Whether the way keeps to the bends that the connector has, and not to its own because they lead nowhere. */
export function keepsBends(line: Connector, items: Items): boolean {
  const [from, to] = [tied(line.from, items), tied(line.to, items)];
  return alongBends(line, from, to, { from: boxOf(from), to: boxOf(to) }) !== undefined;
}

/** The ends of a connector that are bound to an item, each with the place where it meets it now. */
export function loosened(line: Connector, target: string, items: Items): Readonly<Record<string, Json>> {
  const [from, to] = anchors(tied(line.from, items), tied(line.to, items), line.route);
  const loose: Record<string, Json> = {};
  if (line.from?.item === target)
    loose.from = { ...line.from, point: [held(from.point.x), held(from.point.y)] } as Json;
  if (line.to?.item === target) loose.to = { ...line.to, point: [held(to.point.x), held(to.point.y)] } as Json;
  return loose;
}

/** The ends that have nothing to hold on to, each with a place: somebody was faster, and deleted what they are bound to. */
export function moored(
  item: Item,
  board: Items & { dead(id: string): Item | undefined },
): Readonly<Record<string, Json>> {
  if (item.kind !== "connector") return {};
  const done: Record<string, Json> = {};
  for (const name of ["from", "to"] as const) {
    const { item: gone, point } = item[name] ?? {};
    if (gone === undefined || point || outline(board.get(gone))) continue;
    const place = loosened(item, gone, { get: (id) => (id === gone ? board.dead(id) : board.get(id)) })[name];
    if (place !== undefined) done[name] = place;
  }
  return done;
}

/** The way along the bends that somebody has made, as long as it leads through neither of its own items. */
function alongBends(line: Connector, from: Tied, to: Tied, around: Around): Chosen | undefined {
  const bends = line.route === "elbow" ? (line.bends ?? []) : [];
  const [first, last] = [bends[0], bends.at(-1)];
  const ends = endsOf(from, to);
  if (!first || !last || !ends || isLoop(from.outline, to.outline)) return undefined;
  const [start, end] = anchorsOn(from, to, line.route, {
    from: from.outline && isAuto(from.tie) ? sideToward(first, ends[0], ends) : undefined,
    to: to.outline && isAuto(to.tie) ? sideToward(last, ends[1], ends) : undefined,
  });
  const points = bent(start, end, bends, ends);
  if (!points || !clear(points, wallsOf(start, end, around))) return undefined;
  return { sides: {}, ends: [start, end], path: { kind: "polyline", points } };
}

/** The middles of what the ends are on, or their free points. */
function endsOf(from: Tied, to: Tied): Ends | undefined {
  const [a, b] = [reference(from), reference(to)];
  return a && b && [a, b];
}

function tied(end: End, items: Items): Tied {
  return { tie: end, outline: end.item === undefined ? undefined : outline(items.get(end.item)) };
}

function boxOf(end: Tied): Box | undefined {
  return end.outline && extent(end.outline);
}
