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
 *     tondo.select([id, …])             select them, as a click would
 *     tondo.ready()                     whether the board can be worked on
 *     tondo.settled()                   whether everything in view is drawn as sharp as it gets
 *     tondo.frames()                    milliseconds of main thread that the last frames took
 *     tondo.session.propose([op, …])    wish something, as the tools do
 *
 * It reads; whatever it wishes goes the way of every wish and is asked for rights like them.
 */

import type { Desk } from "../canvas/desk.ts";
import { type Camera, toBoard, toScreen } from "../editor/camera.ts";
import type { Editor } from "../editor/editor.ts";
import type { Point } from "../geometry/point.ts";
import type { Item } from "../model/item.ts";
import type { Person, Session, Status } from "../sync/session.ts";
import { isAwaiting } from "./later.tsx";

interface ScriptDoor {
  items(): readonly Item[];
  people(): readonly Person[];
  status(): Status;
  camera(): Camera;
  look(camera: Camera): void;
  toScreen(p: Point): Point;
  toBoard(p: Point): Point;
  selection(): readonly string[];
  select(ids: readonly string[]): void;
  ready(): boolean;
  settled(): boolean;
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
export function openScriptDoor(editor: Editor, desk: Desk): () => void {
  const { renderer } = desk;
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
    select: (ids) => editor.select(ids),
    ready: () => desk.ready && !isAwaiting(),
    settled: () => renderer.settled,
    writing: () => editor.writing.peek(),
    frames: () => [...renderer.spent],
    session: editor.session,
  };
  window.tondo = door;
  return () => {
    if (window.tondo === door) delete window.tondo;
  };
}
