/** Pressing what does something by itself: ticking a box, reacting as somebody else did, following a link. */

import type { Point } from "../geometry/point.ts";
import { textOf } from "../model/item.ts";
import type { Drawn } from "../shapes/shape.ts";
import type { Spot } from "../shapes/spots.ts";
import { spotAt } from "../shapes/spots.ts";
import type { Editor } from "./editor.ts";
import { goTo } from "./links.ts";
import { toggled } from "./lists.ts";

/** What a press at this point of an item would do, if this person may do it. */
export function spotOn(editor: Editor, item: Drawn | undefined, at: Point, touch = false): Spot | undefined {
  if (!item) return undefined;
  const { zoom } = editor.camera.peek();
  const spot = spotAt(item, at, editor.seen, zoom, (touch ? 16 : 4) / zoom);
  if (spot?.kind === "box" && !editor.free(item)) return undefined;
  if (spot?.kind === "reaction" && !editor.can("react")) return undefined;
  return spot;
}

export function press(editor: Editor, spot: Spot): void {
  switch (spot.kind) {
    case "box": {
      const item = editor.session.items.get(spot.id);
      const splice = item && toggled(textOf(item) ?? "", spot.place);
      if (splice) editor.session.type(spot.id, splice, `box ${spot.place}`);
      break;
    }
    case "reaction": {
      const me = editor.me.peek()?.user ?? "";
      react(editor, [spot.id], spot.emoji, !spot.users.includes(me));
      break;
    }
    case "link":
      follow(editor, spot.link);
      break;
  }
}

/** Set or take back my own reaction to some items. */
export function react(editor: Editor, ids: readonly string[], emoji: string, on: boolean): void {
  editor.propose(
    ids.map((id) => ({ op: "react", id, emoji, on })),
    `react ${emoji}`,
  );
}

/** Go where a link leads: to another item of this board, or out of it into a page that knows nothing of this one. */
export function follow(editor: Editor, link: string): void {
  if (link.startsWith("#")) goTo(editor, link.slice(1));
  else if (/^(https?:\/\/|mailto:)/.test(link)) window.open(link, "_blank", "noopener,noreferrer");
}
