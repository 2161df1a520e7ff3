/** The board's screen: the desk, and the chrome that floats over it. */

import { useComputed } from "@preact/signals";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { openDesk } from "../canvas/desk.ts";
import { calm } from "../canvas/look.ts";
import { Editor } from "../editor/editor.ts";
import { Following } from "../editor/following.ts";
import { caption } from "../shapes/captions.ts";
import type { Session } from "../sync/session.ts";
import { keyed } from "../tools/keys.ts";
import { TitleCard, WayBack, Zoom } from "./corners.tsx";
import { EmptyHint } from "./emptyhint.tsx";
import { KeepForHome } from "./homekeep.tsx";
import { KeepCopy } from "./keepcopy.tsx";
import { Later } from "./later.tsx";
import { FollowLinks } from "./links.tsx";
import { keepBoard } from "./memory.ts";
import { Panels } from "./panels.tsx";
import { People } from "./people.tsx";
import { edgesOf, giveBackFocus, goAround, keepFocus, walkToolbar } from "./regions.ts";
import { SaveState } from "./savestate.tsx";
import { openScriptDoor } from "./scriptdoor.ts";
import { words } from "./strings.ts";
import { Toasts } from "./toasts.tsx";
import { Welcome } from "./welcome.tsx";

const loadImages = async () => (await import("./images.tsx")).Images;
const loadDock = async () => (await import("./dock.tsx")).Dock;
const loadClipboard = async () => (await import("./clipboard.tsx")).Clipboard;
const loadMinimap = async () => (await import("./minimap.tsx")).Minimap;
const loadFollow = async () => (await import("./follow.tsx")).Follow;
const loadContextBar = async () => (await import("./contextbar.tsx")).ContextBar;
const loadTableEdges = async () => (await import("./tablelooks.tsx")).TableEdges;
const loadPartField = async () => (await import("./partfield.tsx")).PartField;
const loadOutline = async () => (await import("./outline/outline.tsx")).Outline;
const loadLegend = async () => (await import("./legend.tsx")).LegendCard;
const loadSpotTip = async () => (await import("./spottip.tsx")).SpotTip;
const loadComments = async () => (await import("./comments.tsx")).Comments;
const loadAnnouncer = async () => (await import("./announcer.tsx")).Announcer;

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
    const desk = openDesk(made, host.current, words.textField, () => made.say(words.unreachable));
    const closeDoor = openScriptDoor(made, desk);
    const screen = host.current.parentElement;
    const stopKeeping = screen ? keepFocus(screen, host.current) : undefined;
    if (screen) made.edges = () => edgesOf(screen);
    setEditor(made);
    host.current.focus({ preventScroll: true });
    return () => {
      stopKeeping?.();
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
        if (event.key === "F6") goAround(event.currentTarget, event.shiftKey);
        if (event.key === "F6" || walkToolbar(event)) event.preventDefault();
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
        {keyed(words.boardHelp)}
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
  const following = useMemo(() => new Following(editor, calm), [editor]);
  useEffect(() => () => following.close(), [following]);
  // A dialog gives the keyboard back to what had it; whatever else goes away leaves it to the desk.
  const closePanel = (): void => {
    editor.panel.value = undefined;
  };
  const known = editor.title.value;
  const title = known ?? words.untitled;
  // Asked by signals of their own: else everything here would be worked out again with every change of the board.
  const state = useComputed(() => editor.status.value.state).value;
  const why = useComputed(() => editor.status.value.why).value;
  const anySelected = useComputed(() => editor.selection.value.size > 0).value;
  const anyTable = useComputed(() => editor.selected.value.some((item) => item.kind === "table")).value;

  const spoken = words.containers.canvas;
  useEffect(() => caption(spoken), [spoken]);

  useEffect(() => {
    document.title = `${title} · ${words.product}`;
    if (known !== undefined) keepBoard(board, known);
  }, [board, title, known]);

  if (state === "ended" && why === "unauthorized" && expired()) return null;
  return (
    <>
      <TitleCard editor={editor} />
      <People editor={editor} board={board} following={following} />
      {following.whom.value !== undefined && <Later load={loadFollow} given={{ editor, following }} />}
      {anySelected && <Later load={loadContextBar} given={{ editor }} />}
      {editor.legend.value && <Later load={loadLegend} given={{ editor }} />}
      {editor.spot.value && <Later load={loadSpotTip} given={{ editor }} />}
      {anyTable && <Later load={loadTableEdges} given={{ editor }} />}
      <Later load={loadPartField} given={{ editor, host }} />
      <EmptyHint editor={editor} board={board} />
      <KeepForHome editor={editor} board={board} />
      <Welcome editor={editor} />
      <WayBack editor={editor} />
      <Later load={loadDock} given={{ editor }} />
      <SaveState editor={editor} />
      <Zoom editor={editor} />
      <Later load={loadMinimap} given={{ editor }} />
      <Toasts editor={editor} />
      <Later load={loadOutline} given={{ editor, leave: () => host.current?.focus({ preventScroll: true }) }} />
      <Later load={loadAnnouncer} given={{ editor }} />
      <Later load={loadClipboard} given={{ editor, host }} />
      <Later load={loadImages} given={{ editor, host }} />
      <Later load={loadComments} given={{ editor, board, leave: () => host.current?.focus({ preventScroll: true }) }} />
      <FollowLinks editor={editor} />
      {state === "connecting" && editor.session.items.size === 0 && <p class="loading">{words.loading}</p>}
      {state === "ended" && <Ended why={why} editor={editor} />}
      <Panels editor={editor} close={closePanel} />
    </>
  );
}

function Ended({ why, editor }: { why: string | undefined; editor: Editor }) {
  return (
    <div class="ended">
      <div class="card" role="alertdialog" aria-labelledby="ended-title">
        <h2 id="ended-title">{words.endedTitle}</h2>
        <p>{words.ended[why ?? ""] ?? words.endedOtherwise}</p>
        {editor.status.value.pending > 0 && <KeepCopy editor={editor} />}
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
