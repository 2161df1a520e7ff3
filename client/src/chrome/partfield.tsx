/** The field over a cell of a table, or over the title of a lane, while somebody writes in it. */

import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { lookOf } from "../canvas/look.ts";
import type { Editor } from "../editor/editor.ts";
import { overlay } from "../editor/field.ts";
import { changeLane } from "../editor/layouts.ts";
import { type Held, heldPart, stopWriting } from "../editor/parts.ts";
import { setCell, writeOn } from "../editor/tables.ts";
import { centre } from "../geometry/box.ts";
import { LINE_HEIGHT } from "../geometry/fit.ts";
import { headWords } from "../shapes/framelanes.ts";
import type { Look } from "../shapes/look.ts";
import { lanesOf } from "../shapes/plan.ts";
import type { Lettering } from "../shapes/shape.ts";
import { cellText, cellWords } from "../shapes/table.ts";
import { words } from "./strings.ts";
import { speak } from "./voice.ts";

/** Smaller than this on the screen, words are brought nearer before one writes in them. */
const LEGIBLE = 12;

interface PartFieldProps {
  readonly editor: Editor;
  readonly host: { readonly current: HTMLElement | null };
}

export function PartField({ editor, host }: PartFieldProps) {
  editor.revision.value;
  const held = heldPart(editor);
  const said = held?.kind === "cell" ? spokenCell(held.row, held.column, cellText(held.table, held)) : "";
  // Whoever goes from cell to cell by arrow keys hears what is in each.
  useEffect(() => {
    if (said !== "") speak(said);
  }, [said]);
  if (!held?.part.writing) return null;
  const { part } = held;
  const key = part.kind === "cell" ? `${part.item} ${part.row} ${part.column}` : `${part.item} ${part.axis} ${part.at}`;
  return <Field key={key} editor={editor} host={host} held={held} />;
}

function Field({ editor, host, held }: PartFieldProps & { readonly held: Held }) {
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(textOf(held));
  // What is committed on leaving must be what is in the field by then, and lie where the part is by then.
  const now = useRef({ text, held });
  now.current = { text, held };
  const camera = editor.camera.value;

  useLayoutEffect(() => {
    if (!field.current || !host.current) return;
    overlay(field.current, roomFor(held, lookOf(host.current), text), camera);
  });

  // Once, when the writing begins, and at once: the next key is meant for the field already.
  useLayoutEffect(() => {
    if (host.current) approach(editor, roomFor(held, lookOf(host.current), text));
    field.current?.focus({ preventScroll: true });
    field.current?.select();
    editor.session.here({ edit: held.part.item });
    return () => editor.session.here({ edit: null });
  }, [editor, held.part.item]);

  const commit = (): void => {
    const { text: written, held: part } = now.current;
    if (part.kind === "cell") setCell(editor, part.table, part, written);
    else changeLane(editor, part.frame, part.part.axis, part.part.at, { text: written.trim().slice(0, 200) });
  };
  const leave = (): void => {
    commit();
    stopWriting(editor);
    host.current?.focus({ preventScroll: true });
  };

  return (
    <textarea
      ref={field}
      class="desk-field part-field"
      aria-label={
        held.kind === "cell" ? words.containers.cellField(held.row + 1, held.column + 1) : words.containers.laneField
      }
      value={text}
      dir="auto"
      maxLength={held.kind === "cell" ? 2_000 : 200}
      onInput={(event) => setText(event.currentTarget.value)}
      onBlur={() => {
        // Another window took the keyboard, or another field did: only the second ends the writing.
        // A field that makes room for that of the next cell has had its words taken already.
        if (!document.hasFocus() || editor.part.peek() !== now.current.held.part) return;
        commit();
        stopWriting(editor);
      }}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.isComposing) return;
        const go = held.kind === "cell" ? wayOf(event) : undefined;
        const ends = event.key === "Escape" || event.key === "Tab" || (event.key === "Enter" && !event.shiftKey);
        if (go) {
          commit();
          writeOn(editor, go);
        } else if (ends) {
          leave();
        } else {
          return;
        }
        event.preventDefault();
      }}
    />
  );
}

function spokenCell(row: number, column: number, text: string): string {
  return words.containers.cellHeld(row + 1, column + 1, text);
}

function wayOf({ key, shiftKey }: KeyboardEvent): "next" | "before" | "below" | undefined {
  if (key === "Tab") return shiftKey ? "before" : "next";
  return key === "Enter" && !shiftKey ? "below" : undefined;
}

function textOf(held: Held): string {
  if (held.kind === "cell") return cellText(held.table, held);
  return lanesOf(held.frame, held.part.axis)[held.part.at]?.text ?? "";
}

/** Bring the part to where it can be read, if it is not. */
function approach(editor: Editor, { box, fitted }: Lettering): void {
  const { zoom } = editor.camera.peek();
  if (fitted.size * zoom < LEGIBLE) editor.centre(centre(box), (LEGIBLE + 2) / fitted.size);
  else editor.reveal(box);
}

/** The words as they are written, and room for all of them. */
function roomFor(held: Held, look: Look, text: string): Lettering {
  const lettering =
    held.kind === "cell"
      ? cellWords(held.table, held, look, text, true)
      : headWords(held.frame, held.part.axis, held.part.at, look, text, true);
  const { box, fitted } = lettering;
  const h = Math.max(box.h, Math.max(1, fitted.lines.length + 0.4) * fitted.size * LINE_HEIGHT);
  return { ...lettering, box: { ...box, h } };
}
