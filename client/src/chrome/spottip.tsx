/** What a press where the pointer rests would do: who reacted so, or where a link leads. Screen readers have it in words. */

import { useLayoutEffect, useRef } from "preact/hooks";
import type { Editor } from "../editor/editor.ts";
import { leadsTo } from "./describe.ts";
import { reactors } from "./reactors.ts";
import { words } from "./strings.ts";

export function SpotTip({ editor }: { editor: Editor }) {
  const tip = useRef<HTMLDivElement>(null);
  const spot = editor.spot.value;
  const pointer = editor.pointer.value;
  useLayoutEffect(() => {
    if (!tip.current || !pointer) return;
    const { w } = editor.size.peek();
    const x = Math.max(8, Math.min(w - tip.current.offsetWidth - 8, pointer.x + 12));
    tip.current.style.setProperty("--x", `${Math.round(x)}px`);
    tip.current.style.setProperty("--y", `${Math.round(pointer.y + 18)}px`);
  });
  if (!spot || spot.kind === "box" || !pointer) return null;
  return (
    <div class="spot-tip" ref={tip} aria-hidden="true">
      {spot.kind === "reaction"
        ? words.notes.reactedBy(spot.emoji, reactors(editor, spot.users))
        : words.notes.opens(leadsTo(spot.link, editor.session.items))}
    </div>
  );
}
