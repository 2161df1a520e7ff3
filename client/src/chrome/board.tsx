/** The board's screen: the desk, and the chrome that floats over it. */

import { useEffect, useRef, useState } from "preact/hooks";
import { openDesk } from "../canvas/desk.ts";
import { Editor } from "../editor/editor.ts";
import type { Session } from "../sync/session.ts";
import { Clipboard } from "./clipboard.tsx";
import { ContextBar } from "./contextbar.tsx";
import { EmptyHint, SaveState, TitleCard, WayBack, Zoom } from "./corners.tsx";
import { Dock } from "./dock.tsx";
import { KeySheet } from "./keysheet.tsx";
import { keepBoard } from "./memory.ts";
import { Outline } from "./outline.tsx";
import { People } from "./people.tsx";
import { openScriptDoor } from "./scriptdoor.ts";
import { words } from "./strings.en.ts";
import { Announcer, Toasts } from "./toasts.tsx";

interface BoardProps {
  readonly board: string;
  readonly session: Session;
  /** The pass is not known any more: come in again by the link. */
  readonly expired: () => boolean;
}

export function BoardScreen({ board, session, expired }: BoardProps) {
  const [editor, setEditor] = useState<Editor>();
  const host = useRef<HTMLDivElement>(null);

  // The ring around the board is for those who go by keyboard.
  const [byKeys, setByKeys] = useState(false);

  useEffect(() => {
    if (!host.current) return undefined;
    const made = new Editor(session);
    const desk = openDesk(made, host.current, words.textField);
    const closeDoor = openScriptDoor(made, desk.renderer);
    setEditor(made);
    host.current.focus({ preventScroll: true });
    return () => {
      closeDoor();
      desk.close();
      made.close();
    };
  }, [session]);

  return (
    <main
      class="board"
      data-keys={byKeys ? "" : undefined}
      onKeyDown={(event) => {
        if (event.key === "Tab" || event.key === "F6") setByKeys(true);
      }}
      onPointerDown={() => setByKeys(false)}
      onClick={(event) => giveBackFocus(event, host.current)}
    >
      <Desk editor={editor} host={host} />
      {editor && <Chrome editor={editor} board={board} expired={expired} host={host} />}
    </main>
  );
}

function Desk({ editor, host }: { editor: Editor | undefined; host: { current: HTMLDivElement | null } }) {
  const title = editor?.title.value ?? words.untitled;
  const [selected] = editor?.selection.value ?? [];
  return (
    <>
      <p id="board-help" class="unseen">
        {words.boardHelp}
      </p>
      <div
        ref={host}
        class="desk"
        role="application"
        aria-roledescription={words.boardRole}
        aria-label={words.board(title)}
        aria-describedby="board-help"
        aria-activedescendant={selected === undefined ? undefined : `item-${selected}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: an application takes the keyboard.
        tabIndex={0}
      />
    </>
  );
}

interface ChromeProps {
  readonly editor: Editor;
  readonly board: string;
  readonly expired: () => boolean;
  readonly host: { current: HTMLDivElement | null };
}

function Chrome({ editor, board, expired, host }: ChromeProps) {
  const [keys, setKeys] = useState(false);
  const known = editor.title.value;
  const title = known ?? words.untitled;
  const { state, why } = editor.status.value;

  useEffect(() => {
    document.title = `${title} · ${words.product}`;
    if (known !== undefined) keepBoard(board, known);
  }, [board, title, known]);

  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      if (event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement) return;
      if (event.key === "?") setKeys(true);
      else if (event.key === "F6") goAround(event, host.current);
      else return;
      event.preventDefault();
    };
    document.addEventListener("keydown", pressed);
    return () => document.removeEventListener("keydown", pressed);
  }, [host]);

  if (state === "ended" && why === "unauthorized" && expired()) return null;
  return (
    <>
      <TitleCard editor={editor} />
      <People editor={editor} board={board} />
      <ContextBar editor={editor} />
      <EmptyHint editor={editor} />
      <WayBack editor={editor} />
      <Dock editor={editor} />
      <SaveState editor={editor} />
      <Zoom editor={editor} showKeys={() => setKeys(true)} />
      <Toasts editor={editor} />
      <Outline editor={editor} />
      <Announcer editor={editor} />
      <Clipboard editor={editor} host={host} />
      {state === "connecting" && editor.session.items.size === 0 && <p class="loading">{words.loading}</p>}
      {state === "ended" && <Ended why={why} />}
      {keys && (
        <KeySheet
          close={() => {
            setKeys(false);
            host.current?.focus({ preventScroll: true });
          }}
        />
      )}
    </>
  );
}

function Ended({ why }: { why: string | undefined }) {
  return (
    <div class="ended">
      <div class="card" role="alertdialog" aria-labelledby="ended-title">
        <h2 id="ended-title">{words.endedTitle}</h2>
        <p>{words.ended[why ?? ""] ?? words.endedOtherwise}</p>
        <div class="row">
          <button type="button" class="first" onClick={() => location.reload()}>
            {words.reload}
          </button>
          <a class="second" href="/">
            {words.toStart}
          </a>
        </div>
      </div>
    </div>
  );
}

/** After a press on a button the keyboard belongs to the board again; whoever came by keyboard stays where they are. */
function giveBackFocus(event: MouseEvent, host: HTMLElement | null): void {
  const pressed = event.target instanceof Element ? event.target.closest("button") : null;
  if (event.detail === 0 || !pressed || pressed.closest("dialog") || event.defaultPrevented) return;
  if (document.activeElement instanceof HTMLTextAreaElement) return;
  const menu = pressed.closest(".menu");
  if (!menu) {
    host?.focus({ preventScroll: true });
    return;
  }
  // A menu keeps the keyboard while it is open; whether it still is shows when the page has been drawn anew.
  requestAnimationFrame(() => {
    const closed = menu.querySelector(".menu-panel") === null;
    if (closed && (menu.contains(document.activeElement) || document.activeElement === document.body)) {
      host?.focus({ preventScroll: true });
    }
  });
}

/** F6 goes from the board to the tools and on, and around to the board. */
function goAround(event: KeyboardEvent, host: HTMLElement | null): void {
  const regions = [host, ...document.querySelectorAll<HTMLElement>(".dock, .title-card, .people, .zoom")];
  const at = regions.findIndex((region) => region?.contains(document.activeElement));
  const next = regions[(at + (event.shiftKey ? -1 : 1) + regions.length) % regions.length];
  (next === host ? next : next?.querySelector<HTMLElement>("button, a, input"))?.focus();
}
