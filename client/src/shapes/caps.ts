/**
 * What stands on the ends of a connector, as data: the canvas draws it, and so do the buttons that choose it.
 *
 * A cap lies along its own axes: how far back from the tip, and how far aside, in sizes of the cap. The line itself ends
 * where the cap begins, so that a hollow cap is hollow on any ground.
 */

import { type Point, plus } from "../geometry/point.ts";
import type { Cap } from "../model/item.ts";

type Place = readonly [back: number, aside: number];

type Part =
  | { readonly line: readonly Place[]; readonly closed?: boolean; readonly filled?: boolean }
  | { readonly circle: number; readonly radius: number; readonly filled?: boolean };

interface Form {
  /** How much shorter the line is. */
  readonly length: number;
  readonly parts: readonly Part[];
}

const TRIANGLE: readonly Place[] = [
  [0, 0],
  [1, 0.5],
  [1, -0.5],
];
const DIAMOND: readonly Place[] = [
  [0, 0],
  [0.6, 0.4],
  [1.2, 0],
  [0.6, -0.4],
];
/** A crow's foot, whose toes stand on the item. */
const FOOT: readonly Part[] = [
  {
    line: [
      [0, 0.5],
      [1, 0],
      [0, -0.5],
    ],
  },
  stem(1),
];

const FORMS: Readonly<Record<Cap, Form>> = {
  none: { length: 0, parts: [] },
  arrow: {
    length: 0,
    parts: [
      {
        line: [
          [1, 0.5],
          [0, 0],
          [1, -0.5],
        ],
      },
    ],
  },
  stealth: {
    length: 0.85,
    parts: [
      {
        line: [
          [0, 0],
          [1.2, 0.5],
          [0.85, 0],
          [1.2, -0.5],
        ],
        closed: true,
        filled: true,
      },
    ],
  },
  triangle: { length: 1, parts: [{ line: TRIANGLE, closed: true, filled: true }] },
  hollow_triangle: { length: 1, parts: [{ line: TRIANGLE, closed: true }] },
  circle: { length: 0.8, parts: [{ circle: 0.4, radius: 0.4, filled: true }] },
  hollow_circle: { length: 0.8, parts: [{ circle: 0.4, radius: 0.4 }] },
  diamond: { length: 1.2, parts: [{ line: DIAMOND, closed: true, filled: true }] },
  hollow_diamond: { length: 1.2, parts: [{ line: DIAMOND, closed: true }] },
  erd_one: { length: 0, parts: [bar(0.8)] },
  erd_only_one: { length: 0, parts: [bar(0.7), bar(1.15)] },
  erd_many: { length: 1, parts: FOOT },
  erd_one_or_many: { length: 1, parts: [...FOOT, bar(1.35)] },
  erd_zero_or_one: { length: 1.5, parts: [stem(0.9), bar(0.55), { circle: 1.2, radius: 0.3 }] },
  erd_zero_or_many: { length: 1.65, parts: [...FOOT, { circle: 1.33, radius: 0.32 }] },
};

export const CAPS = Object.keys(FORMS) as readonly Cap[];

/** How large the caps of a line of this width are. */
export function capSize(width: number): number {
  return 6 + width * 2.5;
}

/** How much shorter a line is for its cap. */
export function capLength(kind: Cap, size: number): number {
  return FORMS[kind].length * size;
}

/** Draw a cap whose tip is at `at`, looking along `out`. */
export function cap(ctx: CanvasRenderingContext2D, kind: Cap, at: Point, out: Point, size: number): void {
  const side: Point = { x: -out.y, y: out.x };
  const place = ([back, aside]: Place): Point => plus(plus(at, out, -back * size), side, aside * size);
  for (const part of FORMS[kind].parts) {
    ctx.beginPath();
    if ("circle" in part) {
      const { x, y } = place([part.circle, 0]);
      ctx.arc(x, y, part.radius * size, 0, 2 * Math.PI);
    } else {
      for (const { x, y } of part.line.map(place)) ctx.lineTo(x, y);
      if (part.closed) ctx.closePath();
    }
    if (part.filled) ctx.fill();
    else ctx.stroke();
  }
}

/** The cap on a line from the left, as the `d` of an SVG path, its tip at (`x`, `y`); what is filled comes second. */
export function capPaths(kind: Cap, x: number, y: number, size: number, from: number): readonly [string, string] {
  const lines = [`M${from} ${y}H${x - capLength(kind, size)}`];
  const fills: string[] = [];
  for (const part of FORMS[kind].parts) {
    const into = part.filled ? fills : lines;
    if ("circle" in part) {
      const [left, r] = [x - (part.circle + part.radius) * size, part.radius * size];
      into.push(`M${left} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`);
    } else {
      const corners = part.line.map(([back, aside]) => `${x - back * size} ${y + aside * size}`);
      into.push(`M${corners.join("L")}${part.closed ? "Z" : ""}`);
    }
  }
  return [lines.join(""), fills.join("")];
}

function bar(back: number): Part {
  return {
    line: [
      [back, 0.45],
      [back, -0.45],
    ],
  };
}

/** The line through the cap. */
function stem(back: number): Part {
  return {
    line: [
      [0, 0],
      [back, 0],
    ],
  };
}
