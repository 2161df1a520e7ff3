/**
 * What a client has to know of the kinds to show a wish before the server has worked it out: the fields that people may
 * write, what those of a new item are at first, and which have keys that overwrite each on its own.
 *
 * The server's `kinds/` decide; `tests/cases/ops.json` says when this falls behind them. A kind that is not here is shown
 * as soon as the server has made it.
 */

import type { Json } from "./item.ts";

export interface Kind {
  readonly defaults: Readonly<Record<string, Json>>;
  /** Everything that people may write. */
  readonly fields: ReadonlySet<string>;
  readonly maps: ReadonlySet<string>;
  readonly container: boolean;
  /** Whether people may make such items. */
  readonly makeable: boolean;
}

const DESK = ["parent", "lock"];
const BOX = [...DESK, "x", "y"];

function kind(defaults: Kind["defaults"], others: readonly string[], more: Partial<Kind> = {}): Kind {
  const fields = new Set([...Object.keys(defaults), ...others]);
  return { defaults, fields, maps: new Set(), container: false, makeable: true, ...more };
}

export const KINDS: ReadonlyMap<string, Kind> = new Map([
  [
    "note",
    kind(
      { shape: "square", w: 200, h: 200, text: "", color: "light_yellow" },
      [...BOX, "tags", "scores", "link", "size", "author", "hint", "marks", "align", "level"],
      { maps: new Set(["tags", "scores", "reactions"]) },
    ),
  ],
  ["text", kind({ w: 240, h: 40, text: "", color: "black", size: 24, align: "left" }, [...BOX, "marks", "turn"])],
  [
    "shape",
    kind({ form: "rectangle", w: 160, h: 100, text: "", edge: "black", pattern: "solid", width: 2 }, [
      ...BOX,
      "color",
      "size",
      "marks",
      "align",
      "level",
      "turn",
    ]),
  ],
  ["stroke", kind({ nib: "pen", color: "black", width: 4 }, [...BOX, "w", "h", "points", "turn"])],
  ["frame", kind({ w: 800, h: 600, text: "" }, [...BOX, "color", "layout", "columns", "rows"], { container: true })],
  ["image", kind({ alt: "" }, [...BOX, "w", "h", "blob", "name", "turn"])],
  ["group", kind({}, [...DESK, "text"], { container: true })],
  ["pile", kind({ w: 200, h: 200, text: "" }, BOX, { container: true })],
  [
    "table",
    kind({ w: 480, h: 240, head: true }, [...BOX, "rows", "columns", "cells", "color"], {
      container: true,
      maps: new Set(["cells"]),
    }),
  ],
  ["comment", kind({ text: "", done: false }, [...BOX, "on", "thread", "mentions", "author"])],
  [
    "connector",
    kind({ route: "straight", start: "none", end: "arrow", pattern: "solid", width: 2, color: "black", text: "" }, [
      ...DESK,
      "from",
      "to",
      "means",
      "label_at",
      "bends",
    ]),
  ],
  [
    "settings",
    kind({ title: "Untitled board" }, ["legend", "authors"], { makeable: false, maps: new Set(["legend"]) }),
  ],
  ["member", kind({ color: "blue" }, ["name"], { makeable: false })],
]);
