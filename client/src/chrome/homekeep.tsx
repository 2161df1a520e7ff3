/** While a board is open: keeps its small picture for the start page, and when it changed. It shows nothing itself. */

import { useEffect } from "preact/hooks";
import { lookOf } from "../canvas/look.ts";
import type { Editor } from "../editor/editor.ts";
import { onLeave } from "../sync/device.ts";
import { pictureFile } from "./homepicture.ts";
import { keepPicture } from "./homeshelf.ts";
import { keepChange } from "./memory.ts";

/** How long the board has to be still before it is drawn, and how long one waits for that on the way out. */
const STILL = 4_000;
const PATIENCE = 400;

export function KeepForHome({ editor, board }: { editor: Editor; board: string }) {
  useEffect(() => {
    let stale = false;
    let news = false;
    let timer: ReturnType<typeof setTimeout> | undefined;

    const keep = async (): Promise<void> => {
      clearTimeout(timer);
      timer = undefined;
      if (!stale) return;
      stale = false;
      if (news) keepChange(board);
      news = false;
      const look = lookOf(document.documentElement);
      await keepPicture(board, await pictureFile(editor.session.items, look), look.dark);
    };

    const changed = (): void => {
      stale = true;
      clearTimeout(timer);
      timer = setTimeout(() => void keep(), STILL);
    };

    const stops = [
      editor.session.on({
        items: () => {
          // What arrives while the board opens is no change.
          news ||= editor.opened.peek();
          changed();
        },
      }),
      onLeave(() => void keep()),
      onWayHome(keep),
    ];
    changed();
    return () => {
      for (const stop of stops) stop();
      void keep();
    };
  }, [editor, board]);
  return null;
}

/** The page that is left does not live to finish its picture: on the way home it is given a moment. */
function onWayHome(keep: () => Promise<void>): () => void {
  const pressed = (event: MouseEvent): void => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href="/"]') : null;
    const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
    if (!link || !plain || event.defaultPrevented) return;
    event.preventDefault();
    const late = new Promise((resolve) => setTimeout(resolve, PATIENCE));
    void Promise.race([keep(), late]).then(() => location.assign(link.href));
  };
  document.addEventListener("click", pressed);
  return () => document.removeEventListener("click", pressed);
}
