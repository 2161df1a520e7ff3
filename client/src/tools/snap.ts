/**
 * Lining up: the small correction that brings a box's edges or middles onto those of its neighbours, or makes the gaps
 * between it and them equal. Pure.
 */

import type { Guide } from "../editor/preview.ts";
import type { Box } from "../geometry/box.ts";
import { type Axis, evenly, gapGuides } from "./snapgaps.ts";

export interface Snapped {
  readonly dx: number;
  readonly dy: number;
  readonly guides: readonly Guide[];
}

const SPANS = { across: ["x", "w"], down: ["y", "h"] } as const;

/** How far to move `box` so that it stands well with its neighbours, by at most `reach`. */
export function snap(box: Box, near: readonly Box[], reach: number): Snapped {
  const across = along(box, near, reach, "across");
  const down = along(box, near, reach, "down");
  const [dx, dy] = [across?.by ?? 0, down?.by ?? 0];
  const moved = { ...box, x: box.x + dx, y: box.y + dy };
  return { dx, dy, guides: [...(across?.guides(moved) ?? []), ...(down?.guides(moved) ?? [])] };
}

interface Found {
  readonly by: number;
  guides(moved: Box): readonly Guide[];
}

/** Of what lines it up and what spaces it evenly, the nearer; both, where one step does both. */
function along(box: Box, near: readonly Box[], reach: number, axis: Axis): Found | undefined {
  const lined = bestLine(box, near, reach, axis);
  const even = evenly(box, near, reach, axis);
  if (!lined || !even) return lined ?? even;
  if (Math.abs(lined.by - even.by) < 0.5) {
    return { by: lined.by, guides: (moved) => [...lined.guides(moved), ...gapGuides(moved, near, axis)] };
  }
  return Math.abs(lined.by) <= Math.abs(even.by) ? lined : even;
}

function bestLine(box: Box, near: readonly Box[], reach: number, axis: Axis): Found | undefined {
  const [at, long] = SPANS[axis];
  let found: { by: number; line: number; other: Box } | undefined;
  for (const other of near) {
    for (const line of lines(other[at], other[long])) {
      for (const mine of lines(box[at], box[long])) {
        const by = line - mine;
        if (Math.abs(by) <= reach && (!found || Math.abs(by) < Math.abs(found.by))) found = { by, line, other };
      }
    }
  }
  if (!found) return undefined;
  const { by, line, other } = found;
  return { by, guides: (moved) => [axis === "across" ? upright(line, moved, other) : level(line, moved, other)] };
}

/** The start, the middle and the end of a stretch. */
function lines(start: number, length: number): readonly number[] {
  return [start, start + length / 2, start + length];
}

function upright(x: number, a: Box, b: Box): Guide {
  return { from: { x, y: Math.min(a.y, b.y) }, to: { x, y: Math.max(a.y + a.h, b.y + b.h) } };
}

function level(y: number, a: Box, b: Box): Guide {
  return { from: { x: Math.min(a.x, b.x), y }, to: { x: Math.max(a.x + a.w, b.x + b.w), y } };
}
