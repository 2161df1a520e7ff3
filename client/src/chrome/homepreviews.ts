/** What the start page draws itself, loaded when it stands: templates, and boards that have no picture yet. */

import { lookOf } from "../canvas/look.ts";
import { boardShelf } from "../sync/device.ts";
import { KeptBoards } from "../sync/keptboards.ts";
import { drawPicture, pictureFile } from "./homepicture.ts";
import { keepPicture } from "./homeshelf.ts";
import { type TemplateName, templateItems } from "./templates/template.ts";

export function drawTemplate(canvas: HTMLCanvasElement, name: TemplateName): void {
  const items = templateItems(name);
  drawPicture(canvas, new Map(items.map((item) => [item.id, item])), lookOf(canvas));
}

/** Draw a board as it was kept, and keep the picture. */
export async function pictureOfKept(board: string): Promise<Blob | undefined> {
  const kept = await new KeptBoards(boardShelf()).find(board);
  if (!kept) return undefined;
  const items = new Map(kept.items.map((item) => [item.id, item]));
  const look = lookOf(document.documentElement);
  const blob = await pictureFile(items, look);
  await keepPicture(board, blob, look.dark);
  return blob;
}
