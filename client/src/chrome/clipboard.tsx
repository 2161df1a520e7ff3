/**
 * The clipboard: copying, cutting and pasting while the board has the keyboard.
 *
 * It goes by the browser's own clipboard events, so that menus and every layout's keys do the same. Items travel in a
 * type of our own, which Chromium, Firefox and Safari keep from page to page as it is, where they would rewrite HTML;
 * beside it the texts go as plain text, for everywhere else.
 */

import { useEffect, useState } from "preact/hooks";
import { toBoard } from "../editor/camera.ts";
import { cutOut, inWords, plant, takeAway } from "../editor/copies.ts";
import type { Editor } from "../editor/editor.ts";
import { SLIP_LIMIT, type Slips, slips, TEXT_LIMIT } from "../editor/slips.ts";
import { strewNotes, strewText } from "../editor/strew.ts";
import type { Point } from "../geometry/point.ts";
import { CLIPPING_LIMIT, read, written } from "../model/clipping.ts";
import { canBeNotes, canBeText, PasteCard } from "./pastecard.tsx";
import { words } from "./strings.en.ts";
import { speak } from "./toasts.tsx";

const TYPE = "application/x-tondo+json";
/** A text longer than this, in UTF-16 units, is not even looked at. */
const LOOKED_AT = 2_000_000;

/** A text that waits to be told what it becomes, and where. */
interface Offer {
  readonly slips: Slips;
  readonly at: Point;
}

export function Clipboard({ editor, host }: { editor: Editor; host: { current: HTMLElement | null } }) {
  const [offer, setOffer] = useState<Offer>();

  useEffect(() => {
    const ours = (): boolean => document.activeElement === host.current || document.activeElement === document.body;

    const take = (event: ClipboardEvent, cut: boolean): void => {
      // Words that are marked on the page, such as those of a notice, are copied as words.
      if (!ours() || !event.clipboardData || document.getSelection()?.isCollapsed === false) return;
      const clipping = cutOut(editor);
      if (clipping === undefined) return;
      event.preventDefault();
      if (clipping === "too many") {
        editor.say(words.tooManyToCopy(CLIPPING_LIMIT));
        return;
      }
      event.clipboardData.setData(TYPE, written(clipping));
      event.clipboardData.setData("text/plain", inWords(clipping));
      if (cut) takeAway(editor, clipping);
      speak(cut ? words.haveCut(clipping.items.length) : words.haveCopied(clipping.items.length));
    };

    const copied = (event: ClipboardEvent): void => take(event, false);
    const cut = (event: ClipboardEvent): void => take(event, true);

    const pasted = (event: ClipboardEvent): void => {
      if (!ours() || !event.clipboardData) return;
      const own = event.clipboardData.getData(TYPE);
      const text = event.clipboardData.getData("text/plain");
      if (own === "" && text === "") return;
      event.preventDefault();
      if (!editor.can("edit")) editor.say(words.lookOnly);
      else if (own !== "") pasteItems(own);
      else pasteText(text);
    };

    const pasteItems = (own: string): void => {
      const clipping = read(own);
      if (clipping === "too many") editor.say(words.tooManyToPaste(CLIPPING_LIMIT));
      else if (clipping === undefined) editor.say(words.nothingToPaste);
      else {
        plant(editor, clipping, spot(editor));
        speak(words.havePasted(clipping.items.length));
      }
    };

    const pasteText = (text: string): void => {
      const found = text.length > LOOKED_AT ? "too long" : slips(text);
      if (found === undefined) return;
      const fits = found !== "too long" && (canBeNotes(found) || canBeText(found));
      if (!fits) editor.say(words.tooMuchText(SLIP_LIMIT, TEXT_LIMIT));
      else if (found.count > 1) setOffer({ slips: found, at: spot(editor) });
      else if (found.prose) strewText(editor, found, spot(editor));
      else strewNotes(editor, found, spot(editor));
    };

    document.addEventListener("copy", copied);
    document.addEventListener("cut", cut);
    document.addEventListener("paste", pasted);
    return () => {
      document.removeEventListener("copy", copied);
      document.removeEventListener("cut", cut);
      document.removeEventListener("paste", pasted);
    };
  }, [editor, host]);
  if (!offer) return null;
  return (
    <PasteCard
      slips={offer.slips}
      asNotes={() => strewNotes(editor, offer.slips, offer.at)}
      asText={() => strewText(editor, offer.slips, offer.at)}
      close={() => {
        setOffer(undefined);
        host.current?.focus({ preventScroll: true });
      }}
    />
  );
}

/** Under the pointer if it is over the board, else in the middle of the screen. */
function spot(editor: Editor): Point {
  const pointer = editor.pointer.peek();
  return pointer ? toBoard(editor.camera.peek(), pointer) : editor.middle();
}
