/** The forms of shapes as data: for each one the lines that it is drawn with and the room for its words, for any size. */

import type { Box } from "../geometry/box.ts";
import { type Contour, mapped, normal, polygon, quarter, rounded } from "../geometry/contour.ts";
import { type Point, point } from "../geometry/point.ts";
import type { Figure } from "../model/item.ts";

export type Form = Figure["form"];

/** A form at one size; its box begins at the origin. */
export interface Drawing {
  /** The outer line. What it closes around is filled; a brace's is open. */
  readonly rim: Contour;
  /** Lines inside. */
  readonly lines?: readonly Contour[];
  /** The room for words. */
  readonly inner: Box;
}

type Maker = (w: number, h: number) => Drawing;

const PENTAGON = normal(polygon(spokes(5, [1])));
const STAR = normal(polygon(spokes(5, [1, 0.45])));
const CLOUD = normal(bumpy(spokes(8, [1])));

export const FORMS: Readonly<Record<Form, Maker>> = {
  rectangle: (w, h) => ({ rim: polygon(corners(w, h)), inner: part(w, h, 0, 0, 1, 1) }),
  rounded: (w, h) => {
    const r = Math.min(w, h) * 0.2;
    return { rim: rounded(part(w, h, 0, 0, 1, 1), r), inner: inset(w, h, r * 0.3, r * 0.3) };
  },
  ellipse: (w, h) => ({
    rim: rounded(part(w, h, 0, 0, 1, 1), w / 2, h / 2),
    inner: part(w, h, 0.147, 0.147, 0.853, 0.853),
  }),
  diamond: (w, h) => ({ rim: stretched(DIAMOND, w, h), inner: part(w, h, 0.25, 0.25, 0.75, 0.75) }),
  triangle: (w, h) => ({ rim: stretched(TRIANGLE, w, h), inner: part(w, h, 0.27, 0.54, 0.73, 1) }),
  parallelogram: (w, h) => {
    const lean = Math.min(w * 0.2, h * 0.5);
    return {
      rim: polygon([
        [lean, 0],
        [w, 0],
        [w - lean, h],
        [0, h],
      ]),
      inner: inset(w, h, lean * 0.75, h * 0.25),
    };
  },
  trapezoid: (w, h) => {
    const lean = Math.min(w * 0.2, h * 0.5);
    return {
      rim: polygon([
        [lean, 0],
        [w - lean, 0],
        [w, h],
        [0, h],
      ]),
      inner: { x: lean * 0.75, y: h * 0.25, w: w - lean * 1.5, h: h * 0.75 },
    };
  },
  pentagon: (w, h) => ({ rim: stretched(PENTAGON, w, h), inner: part(w, h, 0.2, 0.25, 0.8, 1) }),
  hexagon: (w, h) => {
    const side = Math.min(w * 0.25, h * 0.5);
    return {
      rim: polygon([
        [side, 0],
        [w - side, 0],
        [w, h / 2],
        [w - side, h],
        [side, h],
        [0, h / 2],
      ]),
      inner: { x: side * 0.75, y: h * 0.13, w: w - side * 1.5, h: h * 0.74 },
    };
  },
  octagon: (w, h) => {
    const cut = Math.min(w, h) * 0.29;
    return {
      rim: polygon([
        [cut, 0],
        [w - cut, 0],
        [w, cut],
        [w, h - cut],
        [w - cut, h],
        [cut, h],
        [0, h - cut],
        [0, cut],
      ]),
      inner: inset(w, h, cut / 2, cut / 2),
    };
  },
  star: (w, h) => ({ rim: stretched(STAR, w, h), inner: part(w, h, 0.31, 0.39, 0.69, 0.72) }),
  cross: (w, h) => {
    const arm = Math.min(w, h) * 0.38;
    const [left, right, top, bottom] = [(w - arm) / 2, (w + arm) / 2, (h - arm) / 2, (h + arm) / 2];
    return {
      rim: polygon([
        [left, 0],
        [right, 0],
        [right, top],
        [w, top],
        [w, bottom],
        [right, bottom],
        [right, h],
        [left, h],
        [left, bottom],
        [0, bottom],
        [0, top],
        [left, top],
      ]),
      inner: { x: 0, y: top, w, h: arm },
    };
  },
  cloud: (w, h) => ({ rim: stretched(CLOUD, w, h), inner: part(w, h, 0.18, 0.2, 0.82, 0.8) }),
  callout: (w, h) => {
    const body = h * 0.78;
    const r = Math.min(w, body) * 0.16;
    const rim = rounded({ x: 0, y: 0, w, h: body }, r);
    // The tail hangs from the lower edge, which the fifth piece is.
    const tail = [point(w * 0.42, body), point(w * 0.2, h), point(w * 0.24, body)].map((to) => ({ to }));
    return {
      rim: { ...rim, pieces: [...rim.pieces.slice(0, 4), ...tail, ...rim.pieces.slice(4)] },
      inner: inset(w, body, r * 0.3, r * 0.3),
    };
  },
  cylinder: (w, h) => {
    const lid = Math.min(h * 0.16, w * 0.2);
    const arc = (y: number, up: boolean) => {
      const crest = point(w / 2, up ? y - lid : y + lid);
      const near = point(0, crest.y);
      const far = point(w, crest.y);
      return { there: [quarter(point(0, y), near, crest), quarter(crest, far, point(w, y))], far, near, crest };
    };
    const foot = arc(h - lid, false);
    return {
      rim: {
        from: point(0, lid),
        pieces: [
          ...arc(lid, true).there,
          { to: point(w, h - lid) },
          quarter(point(w, h - lid), foot.far, foot.crest),
          quarter(foot.crest, foot.near, point(0, h - lid)),
        ],
        closed: true,
      },
      lines: [{ from: point(0, lid), pieces: arc(lid, false).there, closed: false }],
      inner: { x: 0, y: lid * 2, w, h: h - lid * 3 },
    };
  },
  process: (w, h) => {
    const bar = Math.min(w * 0.1, 16);
    const line = (x: number): Contour => ({ from: point(x, 0), pieces: [{ to: point(x, h) }], closed: false });
    return { rim: polygon(corners(w, h)), lines: [line(bar), line(w - bar)], inner: inset(w, h, bar, 0) };
  },
  arrow_right: arrow,
  arrow_left: (w, h) => turned(arrow(w, h), (p) => point(w - p.x, p.y)),
  arrow_down: (w, h) => turned(arrow(h, w), (p) => point(p.y, p.x)),
  arrow_up: (w, h) => turned(arrow(h, w), (p) => point(p.y, h - p.x)),
  arrow_both: (w, h) => {
    const head = Math.min(w * 0.4, h * 0.6);
    return {
      rim: polygon([
        [0, h / 2],
        [head, 0],
        [head, h / 4],
        [w - head, h / 4],
        [w - head, 0],
        [w, h / 2],
        [w - head, h],
        [w - head, (h * 3) / 4],
        [head, (h * 3) / 4],
        [head, h],
      ]),
      inner: { x: head / 2, y: h / 4, w: w - head, h: h / 2 },
    };
  },
  brace_left: brace,
  brace_right: (w, h) => turned(brace(w, h), (p) => point(w - p.x, p.y)),
};

export const FORM_NAMES = Object.keys(FORMS) as readonly Form[];

/** The size in which a form is laid by a click, at 100 %. */
export function usualSize(form: Form): { readonly w: number; readonly h: number } {
  switch (form) {
    case "ellipse":
    case "pentagon":
    case "octagon":
    case "star":
    case "cross":
      return { w: 120, h: 120 };
    case "arrow_up":
    case "arrow_down":
    case "brace_left":
    case "brace_right":
      return { w: 100, h: 160 };
    default:
      return { w: 160, h: 100 };
  }
}

const DIAMOND = polygon([
  [0.5, 0],
  [1, 0.5],
  [0.5, 1],
  [0, 0.5],
]);
const TRIANGLE = polygon([
  [0.5, 0],
  [1, 1],
  [0, 1],
]);

function arrow(w: number, h: number): Drawing {
  const head = Math.min(w * 0.5, h * 0.7);
  return {
    rim: polygon([
      [0, h / 4],
      [w - head, h / 4],
      [w - head, 0],
      [w, h / 2],
      [w - head, h],
      [w - head, (h * 3) / 4],
      [0, (h * 3) / 4],
    ]),
    inner: { x: 0, y: h / 4, w: w - head / 2, h: h / 2 },
  };
}

/** A brace at the left edge, and its words beside it. */
function brace(w: number, h: number): Drawing {
  const deep = Math.min(w * 0.4, h * 0.24);
  const x = deep / 2;
  const bow = Math.min(x, h / 4);
  const bend = (from: Point, corner: Point, to: Point) => [{ to: from }, quarter(from, corner, to)];
  return {
    rim: {
      from: point(deep, 0),
      pieces: [
        ...bend(point(x + bow, 0), point(x, 0), point(x, bow)),
        ...bend(point(x, h / 2 - bow), point(x, h / 2), point(x - bow, h / 2)),
        ...bend(point(x - bow, h / 2), point(x, h / 2), point(x, h / 2 + bow)),
        ...bend(point(x, h - bow), point(x, h), point(x + bow, h)),
        { to: point(deep, h) },
      ],
      closed: false,
    },
    inner: { x: deep, y: 0, w: w - deep, h },
  };
}

/** Points around a centre, beginning at the top; the radii take turns. */
function spokes(count: number, radii: readonly number[]): readonly (readonly [number, number])[] {
  return Array.from({ length: count * radii.length }, (_, n) => {
    const turn = (n / (count * radii.length)) * 2 * Math.PI - Math.PI / 2;
    const radius = radii[n % radii.length] ?? 1;
    return [radius * Math.cos(turn), radius * Math.sin(turn)];
  });
}

/** A closed line that bulges outward between each two of the points. */
function bumpy(points: readonly (readonly [number, number])[]): Contour {
  const bulge = 1.5;
  const [first = [0, 0], ...rest] = points;
  let last = point(...first);
  const pieces = [...rest, first].map(([x, y]) => {
    const to = point(x, y);
    const from = last;
    last = to;
    return { to, bend: [point(from.x * bulge, from.y * bulge), point(x * bulge, y * bulge)] as const };
  });
  return { from: point(...first), pieces, closed: true };
}

function stretched(contour: Contour, w: number, h: number): Contour {
  return mapped(contour, (p) => point(p.x * w, p.y * h));
}

function turned({ rim, inner }: Drawing, to: (p: Point) => Point): Drawing {
  const a = to(inner);
  const b = to(point(inner.x + inner.w, inner.y + inner.h));
  return {
    rim: mapped(rim, to),
    inner: { x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), w: Math.abs(a.x - b.x), h: Math.abs(a.y - b.y) },
  };
}

function corners(w: number, h: number): readonly (readonly [number, number])[] {
  return [
    [0, 0],
    [w, 0],
    [w, h],
    [0, h],
  ];
}

function part(w: number, h: number, left: number, top: number, right: number, bottom: number): Box {
  return { x: w * left, y: h * top, w: w * (right - left), h: h * (bottom - top) };
}

function inset(w: number, h: number, x: number, y: number): Box {
  return { x, y, w: w - 2 * x, h: h - 2 * y };
}
