/** What lies over the board for a moment: what is in a hand, selections, handles, dots, guides, and others' cursors. */

import { toScreen } from "../editor/camera.ts";
import type { Editor } from "../editor/editor.ts";
import { around, type Box, grown, meets } from "../geometry/box.ts";
import { ink } from "../geometry/contrast.ts";
import type { Point } from "../geometry/point.ts";
import { disc } from "../geometry/rim.ts";
import { heading } from "../geometry/route.ts";
import { byHeight, isPlaced } from "../model/item.ts";
import { cap } from "../shapes/caps.ts";
import { captions } from "../shapes/captions.ts";
import { runOf, trace } from "../shapes/connector.ts";
import { FONT } from "../shapes/lettering.ts";
import { onDesk } from "../shapes/palette.ts";
import { bounds, draw, handles } from "../shapes/registry.ts";
import { type Drawn, isDrawn } from "../shapes/shape.ts";
import { STALK, turnAbout, turnOf } from "../shapes/turn.ts";
import type { Person } from "../sync/session.ts";
import { dots, dottedItems } from "../tools/dots.ts";
import { paintGap, paintGroup, paintPart, paintZones } from "./containers.ts";
import type { Cursor } from "./cursors.ts";
import type { HeldPicture } from "./heldpicture.ts";
import { paintPins } from "./pins.ts";
import { brushFor, type Scene } from "./scene.ts";
import { paintSpotlight } from "./spotlight.ts";

/** Beyond this many, selected items are shown by one box around them all. */
const OUTLINED = 400;

/** How much is still seen of what the eraser has touched. */
const ERASED = 0.25;

/** Paint it all, in CSS pixels except for the items themselves. */
export function paintOverlay(
  scene: Scene,
  ctx: CanvasRenderingContext2D,
  cursors: readonly Cursor[],
  picture: HeldPicture,
): void {
  const { editor, dpr } = scene;
  ctx.setTransform(1, 0, 0, 1, 0, 0);
  ctx.clearRect(0, 0, ctx.canvas.width, ctx.canvas.height);
  ctx.setTransform(dpr, 0, 0, dpr, 0, 0);
  paintSpotlight(scene, ctx);
  inBoardUnits(scene, ctx, () => paintZones(scene, ctx));
  inBoardUnits(scene, ctx, () => paintHeld(scene, ctx, picture));
  inBoardUnits(scene, ctx, () => paintPreview(scene, ctx));
  ctx.setTransform(dpr, 0, 0, dpr, 0, 0);
  for (const person of editor.people.peek()) if (!person.me) paintTheirs(scene, ctx, person);
  paintGroup(scene, ctx);
  paintSelection(scene, ctx);
  paintPart(scene, ctx);
  paintGuides(scene, ctx);
  paintPins(scene, ctx);
  for (const cursor of cursors) paintCursor(scene, ctx, cursor);
}

function inBoardUnits({ editor, dpr }: Scene, ctx: CanvasRenderingContext2D, paint: () => void): void {
  const { x, y, zoom } = editor.camera.peek();
  const scale = zoom * dpr;
  ctx.setTransform(scale, 0, 0, scale, -x * scale, -y * scale);
  paint();
}

/** What is in a hand: a big load of mine from one picture, everything else item by item. */
function paintHeld(scene: Scene, ctx: CanvasRenderingContext2D, picture: HeldPicture): void {
  const { editor, dpr } = scene;
  const scale = editor.camera.peek().zoom * dpr;
  const pictured = picture.of(scene, scale);
  const view = grown(editor.view.peek(), 30 / editor.camera.peek().zoom);
  const brush = { ...brushFor(scene, ctx, scale), held: true };
  const held = [...editor.lifted.peek().values()]
    .filter(isDrawn)
    // What lies in a pile is shown by the pile.
    .filter((item) => editor.places.box(item.id) !== undefined)
    .filter((item) => !pictured?.holds(item.id) && meets(bounds(item, editor.seen), view))
    .sort(byHeight);
  const preview = editor.preview.peek();
  const erased = preview?.kind === "erasing" ? preview.ids : undefined;
  for (const item of held) {
    ctx.globalAlpha = erased?.has(item.id) ? ERASED : 1;
    draw(item, brush);
  }
  ctx.globalAlpha = 1;
  pictured?.draw(ctx);
}

function paintPreview(scene: Scene, ctx: CanvasRenderingContext2D): void {
  const { editor, look } = scene;
  const preview = editor.preview.peek();
  const px = 1 / editor.camera.peek().zoom;
  switch (preview?.kind) {
    case "marquee":
    case "box": {
      const { x, y, w, h } = preview.box;
      ctx.fillStyle = ctx.strokeStyle = look.accent;
      ctx.globalAlpha = 0.1;
      ctx.fillRect(x, y, w, h);
      ctx.globalAlpha = 1;
      ctx.lineWidth = px;
      ctx.strokeRect(x, y, w, h);
      break;
    }
    case "lasso":
      ctx.fillStyle = ctx.strokeStyle = look.accent;
      ctx.beginPath();
      for (const { x, y } of preview.corners) ctx.lineTo(x, y);
      ctx.globalAlpha = 0.1;
      ctx.fill("evenodd");
      ctx.globalAlpha = 1;
      ctx.lineWidth = 1.5 * px;
      ctx.setLineDash([5 * px, 4 * px]);
      ctx.stroke();
      ctx.setLineDash([]);
      break;
    case "ghost":
      ctx.globalAlpha = 0.6;
      draw(preview.item, brushFor(scene, ctx, editor.camera.peek().zoom * scene.dpr));
      ctx.globalAlpha = 1;
      break;
    case "drawing":
      draw(preview.item, brushFor(scene, ctx, editor.camera.peek().zoom * scene.dpr));
      break;
    case "line": {
      const { path } = runOf(preview.connector, editor.seen);
      ctx.strokeStyle = look.accent;
      ctx.lineWidth = 2 * Math.max(px, 0.5);
      ctx.lineCap = ctx.lineJoin = "round";
      trace(ctx, path);
      ctx.stroke();
      const tip = path.points.at(-1);
      if (tip) cap(ctx, "arrow", tip, heading(path, "to"), 11 * Math.max(px, 0.5));
      break;
    }
    default:
  }
}

/** What another person has selected, and what they write in. */
function paintTheirs(scene: Scene, ctx: CanvasRenderingContext2D, person: Person): void {
  const { editor, look } = scene;
  const color = onDesk(person.color, look, 3);
  for (const id of person.select ?? []) {
    const item = editor.seen.get(id);
    if (isDrawn(item) && id !== person.edit) outlineItem(scene, ctx, item, color, 1.5, [5, 4], 3);
  }
  const item = editor.seen.get(person.edit ?? "");
  if (!isDrawn(item)) return;
  outlineItem(scene, ctx, item, color, 2.5, [], 3);
  const box = onScreen(editor, bounds(item, editor.seen));
  tag(ctx, `${person.name} …`, { x: box.x, y: box.y - 26 }, color);
}

function paintSelection(scene: Scene, ctx: CanvasRenderingContext2D): void {
  const { editor, look } = scene;
  const selected = editor.selected.peek();
  if (selected.length <= OUTLINED) {
    for (const item of selected) outlineItem(scene, ctx, item, look.accent, 1.5, [], 0);
  }
  const line = editor.preview.peek();
  const lit =
    line?.kind === "line" ? line.target : editor.tool.peek() === "connector" ? editor.hovered.peek() : undefined;
  const held = editor.lifted.peek().size > 0 ? editor.hovered.peek() : undefined;
  for (const id of new Set([lit, held])) {
    const item = editor.seen.get(id ?? "");
    if (isDrawn(item) && !editor.selection.peek().has(item.id)) outlineItem(scene, ctx, item, look.accent, 3, [], 2);
  }
  if (selected.length > 1) {
    const box = around(selected.map((item) => bounds(item, editor.seen)));
    if (box) {
      const { x, y, w, h } = onScreen(editor, box);
      ctx.strokeStyle = look.accent;
      ctx.lineWidth = 1;
      ctx.setLineDash([4, 4]);
      ctx.strokeRect(x - 6, y - 6, w + 12, h + 12);
      ctx.setLineDash([]);
    }
  }
  const [only] = selected;
  const idle = editor.lifted.peek().size === 0 && editor.writing.peek() === undefined;
  if (only && selected.length === 1 && idle && editor.free(only)) paintHandles(scene, ctx, only);
  if (idle) paintDots(scene, ctx);
}

function paintHandles({ editor, look }: Scene, ctx: CanvasRenderingContext2D, item: Drawn): void {
  ctx.fillStyle = look.dark ? look.desk : "#ffffff";
  ctx.strokeStyle = look.accent;
  ctx.lineWidth = 1.5;
  for (const { name, at, axis } of handles(item, editor.seen, STALK / editor.camera.peek().zoom)) {
    const { x, y } = toScreen(editor.camera.peek(), at);
    ctx.beginPath();
    if (name === "turn") ctx.arc(x, y, 7, 0, 2 * Math.PI);
    else if (name === "from" || name === "to") ctx.arc(x, y, 6, 0, 2 * Math.PI);
    else if (axis === "y") ctx.roundRect(x - 8, y - 3, 16, 6, 3);
    else if (axis === "x") ctx.roundRect(x - 3, y - 8, 6, 16, 3);
    else if (name === "e" || name === "w") ctx.roundRect(x - 3, y - 8, 6, 16, 3);
    else ctx.roundRect(x - 4.5, y - 4.5, 9, 9, 2);
    ctx.fill();
    ctx.stroke();
  }
}

function paintDots({ editor, look }: Scene, ctx: CanvasRenderingContext2D): void {
  const camera = editor.camera.peek();
  const pointer = editor.pointer.peek();
  for (const item of dottedItems(editor)) {
    if (item.w * camera.zoom < 24) continue;
    for (const { at } of dots(item, camera.zoom)) {
      const { x, y } = toScreen(camera, at);
      const near = pointer !== undefined && Math.hypot(pointer.x - x, pointer.y - y) <= 12;
      ctx.beginPath();
      ctx.arc(x, y, near ? 8 : 7, 0, 2 * Math.PI);
      ctx.fillStyle = look.accent;
      ctx.globalAlpha = near ? 1 : 0.55;
      ctx.fill();
      ctx.globalAlpha = 1;
      if (!near) continue;
      ctx.strokeStyle = look.dark ? look.desk : "#ffffff";
      ctx.lineWidth = 1.75;
      ctx.beginPath();
      ctx.moveTo(x - 3.5, y);
      ctx.lineTo(x + 3.5, y);
      ctx.moveTo(x, y - 3.5);
      ctx.lineTo(x, y + 3.5);
      ctx.stroke();
    }
  }
}

function paintGuides(scene: Scene, ctx: CanvasRenderingContext2D): void {
  const { editor, look } = scene;
  ctx.strokeStyle = look.accent;
  ctx.lineWidth = 1;
  for (const guide of editor.guides.peek()) {
    const from = toScreen(editor.camera.peek(), guide.from);
    const to = toScreen(editor.camera.peek(), guide.to);
    ctx.beginPath();
    ctx.moveTo(Math.round(from.x) + 0.5, Math.round(from.y) + 0.5);
    ctx.lineTo(Math.round(to.x) + 0.5, Math.round(to.y) + 0.5);
    ctx.stroke();
    if (guide.distance !== undefined) paintGap(scene, ctx, guide);
  }
}

/** The item's own outline, `out` pixels outside of it: a ring for a disc, the line itself for a connector. */
function outlineItem(
  { editor }: Scene,
  ctx: CanvasRenderingContext2D,
  item: Drawn,
  color: string,
  width: number,
  dash: number[],
  out: number,
): void {
  const camera = editor.camera.peek();
  ctx.strokeStyle = color;
  ctx.lineWidth = width;
  ctx.setLineDash(dash);
  if (item.kind === "connector") {
    ctx.save();
    ctx.translate(-camera.x * camera.zoom, -camera.y * camera.zoom);
    ctx.scale(camera.zoom, camera.zoom);
    ctx.lineWidth = Math.max(item.width + 4 / camera.zoom, (width * 2) / camera.zoom);
    ctx.globalAlpha = 0.35;
    trace(ctx, runOf(item, editor.seen).path);
    ctx.stroke();
    ctx.restore();
  } else {
    const round = item.kind === "note" && item.shape === "round";
    const box = onScreen(
      editor,
      round
        ? disc(item)
        : isPlaced(item) && (item.kind !== "text" || turnOf(item) !== 0)
          ? item
          : bounds(item, editor.seen),
    );
    ctx.beginPath();
    ctx.save();
    turnAbout(ctx, box, turnOf(item));
    if (round) ctx.arc(box.x + box.w / 2, box.y + box.h / 2, box.w / 2 + out, 0, 2 * Math.PI);
    else ctx.roundRect(box.x - out, box.y - out, box.w + 2 * out, box.h + 2 * out, 3 + out);
    ctx.stroke();
    ctx.restore();
  }
  ctx.setLineDash([]);
}

/** An arrow in the person's colour, and their name. A bot says that it is one. */
function paintCursor({ editor, look }: Scene, ctx: CanvasRenderingContext2D, { person, at, alpha }: Cursor): void {
  const { x, y } = toScreen(editor.camera.peek(), at);
  const { w, h } = editor.size.peek();
  if (x < -40 || y < -40 || x > w + 40 || y > h + 40) return;
  const color = onDesk(person.color, look, 3);
  ctx.globalAlpha = alpha;
  ctx.beginPath();
  for (const [dx, dy] of [
    [0, 0],
    [0, 17],
    [4.6, 12.8],
    [11.5, 12.3],
  ] as const)
    ctx.lineTo(x + dx, y + dy);
  ctx.closePath();
  ctx.lineJoin = "round";
  ctx.lineWidth = 3;
  ctx.strokeStyle = look.dark ? look.desk : "#ffffff";
  ctx.stroke();
  ctx.fillStyle = color;
  ctx.fill();
  tag(ctx, person.bot ? `${person.name} · ${captions().bot}` : person.name, { x: x + 12, y: y + 16 }, color);
  ctx.globalAlpha = 1;
}

/** A name on a patch of its person's colour. */
function tag(ctx: CanvasRenderingContext2D, text: string, at: Point, color: string): void {
  ctx.font = `550 12.5px ${FONT}`;
  ctx.textAlign = "left";
  ctx.textBaseline = "middle";
  const short = text.length > 28 ? `${text.slice(0, 27)}…` : text;
  const width = ctx.measureText(short).width + 14;
  ctx.fillStyle = color;
  ctx.beginPath();
  ctx.roundRect(at.x, at.y, width, 21, 6);
  ctx.fill();
  ctx.fillStyle = ink(color);
  ctx.fillText(short, at.x + 7, at.y + 11);
}

function onScreen(editor: Editor, box: Box): Box {
  const camera = editor.camera.peek();
  const { x, y } = toScreen(camera, box);
  return { x, y, w: box.w * camera.zoom, h: box.h * camera.zoom };
}
