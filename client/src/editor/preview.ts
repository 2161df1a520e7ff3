/** What a tool shows while it is at work, besides the items in hand: drawn on the overlay, kept nowhere. */

import type { Box } from "../geometry/box.ts";
import type { Point } from "../geometry/point.ts";
import type { Connector, Figure, Note, Stroke } from "../model/item.ts";

export type Preview =
  | { readonly kind: "marquee"; readonly box: Box }
  | { readonly kind: "lasso"; readonly corners: readonly Point[] }
  | { readonly kind: "ghost"; readonly item: Note | Figure }
  | { readonly kind: "drawing"; readonly item: Stroke }
  /** These will be gone when the eraser is lifted. */
  | { readonly kind: "erasing"; readonly ids: ReadonlySet<string> }
  | { readonly kind: "box"; readonly box: Box }
  /** What is in the hand would come to lie here. */
  | { readonly kind: "zones"; readonly boxes: readonly Box[] }
  | { readonly kind: "line"; readonly connector: Connector; readonly target?: string | undefined };

/** A line that shows what a dragged item lines up with, or a gap that is as large as another, and how large. */
export interface Guide {
  readonly from: Point;
  readonly to: Point;
  readonly distance?: number;
}
