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
import { hasPictures } from "../editor/imagescarry.ts";
import { SLIP_LIMIT, type Slips, slips, TEXT_LIMIT } from "../editor/slips.ts";
import { strewNotes, strewText } from "../editor/strew.ts";
import { fillCells } from "../editor/tables.ts";
import type { Point } from "../geometry/point.ts";
import { CLIPPING_LIMIT, type Clipping, read, written } from "../model/clipping.ts";
import { bringFiles } from "./images.tsx";
import { boardHere } from "./links.tsx";
import { canBeNotes, canBeText, PasteCard } from "./pastecard.tsx";
import { words } from "./strings.ts";
import { speak } from "./voice.ts";

const TYPE = "application/x-tondo+json";
/** Beside the items, the board that they come from: it has the pictures. */
const BOARD = "application/x-tondo-board";
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
      event.clipboardData.setData(BOARD, boardHere());
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
      const pictures = [...event.clipboardData.files].filter(({ type }) => type.startsWith("image/"));
      if (own === "" && text === "" && pictures.length === 0) return;
      event.preventDefault();
      if (!editor.can("edit")) editor.say(words.lookOnly);
      else if (own === "" && pictures.length > 0 && isOnlyName(text, pictures)) {
        bringFiles(editor, pictures, spot(editor));
      } else if (own !== "") pasteItems(own, event.clipboardData.getData(BOARD));
      else pasteText(text);
    };

    const pasteItems = (own: string, from: string): void => {
      const clipping = read(own);
      if (clipping === "too many") editor.say(words.tooManyToPaste(CLIPPING_LIMIT));
      else if (clipping === undefined) editor.say(words.nothingToPaste);
      else if (from !== "" && from !== boardHere() && hasPictures(clipping)) {
        const at = spot(editor);
        void import("./imagesboard.tsx").then(({ carryFrom }) =>
          carryFrom(editor, clipping, from, (all) => lay(all, at)),
        );
      } else lay(clipping, spot(editor));
    };

    const lay = (clipping: Clipping, at: Point): void => {
      plant(editor, clipping, at);
      speak(words.havePasted(clipping.items.length));
    };

    const pasteText = (text: string): void => {
      const [table, ...more] = editor.selected.peek();
      // Cells of a spreadsheet go into the cells of the table that is selected.
      if (table?.kind === "table" && more.length === 0 && text.length <= LOOKED_AT) {
        const cells = slips(text);
        if (cells) fillCells(editor, table, cells.rows);
        return;
      }
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

/** Some systems put a copied file's name beside it. Other words, such as a table's, are worth more than their picture. */
function isOnlyName(text: string, files: readonly File[]): boolean {
  return text === "" || files.map(({ name }) => name).join("\n") === text.trim().replaceAll("\r", "\n");
}

/** Under the pointer if it is over the board, else in the middle of the screen. */
function spot(editor: Editor): Point {
  const pointer = editor.pointer.peek();
  return pointer ? toBoard(editor.camera.peek(), pointer) : editor.middle();
}
