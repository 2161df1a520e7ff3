/** What the outside has to hear of a replica: shown items that changed, splices, refusals. */

import type { Splice } from "../model/splice.ts";

export interface News {
  readonly ids: Set<string>;
  /** Changes of shown texts that did not come from typing here. */
  readonly splices: (readonly [string, Splice])[];
  readonly refusals: { readonly code: string; readonly message: string }[];
}

export function nothing(): News {
  return { ids: new Set(), splices: [], refusals: [] };
}
