/** The stroke: a line as a pen drew it, thicker where it was pressed, or a highlighter's, under which words stay black. */

import { getStroke } from "perfect-freehand";
import { aroundPoints, type Box, grown, holds } from "../geometry/box.ts";
import { gap } from "../geometry/contour.ts";
import type { Stroke } from "../model/item.ts";
import { hex, onDesk } from "./palette.ts";
import { corners, type Shape, stretched } from "./shape.ts";

type Marks = Stroke["points"];
type Turn = readonly [number, number];
type Dab = [x: number, y: number, pressure: number];

/** How far a pen reaches beyond its width at most, when it is pressed hardest, in widths from the middle of the line. */
const REACH = 0.75;
/** A line flatter than this has no proportions to keep. */
const FLAT = 8;
const LEAST = 1;
/** About how many marks a stroke is drawn from at most, besides its own. */
const MOST = 4_000;

export const stroke: Shape<Stroke> = {
  draw(item, { ctx, look }) {
    ctx.save();
    ctx.translate(item.x, item.y);
    if (item.nib === "pen") {
      ctx.fillStyle = onDesk(item.color, look, 3);
    } else {
      ctx.fillStyle = hex(item.color);
      // On a dark desk the words are light, and ink that only darkens would not be seen.
      if (look.dark) ctx.globalAlpha = 0.4;
      else ctx.globalCompositeOperation = "multiply";
    }
    ctx.fill(pathOf(item));
    ctx.restore();
  },

  hit(item, p, slack) {
    const reach = slack + item.width / 2;
    if (!holds(grown(item, reach), p)) return false;
    const [right, down] = stretch(item);
    const line = item.points.map(([x, y]) => ({ x: item.x + x * right, y: item.y + y * down }));
    const [only] = line;
    return gap(line.length === 1 && only ? [only, only] : line, p) <= reach;
  },

  bounds: (item) => grown(item, item.width * REACH),

  handles: (item) => corners(item),

  pulled(item, handle, to) {
    const ratio = Math.min(item.w, item.h) < FLAT ? undefined : item.w / item.h;
    const box = stretched(item, handle, to, LEAST, ratio);
    return { x: box.x, y: box.y, w: box.w, h: box.h };
  },

  /** It has no words. */
  lettering: (item, look) => ({
    box: item,
    fitted: { size: 1, lines: [], overflow: false },
    align: "center",
    weight: 400,
    ink: look.ink,
    single: true,
  }),
};

/** How much a stroke is stretched to the right and down from how it was drawn. */
function stretch({ points, w, h }: Stroke): readonly [number, number] {
  const box = extent(points);
  return [w / Math.max(1, box.w), h / Math.max(1, box.h)];
}

const extents = new WeakMap<Marks, Box>();

function extent(points: Marks): Box {
  const known = extents.get(points);
  if (known) return known;
  const fresh = aroundPoints(points.map(([x, y]) => ({ x, y }))) ?? { x: 0, y: 0, w: 0, h: 0 };
  extents.set(points, fresh);
  return fresh;
}

interface Known {
  readonly looks: string;
  readonly path: Path2D;
}

/** Paths by their points, which a move leaves alone. */
const paths = new WeakMap<Marks, Known>();

function pathOf(item: Stroke): Path2D {
  const looks = `${item.w} ${item.h} ${item.width} ${item.nib}`;
  const known = paths.get(item.points);
  if (known?.looks === looks) return known.path;
  const path = smooth(edgeOf(item));
  paths.set(item.points, { looks, path });
  return path;
}

/** The points around the line, as thick as it is at each place. */
function edgeOf(item: Stroke): readonly Turn[] {
  const [right, down] = stretch(item);
  const marks = item.points.map(([x, y, pressure]): Dab => [x * right, y * down, pressure]);
  return getStroke(dense(marks, item.width), {
    size: item.width,
    thinning: item.nib === "pen" ? 0.5 : 0,
    smoothing: 0.5,
    // The points are few already; pulling them toward each other would cut the corners.
    streamline: 0,
    simulatePressure: false,
    last: true,
  });
}

/** The marks with others between them, so that no two are farther apart than `step`: a line's thickness is told at marks. */
export function dense(marks: readonly Dab[], step: number): Dab[] {
  const whole = marks.reduce((sum, mark, at) => sum + lengthTo(marks[at + 1], mark), 0);
  const gap = Math.max(step, whole / MOST);
  return marks.flatMap((mark, at) => {
    const next = marks[at + 1];
    if (!next) return [mark];
    const count = Math.max(1, Math.ceil(lengthTo(next, mark) / gap));
    return Array.from({ length: count }, (_, n): Dab => {
      const part = n / count;
      return [between(mark[0], next[0], part), between(mark[1], next[1], part), between(mark[2], next[2], part)];
    });
  });
}

function lengthTo(to: Dab | undefined, from: Dab): number {
  return to ? Math.hypot(to[0] - from[0], to[1] - from[1]) : 0;
}

function between(a: number, b: number, part: number): number {
  return a + (b - a) * part;
}

/** A closed path that bends at each point and passes between each two of them. */
function smooth(points: readonly Turn[]): Path2D {
  const path = new Path2D();
  const last = points.at(-1);
  if (!last) return path;
  const middle = (a: Turn, b: Turn): Turn => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
  path.moveTo(...middle(last, points[0] ?? last));
  points.forEach((turn, at) => {
    path.quadraticCurveTo(...turn, ...middle(turn, points[at + 1] ?? points[0] ?? turn));
  });
  path.closePath();
  return path;
}
