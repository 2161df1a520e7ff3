/** Plain values: whether two say the same, and how the server keeps numbers. */

import type { Fields, Json } from "./item.ts";

/** Whether two plain values say the same. */
export function same(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  const [left, right] = [a as Fields, b as Fields];
  const keys = Object.keys(left);
  return keys.length === Object.keys(right).length && keys.every((key) => same(left[key], right[key]));
}

const FAR = 10_000_000;

/** A coordinate that is kept on the board, tidy. [N3] */
export function held(coordinate: number): number {
  return Number(tidy(Math.min(Math.max(coordinate, -FAR), FAR)));
}

/** Numbers as the server keeps them: two decimals, four for a relative place or an angle. [N3] */
export function tidy(value: Json, digits = 2): Json {
  if (typeof value === "number") return Number(value.toFixed(digits)) + 0;
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((part: Json) => tidy(part, digits));
  const parts = Object.entries(value as Record<string, Json>);
  return Object.fromEntries(
    parts.map(([key, part]) => [key, tidy(part, key === "at" || key === "angle" ? 4 : digits)]),
  );
}
