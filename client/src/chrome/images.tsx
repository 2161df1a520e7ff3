/**
 * How pictures come in: chosen, dropped or pasted. What happens with them then is fetched when it is needed.
 *
 *     chooseImage(editor)            open the browser's own chooser of files
 *     bringFiles(editor, files, at)  what was chosen, dropped or pasted
 */

import { useEffect, useState } from "preact/hooks";
import { toBoard } from "../editor/camera.ts";
import type { Editor } from "../editor/editor.ts";
import type { Point } from "../geometry/point.ts";
import { addCommand } from "../tools/keycommands.ts";
import { Later } from "./later.tsx";
import { words } from "./strings.ts";
import "./images.css";

const ACCEPTED = "image/png,image/jpeg,image/webp,image/gif,image/avif,image/svg+xml";

const load = async () => (await import("./imagesboard.tsx")).PicturesOnBoard;

export function Images({ editor, host }: { editor: Editor; host: { current: HTMLElement | null } }) {
  const [over, setOver] = useState(false);

  useEffect(
    () => addCommand({ name: "image", group: "tools", run: () => chooseImage(editor), can: () => editor.can("edit") }),
    [editor],
  );
  useEffect(() => watchDrops(editor, host.current?.parentElement, setOver), [editor, host]);

  return (
    <>
      {over && (
        <div class="drop-here">
          <p>{words.pictures.drop}</p>
        </div>
      )}
      <Later load={load} given={{ editor }} />
    </>
  );
}

/** Open the chooser of files; what is chosen is laid in the middle of the screen. */
export function chooseImage(editor: Editor): void {
  const input = document.createElement("input");
  input.type = "file";
  input.accept = ACCEPTED;
  input.multiple = true;
  input.hidden = true;
  input.addEventListener("change", () => {
    input.remove();
    bringFiles(editor, [...(input.files ?? [])]);
  });
  input.addEventListener("cancel", () => input.remove());
  // Some browsers open no chooser for what is on no page.
  document.body.append(input);
  input.click();
}

/** Bring files to the board, around a point of it or the middle of the screen. */
export function bringFiles(editor: Editor, files: readonly File[], at: Point = editor.middle()): void {
  if (files.length === 0) return;
  import("./imagesboard.tsx").then(
    (board) => void board.bringFiles(editor, files, at),
    () => editor.say(words.pictures.needConnection),
  );
}

function watchDrops(
  editor: Editor,
  main: HTMLElement | null | undefined,
  setOver: (over: boolean) => void,
): (() => void) | undefined {
  if (!main) return undefined;
  const carries = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") ?? false;
  const over = (event: DragEvent): void => {
    if (!carries(event)) return;
    // Whatever falls on the page beside a place for it, the browser would open instead of the page.
    event.preventDefault();
    if (event.dataTransfer) event.dataTransfer.dropEffect = editor.can("edit") ? "copy" : "none";
    setOver(editor.can("edit"));
  };
  const left = (event: DragEvent): void => {
    if (!(event.relatedTarget instanceof Node && main.contains(event.relatedTarget))) setOver(false);
  };
  const dropped = (event: DragEvent): void => {
    if (!carries(event)) return;
    event.preventDefault();
    setOver(false);
    const corner = main.getBoundingClientRect();
    const at = toBoard(editor.camera.peek(), { x: event.clientX - corner.left, y: event.clientY - corner.top });
    bringFiles(editor, [...(event.dataTransfer?.files ?? [])], at);
  };
  main.addEventListener("dragover", over);
  main.addEventListener("dragleave", left);
  main.addEventListener("drop", dropped);
  return () => {
    main.removeEventListener("dragover", over);
    main.removeEventListener("dragleave", left);
    main.removeEventListener("drop", dropped);
  };
}
