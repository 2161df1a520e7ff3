/** Which rows of the outline are there to be seen: what is not folded away, or what is looked for. */

import type { Place, Reading } from "../../editor/reading.ts";

/** The ids of the rows, in their order. While something is looked for, what it stands under is there, too. */
export function rowsOf(
  found: Reading,
  folded: ReadonlySet<string>,
  sought: ((place: Place) => boolean) | undefined,
): readonly string[] {
  if (sought) {
    const kept = new Set<string>();
    for (const [id, place] of found) {
      if (!sought(place)) continue;
      kept.add(id);
      for (let up = place.parent; up !== undefined && !kept.has(up); up = found.get(up)?.parent) kept.add(up);
    }
    return [...found.keys()].filter((id) => kept.has(id));
  }
  const hidden = new Set<string>();
  const rows: string[] = [];
  for (const [id, { parent }] of found) {
    // Whatever stands under something comes after it, so one pass is enough.
    if (parent !== undefined && (hidden.has(parent) || folded.has(parent))) hidden.add(id);
    else rows.push(id);
  }
  return rows;
}

/** The row that stands for an item: its own, or that of the nearest thing it is folded into. */
export function rowFor(found: Reading, rows: ReadonlyMap<string, number>, id: string | undefined): string | undefined {
  let at = id;
  while (at !== undefined && !rows.has(at)) at = found.get(at)?.parent;
  return at;
}

/** The stretch of rows around one that there are elements for: ten thousand would cost seconds. */
export function stretch(count: number, first: number, last: number, most: number): readonly [number, number] {
  const spare = Math.max(0, most - (last - first));
  const from = Math.max(0, Math.min(first - Math.floor(spare / 2), count - most));
  return [from, Math.min(count, Math.max(from + most, 0))];
}
