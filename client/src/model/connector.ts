/** Connectors as they lie: their ends resolved against the board, and the way between them. */

import type { Box } from "../geometry/box.ts";
import { type Anchor, anchors, disc, type Tied } from "../geometry/rim.ts";
import { type Path, route } from "../geometry/route.ts";
import { type Connector, type End, type Item, type Json, outline } from "./item.ts";
import { held } from "./json.ts";

/** Anything that finds items by id: a `Map`, or a board with a drag in progress laid over it. */
export interface Items {
  get(id: string): Item | undefined;
}

export interface Run {
  readonly from: Anchor;
  readonly to: Anchor;
  readonly path: Path;
}

/** Where the connector runs now, around `avoid` if it is an elbow at rest. [I9] */
export function run(connector: Connector, items: Items, avoid: readonly Box[] = []): Run {
  const [from, to] = ends(connector, items);
  const path = route(connector.route, from, to, {
    from: boxOf(connector.from, items),
    to: boxOf(connector.to, items),
    avoid,
  });
  return { from, to, path };
}

/** The anchors of both ends. */
function ends(connector: Connector, items: Items): readonly [Anchor, Anchor] {
  return anchors(tied(connector.from, items), tied(connector.to, items), connector.route);
}

/** The ends of a connector that are bound to an item, each with the place where it meets it now. */
export function loosened(line: Connector, target: string, items: Items): Readonly<Record<string, Json>> {
  const [from, to] = ends(line, items);
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

function tied(end: End, items: Items): Tied {
  return { tie: end, outline: end.item === undefined ? undefined : outline(items.get(end.item)) };
}

function boxOf(end: End, items: Items): Box | undefined {
  const body = end.item === undefined ? undefined : outline(items.get(end.item));
  return body?.round ? disc(body.box) : body?.box;
}
