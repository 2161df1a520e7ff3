/** Wishes and facts as plain data: the ops that go up, the changes and entries that come down. [section 4, 6] */

import type * as schema from "../wire/schema.gen.ts";
import type { Frozen, Item, Json } from "./item.ts";
import type { Splice } from "./splice.ts";

export type Change =
  | { readonly put: Item }
  | { readonly set: string; readonly to: Readonly<Record<string, Json>> }
  | { readonly map: string; readonly in: string; readonly to: Readonly<Record<string, Json>> }
  | { readonly txt: string; readonly do: Splice }
  | { readonly del: string };

export interface Entry {
  readonly s: number;
  readonly at: number;
  readonly by: string;
  readonly c: string;
  readonly i: number;
  readonly d: readonly Change[];
  readonly label?: string;
}

/** A new item as it is wished: the kind's fields, of which the server fills in what is left out. */
export type Wish = { readonly kind: string; readonly id?: string; readonly z?: "top" | "bottom" } & {
  readonly [name: string]: Json | undefined;
};

export type Op = Frozen<schema.AnyOp>;

/** The id of the item that a change is about. */
export function subject(change: Change): string {
  if ("put" in change) return change.put.id;
  if ("set" in change) return change.set;
  if ("map" in change) return change.map;
  return "txt" in change ? change.txt : change.del;
}
