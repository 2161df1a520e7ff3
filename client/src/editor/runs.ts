/**
 * How connectors run on this board: around what stands in their way, and beside others between the same two items.
 *
 * A way is kept until one of its ends, a box near it or a line beside it changes. The sides that a line has chosen are
 * remembered for longer than the way itself, so that it stays on them.
 */

import { around, type Box, centre, grown, isSame } from "../geometry/box.ts";
import { clear } from "../geometry/elbow.ts";
import { Grid } from "../geometry/grid.ts";
import { distanceToSegment } from "../geometry/point.ts";
import { extent } from "../geometry/rim.ts";
import { pathBounds } from "../geometry/route.ts";
import type { Sides } from "../geometry/routesides.ts";
import { laneOf } from "../geometry/routespread.ts";
import { type Items, type Run, run, type Setting } from "../model/connector.ts";
import { type Connector, type Item, outline } from "../model/item.ts";

/** So many boxes are gone around at most: those nearest to the straight line between the ends. */
const AVOIDED = 12;
/** How far beside its ends, and beside what stands between them, a way may lead. */
const BESIDE = 60;
/** Lines come no nearer than this to what they go around. */
const CLEARANCE = 7;
/** What one goes around. Frames, tables and ink lie under connectors, and comments over everything. */
const SOLID: ReadonlySet<Item["kind"]> = new Set<Item["kind"]>(["note", "text", "shape", "image", "pile"]);

interface Known {
  readonly line: Connector;
  readonly from: Item | undefined;
  readonly to: Item | undefined;
  readonly run: Run;
}

export class Runs {
  readonly #items: Items;
  /** The boxes that are gone around. */
  readonly #solid = new Grid();
  /** Where such a box would matter to a line at rest. */
  readonly #concerns = new Grid();
  /** Where boxes have come, gone or changed since somebody asked whom that disturbs. */
  readonly #changed: Box[] = [];
  readonly #resting = new Map<string, Known>();
  readonly #held = new Map<string, Known>();
  readonly #sides = new Map<string, Sides>();
  /** The lines that would run one on the other, in the order of their ids, and which of these each is among. */
  readonly #bundles = new Map<string, readonly string[]>();
  readonly #bundled = new Map<string, string>();

  constructor(items: Items) {
    this.#items = items;
  }

  /** Something has come, changed or gone, if it is given no more, that may stand in the way of lines. */
  stand(id: string, item: Item | undefined): void {
    const before = this.#solid.box(id);
    const body = item && SOLID.has(item.kind) ? outline(item) : undefined;
    const now = body && grown(extent(body), CLEARANCE);
    if (before === now || (before && now && isSame(before, now))) return;
    if (now) this.#solid.insert(id, now);
    else this.#solid.remove(id);
    for (const area of [before, now]) if (area) this.#changed.push(area);
  }

  /** The lines to which it matters what has come, changed or gone. They are looked at anew. */
  disturbed(): readonly string[] {
    const areas = this.#changed.splice(0);
    return this.#forget(areas.flatMap((area) => [...this.#concerns.query(area)]));
  }

  /** A connector has come, changed or gone. Returns the lines beside it, before and now, which run elsewhere now. */
  tie(id: string, item: Item | undefined): readonly string[] {
    const line = item?.kind === "connector" ? item : undefined;
    if (!line) {
      this.#concerns.remove(id);
      for (const kept of [this.#resting, this.#held, this.#sides]) kept.delete(id);
    }
    const before = this.#bundled.get(id);
    const now = line && bundleOf(line);
    if (before === now) return [];
    const left = before === undefined ? [] : (this.#bundles.get(before) ?? []).filter((other) => other !== id);
    if (before !== undefined) {
      if (left.length > 0) this.#bundles.set(before, left);
      else this.#bundles.delete(before);
      this.#bundled.delete(id);
    }
    if (now === undefined) return this.#forget(left);
    const joined = [...(this.#bundles.get(now) ?? []), id].sort();
    this.#bundles.set(now, joined);
    this.#bundled.set(id, now);
    return this.#forget([...left, ...joined]);
  }

  /** Where the line runs. While it or one of its ends is in a hand, it looks at nothing but its ends. */
  of(line: Connector, items: Items, held: boolean): Run {
    const from = line.from.item === undefined ? undefined : items.get(line.from.item);
    const to = line.to.item === undefined ? undefined : items.get(line.to.item);
    const kept = held ? this.#held : this.#resting;
    const before = kept.get(line.id);
    if (before && before.line === line && before.from === from && before.to === to) return before.run;
    const fresh = this.#fresh(line, items, held);
    // A line that is only being drawn has a new id at every move.
    if (this.#items.get(line.id)) {
      kept.set(line.id, { line, from, to, run: fresh });
      this.#sides.set(line.id, fresh.sides);
      if (!held) this.#held.delete(line.id);
    }
    return fresh;
  }

  #forget(ids: readonly string[]): readonly string[] {
    for (const id of ids) {
      this.#resting.delete(id);
      this.#held.delete(id);
    }
    return ids;
  }

  #lane(line: Connector): number {
    const bundle = this.#bundles.get(bundleOf(line) ?? "") ?? [];
    const at = bundle.indexOf(line.id);
    if (at < 0 || bundle.length < 2) return 0;
    // Left of a line that runs the other way is the other side.
    return laneOf(at, bundle.length) * ((line.from.item ?? "") <= (line.to.item ?? "") ? 1 : -1);
  }

  #fresh(line: Connector, items: Items, held: boolean): Run {
    const setting: Setting = { lane: this.#lane(line), sides: this.#sides.get(line.id) };
    const free = run(line, items, setting);
    if (held) return free;
    if (line.route !== "elbow" || free.bent) {
      this.#concerns.remove(line.id);
      return free;
    }
    const own = new Set([line.from.item, line.to.item]);
    const whole = pathBounds(free.alone);
    const hit = this.#within(whole, own).some((box) => !clear(free.alone.points, [box]));
    const area = hit ? this.#around(whole, line, items, own) : whole;
    this.#concerns.insert(line.id, area);
    return hit ? run(line, items, { ...setting, avoid: this.#nearest(area, own, free) }) : free;
  }

  /** Where a line looks for its way: about its ends, and about what stands between them. */
  #around(whole: Box, { from, to }: Connector, items: Items, own: ReadonlySet<string | undefined>): Box {
    const ends = [from, to].map(({ item }) => outline(items.get(item ?? ""))).filter((end) => end !== undefined);
    const all = around([whole, ...ends.map(extent)]) ?? whole;
    const between = this.#within(grown(all, BESIDE), own);
    return grown(around([all, ...between]) ?? all, BESIDE);
  }

  #nearest(area: Box, own: ReadonlySet<string | undefined>, { from, to }: Run): readonly Box[] {
    const boxes = this.#within(area, own);
    if (boxes.length <= AVOIDED) return boxes;
    const far = new Map(boxes.map((box) => [box, distanceToSegment(centre(box), from.point, to.point)]));
    return boxes.sort((a, b) => (far.get(a) ?? 0) - (far.get(b) ?? 0)).slice(0, AVOIDED);
  }

  #within(area: Box, own: ReadonlySet<string | undefined>): Box[] {
    const boxes: Box[] = [];
    for (const id of this.#solid.query(area)) {
      const box = own.has(id) ? undefined : this.#solid.box(id);
      if (box) boxes.push(box);
    }
    return boxes;
  }
}

/** What two lines have in common that would run one on the other; nothing for one whose place on an item is chosen. */
function bundleOf({ from, to }: Connector): string | undefined {
  if (from.item === undefined || to.item === undefined) return undefined;
  if ([from, to].some(({ at, angle }) => at !== undefined || angle !== undefined)) return undefined;
  const ends = [`${from.item} ${from.side ?? "auto"}`, `${to.item} ${to.side ?? "auto"}`];
  return ends.sort().join(" ");
}
