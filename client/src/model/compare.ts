/**
 * The difference of two texts in fine grain: what is common stays, also in the middle.
 *
 * This is for coming back after an absence, when what others typed is only known by its result. The search is Myers' greedy
 * one; texts that share too little are taken as replaced between their common head and tail.
 */

import { diff, normal, type Part, type Splice } from "./splice.ts";

/** More single edits than this are not worth telling apart. */
const LIMIT = 400;

export function compare(old: string, now: string): Splice {
  const a = [...old];
  const b = [...now];
  const trace = search(a, b);
  if (!trace) return diff(old, now);
  const done: Part[] = [];
  let x = a.length;
  let y = b.length;
  for (let edits = trace.length - 1; edits >= 0 && (x > 0 || y > 0); edits--) {
    const far = trace[edits] ?? new Map<number, number>();
    const k = x - y;
    const down = edits > 0 && (k === -edits || (k !== edits && reached(far, k - 1) < reached(far, k + 1)));
    const beforeX = edits === 0 ? 0 : reached(far, down ? k + 1 : k - 1);
    const beforeY = edits === 0 ? 0 : beforeX - (down ? k + 1 : k - 1);
    const startX = edits === 0 || down ? beforeX : beforeX + 1;
    done.push(x - startX);
    if (edits > 0) done.push(down ? (b[beforeY] ?? "") : -1);
    x = beforeX;
    y = beforeY;
  }
  return normal(done.reverse());
}

/** How far along `a` each diagonal reaches before each further edit, up to the end of both texts. */
function search(a: readonly string[], b: readonly string[]): readonly ReadonlyMap<number, number>[] | undefined {
  const trace: ReadonlyMap<number, number>[] = [];
  const far = new Map<number, number>([[1, 0]]);
  for (let edits = 0; edits <= LIMIT; edits++) {
    trace.push(new Map(far));
    for (let k = -edits; k <= edits; k += 2) {
      const down = k === -edits || (k !== edits && reached(far, k - 1) < reached(far, k + 1));
      let x = down ? reached(far, k + 1) : reached(far, k - 1) + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x++;
      far.set(k, x);
      if (x >= a.length && x - k >= b.length) return trace;
    }
  }
  return undefined;
}

function reached(far: ReadonlyMap<number, number>, k: number): number {
  return far.get(k) ?? 0;
}
