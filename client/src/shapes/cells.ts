/** Words in the cells of tables and at the heads of lanes: wrapped, and cut with an ellipsis where there is no more room. */

import type { Box } from "../geometry/box.ts";
import { BASELINE, type Fitted, LINE_HEIGHT, type Line } from "../geometry/fit.ts";
import { graphemes } from "../geometry/words.ts";
import { laid, widthOf } from "./lettering.ts";
import type { Lettering } from "./shape.ts";

export interface CellWords {
  readonly text: string;
  readonly box: Box;
  readonly size: number;
  readonly weight: number;
  readonly ink: string;
  /** Between the words and the edges of the box. */
  readonly pad: number;
  /** The words stand in the middle of the height instead of at the top. */
  readonly middle?: boolean;
  readonly ground?: string;
  readonly single?: boolean;
}

/** The words as they stand in their cell. `whole` leaves nothing out, for writing in them. */
export function cellLettering(words: CellWords, whole = false): Lettering {
  const { text, size, weight, ink, pad, ground, single = false } = words;
  const box = {
    x: words.box.x + pad,
    y: words.box.y + pad,
    w: Math.max(size, words.box.w - 2 * pad),
    h: Math.max(size * LINE_HEIGHT, words.box.h - 2 * pad),
  };
  const all = laid(text, { w: box.w, h: 1e6, shape: "cell", padding: 0, min: size, max: size }, weight);
  const most = Math.max(1, Math.floor(box.h / (size * LINE_HEIGHT) + 0.05));
  const kept = whole ? all.lines : clipped(all.lines, Math.min(most, single ? 1 : most), box.w, size, weight);
  const top = words.middle ? Math.max(0, (box.h - Math.max(1, kept.length) * size * LINE_HEIGHT) / 2) : 0;
  const lines = kept.map((line, n) => ({ ...line, x: 0, y: top + (n * LINE_HEIGHT + BASELINE) * size }));
  const fitted: Fitted = { ...all, size, lines, overflow: kept.length < all.lines.length };
  return { box, fitted, align: "left", weight, ink, ...(ground !== undefined && { ground }), single };
}

function clipped(lines: readonly Line[], most: number, w: number, size: number, weight: number): readonly Line[] {
  const last = lines[most - 1];
  if (lines.length <= most || !last) return lines;
  const letters = [...graphemes(last.text)];
  const wide = (): number => (widthOf(`${letters.join("")}…`, weight) * size) / 100;
  while (letters.length > 0 && wide() > w) letters.pop();
  const text = `${letters.join("").trimEnd()}…`;
  return [...lines.slice(0, most - 1), { ...last, text, width: (widthOf(text, weight) * size) / 100 }];
}
