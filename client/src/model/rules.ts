/**
 * What may stand in the fields of an item that comes from outside, such as from the clipboard, which anybody can fill.
 *
 * The server checks every wish all the same; these rules keep what it would refuse from being shown, and from breaking
 * what draws it. They say what the structs in the server's `kinds/` say. A field without a rule is not taken.
 */

import type { Figure } from "./item.ts";
import { KINDS } from "./kinds.ts";

type Rule = (value: unknown) => boolean;

const FAR = 10_000_000;
const TEXT = 6_000;

const between =
  (least: number, most: number): Rule =>
  (value) =>
    typeof value === "number" && value >= least && value <= most;
const oneOf =
  (...names: readonly string[]): Rule =>
  (value) =>
    typeof value === "string" && names.includes(value);
const words =
  (most: number): Rule =>
  (value) =>
    typeof value === "string" && !value.includes("\0") && (value.length <= most || [...value].length <= most);
const matching =
  (pattern: RegExp, most: number): Rule =>
  (value) =>
    typeof value === "string" && value.length <= most && pattern.test(value);
const pair =
  (each: Rule): Rule =>
  (value) =>
    Array.isArray(value) && value.length === 2 && value.every(each);

const coordinate = between(-FAR, FAR);
const length = between(1, 100_000);
const cap = oneOf(
  ...[
    "none",
    "arrow",
    "stealth",
    "triangle",
    "hollow_triangle",
    "circle",
    "hollow_circle",
    "diamond",
    "hollow_diamond",
  ],
  ...["erd_one", "erd_many", "erd_only_one", "erd_one_or_many", "erd_zero_or_one", "erd_zero_or_many"],
);
const box = { x: coordinate, y: coordinate, w: length, h: length };
const turn: Rule = (value) => between(0, 360)(value) && value !== 360;
const common = { text: words(TEXT), color: matching(/^([a-z]+(_[a-z]+)?|#[0-9a-f]{6})$/, 16) };

export const ID: Rule = matching(/^[0-9A-Za-z]{10}$/, 10);
export const LINK: Rule = matching(/^((https?:\/\/|mailto:)[^\0- ]+|#[0-9A-Za-z]{10})$/, 2_000);

const forms: readonly Figure["form"][] = [
  "rectangle",
  "rounded",
  "ellipse",
  "diamond",
  "triangle",
  "parallelogram",
  "trapezoid",
  "pentagon",
  "hexagon",
  "octagon",
  "star",
  "cross",
  "cloud",
  "callout",
  "cylinder",
  "process",
  "arrow_right",
  "arrow_left",
  "arrow_up",
  "arrow_down",
  "arrow_both",
  "brace_left",
  "brace_right",
];

const END: Readonly<Record<string, Rule>> = {
  item: ID,
  side: oneOf("auto", "top", "right", "bottom", "left"),
  at: pair(between(0, 1)),
  angle: between(-360, 360),
  point: pair(coordinate),
};

/** By kind and field. */
export const RULES: Readonly<Record<string, Readonly<Record<string, Rule>>>> = {
  note: {
    ...box,
    ...common,
    shape: oneOf("square", "wide", "round"),
    size: between(4, 400),
    link: LINK,
    author: words(200),
    hint: words(200),
    marks: letters,
    align: oneOf("left", "center", "right"),
    level: oneOf("top", "middle", "bottom"),
    tags,
    scores,
  },
  text: {
    ...box,
    ...common,
    size: between(4, 400),
    align: oneOf("left", "center", "right"),
    marks: letters,
    turn,
  },
  shape: {
    ...box,
    ...common,
    form: oneOf(...forms),
    edge: common.color,
    pattern: oneOf("solid", "dashed", "dotted"),
    width: between(0, 64),
    size: between(4, 400),
    marks: letters,
    align: oneOf("left", "center", "right"),
    level: oneOf("top", "middle", "bottom"),
    turn,
  },
  stroke: {
    ...box,
    points: marks,
    nib: oneOf("pen", "highlighter"),
    color: common.color,
    width: between(0.1, 1_000),
    turn,
  },
  frame: {
    ...box,
    ...common,
    layout: oneOf("grid", "columns", "rows", "matrix"),
    columns: lanes,
    rows: lanes,
  },
  image: { ...box, blob: matching(/^[0-9a-f]{64}$/, 64), alt: words(1_000), name: words(200), turn },
  comment: {
    x: coordinate,
    y: coordinate,
    text: common.text,
    on: ID,
    thread: ID,
    done: (value) => typeof value === "boolean",
    mentions: (value) => Array.isArray(value) && value.length <= 50 && value.every(ID),
    author: words(200),
  },
  group: { text: words(200) },
  pile: { ...box, text: common.text },
  table: {
    ...box,
    color: common.color,
    rows: tracks,
    columns: tracks,
    cells,
    head: (value) => typeof value === "boolean",
  },
  connector: {
    ...common,
    from: end,
    to: end,
    route: oneOf("straight", "elbow", "curved"),
    start: cap,
    end: cap,
    pattern: oneOf("solid", "dashed", "dotted"),
    width: between(0.5, 64),
    means: oneOf("relates", "depends", "causes", "duplicates"),
    label_at: between(0, 1),
    bends,
  },
};

/** Fields that tell where an item lies. Where the kind has no default for one, nothing lies anywhere without it. */
const NEEDED: readonly string[] = ["x", "y", "w", "h", "from", "to", "points", "blob"];
/** A table is nothing without them, a frame may do without. */
const TRACKS: readonly string[] = ["rows", "columns"];

/** Only what people may write of an item of this kind, with the defaults written out; nothing if it cannot be one. */
export function checked(kind: string, given: Readonly<Record<string, unknown>>): Record<string, unknown> | undefined {
  const known = KINDS.get(kind);
  const rules = RULES[kind];
  if (!known?.makeable || !rules) return undefined;
  const fields: Record<string, unknown> = { ...known.defaults };
  for (const [name, rule] of Object.entries(rules)) {
    const value = Object.hasOwn(given, name) ? given[name] : undefined;
    if (value !== undefined && known.fields.has(name) && rule(value)) fields[name] = value;
    else if (needed(kind, name) && !(name in known.defaults)) return undefined;
  }
  return fields;
}

function tags(value: unknown): boolean {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const given = Object.entries(value);
  return given.length <= 50 && given.every(([tag, on]) => tag !== "" && words(60)(tag) && typeof on === "boolean");
}

function needed(kind: string, name: string): boolean {
  return NEEDED.includes(name) || (kind === "table" && TRACKS.includes(name));
}

function scores(value: unknown): boolean {
  return keyed(value, 12, (key, score) => key !== "" && words(60)(key) && between(0, 10)(score));
}

function cells(value: unknown): boolean {
  const cell = /^[0-9A-Za-z]{1,10}:[0-9A-Za-z]{1,10}$/;
  return keyed(value, 5_000, (key, content) => cell.test(key) && words(2_000)(content));
}

function lanes(value: unknown): boolean {
  return listed(value, 50, (lane) => {
    const { text = "", limit = 1, share = 1 } = lane;
    return words(200)(text) && between(1, 999)(limit) && Number.isInteger(limit) && between(0.01, 1_000)(share);
  });
}

function tracks(value: unknown): boolean {
  return listed(value, 200, ({ id, share = 1 }) => matching(/^[0-9A-Za-z]+$/, 10)(id) && between(0.01, 1_000)(share));
}

/** Ranges of letters, and how they look. */
function letters(value: unknown): boolean {
  return (
    Array.isArray(value) &&
    value.length <= 1_000 &&
    value.every((mark) => {
      if (!Array.isArray(mark) || mark.length !== 3) return false;
      const [start, end, name] = mark as unknown[];
      return (
        [start, end].every((at) => Number.isInteger(at) && between(0, TEXT)(at)) &&
        oneOf("bold", "italic", "underline", "strike")(name)
      );
    })
  );
}

function keyed(value: unknown, most: number, each: (key: string, part: unknown) => boolean): boolean {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const given = Object.entries(value);
  return given.length <= most && given.every(([key, part]) => each(key, part));
}

function listed(value: unknown, most: number, each: (part: Readonly<Record<string, unknown>>) => boolean): boolean {
  if (!Array.isArray(value) || value.length === 0 || value.length > most) return false;
  return value.every((part) => typeof part === "object" && part !== null && each(part as Record<string, unknown>));
}

function marks(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0 && value.length <= 5_000 && value.every(mark);
}

/** Where a nib was, and how hard it was pressed. */
function mark(value: unknown): boolean {
  if (!Array.isArray(value) || value.length !== 3) return false;
  const [x, y, pressed] = value as unknown[];
  return coordinate(x) && coordinate(y) && between(0, 1)(pressed);
}

function bends(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0 && value.length <= 16 && value.every(bend);
}

function bend(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  const { axis, at, ...more } = value as { readonly axis?: unknown; readonly at?: unknown };
  return (axis === "x" || axis === "y") && coordinate(at) && Object.keys(more).length === 0;
}

function end(value: unknown): boolean {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const given = Object.entries(value);
  const bound = Object.hasOwn(value, "item") || Object.hasOwn(value, "point");
  return bound && given.every(([name, part]) => END[name]?.(part) ?? false);
}
