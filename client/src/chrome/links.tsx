/** Links to things on the board: copying one, and following the one in the address. */

import { Link2 } from "lucide";
import { useEffect } from "preact/hooks";
import type { Editor } from "../editor/editor.ts";
import { goTo, itemIn, linkTo, missed } from "../editor/links.ts";
import { Button } from "./button.tsx";
import { Icon } from "./icon.tsx";
import { words } from "./strings.ts";

/** Put a link to an item into the clipboard. It leads there whoever is on the board, and lets nobody in. */
export async function copyLinkTo(editor: Editor, board: string, id: string): Promise<void> {
  const link = linkTo(board, id);
  try {
    await navigator.clipboard.writeText(link);
    editor.say(words.links.copied);
  } catch {
    window.prompt(words.cannotCopy, link);
  }
}

/** In the bar over one thing. */
export function CopyLink({ editor, id }: { editor: Editor; id: string }) {
  return (
    <Button label={words.links.copy} onClick={() => void copyLinkTo(editor, boardHere(), id)}>
      <Icon of={Link2} />
    </Button>
  );
}

/** The board of the page's address. */
export function boardHere(): string {
  return /^\/b\/([^/]+)/.exec(location.pathname)?.[1] ?? "";
}

/** Go where the address leads: when the board has come, and whenever it leads somewhere else. */
export function FollowLinks({ editor }: { editor: Editor }) {
  useEffect(() => {
    const stops = [missed.subscribe((count) => count > told && sayGone(editor, count))];
    let going = false;
    const go = (): void => {
      const id = itemIn(location.hash);
      if (id !== undefined && goTo(editor, id)) forget();
    };
    // What the address names is looked for once the server has said what is on the board.
    stops.push(
      editor.status.subscribe(({ state }) => {
        if (going || state === "connecting" || state === "ended" || !editor.session.items.has("settings")) return;
        going = true;
        go();
      }),
    );
    const changed = (): void => {
      if (going) go();
    };
    window.addEventListener("hashchange", changed);
    stops.push(() => window.removeEventListener("hashchange", changed));
    return () => {
      for (const stop of stops) stop();
    };
  }, [editor]);
  return null;
}

/** Take the item out of the address, so that the same link leads there again, and a reload leads to the whole board. */
function forget(): void {
  const parts = new URLSearchParams(location.hash.slice(1));
  parts.delete("i");
  const rest = parts.toString();
  history.replaceState(null, "", `${location.pathname}${rest === "" ? "" : `#${rest}`}`);
}

let told = missed.peek();

function sayGone(editor: Editor, count: number): void {
  told = count;
  editor.say(words.links.gone);
}
