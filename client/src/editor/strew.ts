/** Pasted words laid on the board, as notes in rows and columns or as one text, where they cover nothing. */

import { around, type Box, encloses } from "../geometry/box.ts";
import type { Point } from "../geometry/point.ts";
import { freeSpot } from "../geometry/spot.ts";
import type { Op, Wish } from "../model/change.ts";
import { newId } from "../model/id.ts";
import { heightOf } from "../shapes/words.ts";
import { draftNote, GAP } from "./commands.ts";
import type { Editor } from "./editor.ts";
import { homeOf } from "./holders.ts";
import { setOutNew } from "./layouts.ts";
import { linkName, type Slips } from "./slips.ts";

/** How high a pasted text's letters are on the screen, and how wide its lines. */
const LETTER_PIXELS = 20;
const LINE_LETTERS = 30;

/** One note for each slip. A list becomes a grid about as wide as high; a table keeps its rows and columns. */
export function strewNotes(editor: Editor, slips: Slips, near: Point): void {
  if (!editor.can("edit")) return;
  const { shape, w, h, color } = draftNote(editor, near);
  const gap = Math.max(GAP, Math.round((GAP * h) / 200));
  const isList = slips.rows.every((row) => row.length === 1);
  const across = Math.ceil(Math.sqrt((slips.count * h) / w));
  const rows = isList ? chunked(slips.rows.flat(), across) : slips.rows;
  const columns = Math.max(...rows.map((row) => row.length));
  const extent = { w: columns * (w + gap) - gap, h: rows.length * (h + gap) - gap };
  const field = spotFor(editor, extent, near, gap);
  const wishes = rows.flatMap((row, down) =>
    row.flatMap((text, right): (Wish & Box)[] => {
      if (text === "") return [];
      const box = { x: round(field.x + right * (w + gap)), y: round(field.y + down * (h + gap)), w, h };
      const said = slips.link === undefined ? { text } : { text: linkName(slips.link), link: slips.link };
      return [{ kind: "note", id: newId(), shape, ...box, color, ...said }];
    }),
  );
  lay(editor, wishes, field);
}

/** All of it as one text. */
export function strewText(editor: Editor, slips: Slips, near: Point): void {
  if (!editor.can("edit")) return;
  const size = Math.min(400, Math.max(4, Math.round(LETTER_PIXELS / editor.camera.peek().zoom)));
  const w = size * LINE_LETTERS;
  const text = slips.whole;
  const h = round(heightOf({ text, w, size }));
  const field = spotFor(editor, { w, h }, near, GAP);
  const box = { x: round(field.x), y: round(field.y), w, h };
  lay(editor, [{ kind: "text", id: newId(), ...box, text, color: "black", size, align: "left" }], field);
}

function lay(editor: Editor, wishes: readonly (Wish & Box)[], field: Box): void {
  const homed = wishes.map((item): Wish => {
    const home = homeOf(editor, item);
    return home ? { ...item, parent: home.id } : item;
  });
  editor.propose([...homed.map((item): Op => ({ op: "create", item })), ...setOutNew(editor, homed)], "paste");
  editor.select(wishes.flatMap(({ id }) => id ?? []));
  editor.reveal(field);
}

/** The free place of this size that is nearest to the point. In a frame there is room, across its edge there is none. */
function spotFor(editor: Editor, size: { w: number; h: number }, near: Point, gap: number): Box {
  const wanted: Box = { x: near.x - size.w / 2, y: near.y - size.h / 2, ...size };
  const inTheWay = (area: Box): Box | undefined =>
    around(
      editor.places
        .within(area)
        .filter((item) => item.kind !== "connector" && !(item.kind === "frame" && encloses(item, area)))
        .flatMap((item) => editor.places.box(item.id) ?? []),
    );
  return freeSpot(wanted, gap, inTheWay) ?? beyond(editor, wanted, gap);
}

/** Right of everything there is. */
function beyond(editor: Editor, wanted: Box, gap: number): Box {
  const all = around([...editor.session.items.keys()].flatMap((id) => editor.places.box(id) ?? []));
  return all ? { ...wanted, x: all.x + all.w + gap } : wanted;
}

function chunked<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size));
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
