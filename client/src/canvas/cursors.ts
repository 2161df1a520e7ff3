/** Where others' cursors are shown: gliding toward where they were last seen, and gone when they rest. */

import type { Point } from "../geometry/point.ts";
import type { Person } from "../sync/session.ts";

/** In this many milliseconds most of the way is made. */
const GLIDE = 70;
const RESTS = 5_000;
const FADES = 600;

interface Trail {
  x: number;
  y: number;
  target: Point;
  /** When the target last changed. */
  moved: number;
}

export interface Cursor {
  readonly person: Person;
  readonly at: Point;
  readonly alpha: number;
}

export class Cursors {
  readonly #trails = new Map<string, Trail>();
  #last = 0;

  /** The cursors at `now`, and whether they still move or fade. */
  step(people: readonly Person[], now: number, still: boolean): { cursors: readonly Cursor[]; moving: boolean } {
    const passed = Math.min(100, Math.max(0, now - this.#last));
    this.#last = now;
    const part = still ? 1 : 1 - Math.exp(-passed / GLIDE);
    const cursors: Cursor[] = [];
    let moving = false;
    const here = new Set<string>();
    for (const person of people) {
      if (person.me || !person.cursor) continue;
      here.add(person.session);
      const [x, y] = person.cursor;
      const trail = this.#trails.get(person.session) ?? { x, y, target: { x, y }, moved: now };
      this.#trails.set(person.session, trail);
      if (trail.target.x !== x || trail.target.y !== y) {
        trail.target = { x, y };
        trail.moved = now;
      }
      trail.x += (x - trail.x) * part;
      trail.y += (y - trail.y) * part;
      if (Math.abs(trail.x - x) + Math.abs(trail.y - y) < 0.2) {
        trail.x = x;
        trail.y = y;
      } else {
        moving = true;
      }
      const rested = now - trail.moved - RESTS;
      const alpha = rested <= 0 ? 1 : Math.max(0, 1 - rested / FADES);
      if (alpha > 0) cursors.push({ person, at: { x: trail.x, y: trail.y }, alpha });
      if (alpha > 0 && alpha < 1) moving = true;
    }
    for (const session of this.#trails.keys()) if (!here.has(session)) this.#trails.delete(session);
    return { cursors, moving };
  }

  /** When, after `now`, the next cursor begins to fade; undefined if none will. */
  nextFade(now: number): number | undefined {
    const waits = [...this.#trails.values()].map((trail) => trail.moved + RESTS - now).filter((wait) => wait > 0);
    return waits.length > 0 ? Math.min(...waits) : undefined;
  }
}
