/**
 * `window.tondo`: the door for tests and scripts, which cannot look into a canvas.
 *
 *     tondo.items()                     what is shown, as plain objects
 *     tondo.people()                    who is here
 *     tondo.status()                    { state, pending }
 *     tondo.camera()                    { x, y, zoom }
 *     tondo.toScreen({ x, y })          a board point in CSS pixels from the window's corner
 *     tondo.toBoard({ x, y })           and back
 *     tondo.selection(), tondo.writing()
 *     tondo.frames()                    milliseconds of main thread that the last frames took
 *     tondo.session.propose([op, …])    wish something, as the tools do
 *
 * It reads; whatever it wishes goes the way of every wish and is asked for rights like them.
 */

import type { Renderer } from "../canvas/renderer.ts";
import { type Camera, toBoard, toScreen } from "../editor/camera.ts";
import type { Editor } from "../editor/editor.ts";
import type { Point } from "../geometry/point.ts";
import type { Item } from "../model/item.ts";
import type { Person, Session, Status } from "../sync/session.ts";

interface ScriptDoor {
  items(): readonly Item[];
  people(): readonly Person[];
  status(): Status;
  camera(): Camera;
  look(camera: Camera): void;
  toScreen(p: Point): Point;
  toBoard(p: Point): Point;
  selection(): readonly string[];
  writing(): string | undefined;
  frames(): readonly number[];
  readonly session: Session;
}

declare global {
  interface Window {
    tondo?: ScriptDoor;
  }
}

/** Open the door for this board; returns what closes it. */
export function openScriptDoor(editor: Editor, renderer: Renderer): () => void {
  const door: ScriptDoor = {
    items: () => [...editor.session.items.values()],
    people: () => [...editor.session.people.values()],
    status: () => editor.session.status(),
    camera: () => editor.camera.peek(),
    look: (camera) => {
      editor.camera.value = camera;
    },
    toScreen: (p) => toScreen(editor.camera.peek(), p),
    toBoard: (p) => toBoard(editor.camera.peek(), p),
    selection: () => [...editor.selection.peek()],
    writing: () => editor.writing.peek(),
    frames: () => [...renderer.spent],
    session: editor.session,
  };
  window.tondo = door;
  return () => {
    if (window.tondo === door) delete window.tondo;
  };
}
