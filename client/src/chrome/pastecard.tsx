/** The card that asks what several pasted lines are to become, and shows how they were understood. */

import { useEffect, useRef } from "preact/hooks";
import { SLIP_LIMIT, type Slips, TEXT_LIMIT } from "../editor/slips.ts";
import { words } from "./strings.ts";

const SHOWN_ROWS = 4;
const SHOWN_COLUMNS = 4;

interface PasteCardProps {
  readonly slips: Slips;
  readonly asNotes: () => void;
  readonly asText: () => void;
  readonly close: () => void;
}

export function PasteCard({ slips, asNotes, asText, close }: PasteCardProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
    // What Enter takes is what has the focus.
    dialog.current?.querySelector<HTMLElement>(".first")?.focus();
  }, []);
  const take = (what: () => void) => () => {
    dialog.current?.close();
    what();
  };
  const noteable = canBeNotes(slips);
  const textable = canBeText(slips);
  const preferNotes = noteable && (!slips.prose || !textable);
  const notes = (
    <button type="button" key="notes" class={preferNotes ? "first" : "second"} onClick={take(asNotes)}>
      {words.pasteNotes(slips.count)}
    </button>
  );
  const text = (
    <button type="button" key="text" class={preferNotes ? "second" : "first"} onClick={take(asText)}>
      {words.pasteText}
    </button>
  );
  return (
    <dialog class="pastecard card" ref={dialog} aria-label={words.pasteTitle} closedby="any" onClose={close}>
      <h2>{words.pasteTitle}</h2>
      <table aria-hidden="true">
        <tbody>
          {slips.rows.slice(0, SHOWN_ROWS).map((row, at) => (
            <tr key={at}>
              {row.slice(0, SHOWN_COLUMNS).map((cell, column) => (
                <td key={column} class={cell === "" ? "" : "slip"} dir="auto">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {slips.rows.length > SHOWN_ROWS && <p class="quiet">{words.pasteMore(slips.rows.length - SHOWN_ROWS)}</p>}
      <div class="row">
        {noteable && notes}
        {textable && text}
        <button type="button" class="second" onClick={() => dialog.current?.close()}>
          {words.cancel}
        </button>
      </div>
    </dialog>
  );
}

export function canBeNotes(slips: Slips): boolean {
  return slips.count <= SLIP_LIMIT && slips.rows.every((row) => row.every(fits));
}

export function canBeText(slips: Slips): boolean {
  return fits(slips.whole);
}

function fits(text: string): boolean {
  return text.length <= TEXT_LIMIT || (text.length <= 2 * TEXT_LIMIT && [...text].length <= TEXT_LIMIT);
}
