/** Every form is drawn inside its box, and its words stand inside of it. */

import { expect, test } from "vitest";
import { aroundPoints, grown, holds } from "../geometry/box.ts";
import { flattened, gap, surrounds } from "../geometry/contour.ts";
import { FORM_NAMES, FORMS, usualSize } from "./forms.ts";

const SIZES = [
  { w: 160, h: 100 },
  { w: 40, h: 400 },
  { w: 900, h: 30 },
  { w: 1, h: 1 },
];
const EACH = FORM_NAMES.flatMap((form) => [usualSize(form), ...SIZES].map((size) => ({ form, ...size })));
const OPEN = ["brace_left", "brace_right"];

test.each(EACH)("[I11] $form at $w x $h fills its box and stays in it", ({ form, w, h }) => {
  const { rim, lines = [] } = FORMS[form](w, h);

  const points = [rim, ...lines].flatMap(flattened);

  const box = aroundPoints(points);
  const roomy = grown({ x: 0, y: 0, w, h }, 1e-6 * Math.max(w, h));
  expect(points.filter((p) => !holds(roomy, p))).toEqual([]);
  expect(box?.h).toBeCloseTo(h, 5);
  if (!OPEN.includes(form)) expect(box?.w).toBeCloseTo(w, 5);
});

test.each(EACH)("[I11] the words of $form at $w x $h stand inside of it", ({ form, w, h }) => {
  const { rim, inner } = FORMS[form](w, h);
  const line = flattened(rim);
  const corners = [
    { x: inner.x, y: inner.y },
    { x: inner.x + inner.w, y: inner.y },
    { x: inner.x, y: inner.y + inner.h },
    { x: inner.x + inner.w, y: inner.y + inner.h },
  ];

  const outside = corners.filter((p) => !surrounds(line, p) && gap(line, p) > Math.max(w, h) * 1e-3);

  expect(inner.w).toBeGreaterThan(0);
  expect(inner.h).toBeGreaterThan(0);
  if (!OPEN.includes(form)) expect(outside).toEqual([]);
});

test.each(FORM_NAMES)("[I11] %s closes, unless it is a brace", (form) => {
  const { rim } = FORMS[form](160, 100);

  const line = flattened(rim);

  expect(rim.closed).toBe(!OPEN.includes(form));
  if (rim.closed) expect(line.at(-1)).toEqual(line[0]);
});
