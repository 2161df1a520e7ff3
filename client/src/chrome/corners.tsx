/** The corners of the screen: title and undo, save state, zoom. */

import { useComputed } from "@preact/signals";
import { Check, CloudOff, Eye, Keyboard, LoaderCircle, Maximize, Minus, Plus, Redo2, Undo2 } from "lucide";
import { useEffect, useState } from "preact/hooks";
import { fitAll, lost, zoomStep, zoomTo } from "../editor/commands.ts";
import type { Editor } from "../editor/editor.ts";
import { printed } from "../tools/keys.ts";
import { Button } from "./button.tsx";
import { Icon, Sign } from "./icon.tsx";
import { words } from "./strings.en.ts";

export function TitleCard({ editor }: { editor: Editor }) {
  const title = editor.title.value ?? words.untitled;
  const [draft, setDraft] = useState<string>();
  const keep = (): void => {
    const wanted = draft?.trim() ?? "";
    if (wanted !== "" && wanted !== title) {
      editor.propose([{ op: "update", id: "settings", set: { title: wanted } }], "title");
    }
    setDraft(undefined);
  };
  return (
    <div class="title-card card">
      <a class="button home" href="/" aria-label={words.home} data-tip={words.home} data-tip-at="below">
        <Sign />
      </a>
      {editor.can("lead") ? (
        <span class="title-grow" data-text={draft ?? title}>
          <input
            class="title"
            aria-label={words.boardTitle}
            value={draft ?? title}
            maxLength={200}
            onInput={(event) => setDraft(event.currentTarget.value)}
            onBlur={keep}
            onKeyDown={(event) => {
              if (event.key === "Enter") event.currentTarget.blur();
              if (event.key === "Escape") setDraft(undefined);
            }}
          />
        </span>
      ) : (
        <span class="title">{title}</span>
      )}
      <span class="divider" />
      <History editor={editor} />
    </div>
  );
}

function History({ editor }: { editor: Editor }) {
  // Both change what can be undone.
  editor.revision.value;
  editor.status.value;
  return (
    <>
      <Button
        label={words.undo}
        stroke={printed("undo")}
        tip="below"
        disabled={!editor.session.canUndo()}
        onClick={() => editor.session.undo()}
      >
        <Icon of={Undo2} />
      </Button>
      <Button
        label={words.redo}
        stroke={printed("redo")}
        tip="below"
        disabled={!editor.session.canRedo()}
        onClick={() => editor.session.redo()}
      >
        <Icon of={Redo2} />
      </Button>
    </>
  );
}

export function SaveState({ editor }: { editor: Editor }) {
  const { state, pending } = editor.status.value;
  // Most changes are saved before anybody could read that they are not.
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (state !== "sending") {
      setLate(false);
      return undefined;
    }
    const timer = setTimeout(() => setLate(true), 400);
    return () => clearTimeout(timer);
  }, [state]);
  const viewing = editor.me.value !== null && !editor.can("edit");
  const offline = state === "offline";
  const waiting = state === "connecting" || (state === "sending" && late);
  const text = offline
    ? words.offline(pending)
    : state === "connecting"
      ? words.connecting
      : waiting
        ? words.saving
        : words.saved;
  const short = offline ? words.offlineShort(pending) : text;
  return (
    <div class={`save card ${offline ? "warn" : ""}`} data-state={state} data-pending={pending}>
      <span class={waiting ? "spin" : ""}>
        <Icon of={offline ? CloudOff : waiting ? LoaderCircle : Check} size={16} />
      </span>
      <span class="long">{text}</span>
      <span class="short" aria-hidden="true">
        {short}
      </span>
      {viewing && (
        <span class="viewing">
          <Icon of={Eye} size={16} /> {words.lookOnly}
        </span>
      )}
    </div>
  );
}

export function Zoom({ editor, showKeys }: { editor: Editor; showKeys: () => void }) {
  // The signal itself is the text, so that panning does not render this anew in every frame.
  const percent = useComputed(() => words.percent(editor.camera.value.zoom));
  return (
    <div class="zoom card" role="toolbar" aria-label={words.zoom}>
      <Button label={words.zoomOut} stroke={printed("zoomOut")} kind="step" onClick={() => zoomStep(editor, false)}>
        <Icon of={Minus} size={18} />
      </Button>
      <Button label={words.actualSize} stroke={printed("actualSize")} kind="percent" onClick={() => zoomTo(editor, 1)}>
        {percent}
      </Button>
      <Button label={words.zoomIn} stroke={printed("zoomIn")} kind="step" onClick={() => zoomStep(editor, true)}>
        <Icon of={Plus} size={18} />
      </Button>
      <Button label={words.fit} stroke={printed("fit")} onClick={() => fitAll(editor)}>
        <Icon of={Maximize} size={18} />
      </Button>
      <Button label={words.keys} stroke="?" kind="step" onClick={showKeys}>
        <Icon of={Keyboard} size={18} />
      </Button>
    </div>
  );
}

/** The way back for whoever has scrolled everything out of sight. */
export function WayBack({ editor }: { editor: Editor }) {
  const away = useComputed(() => {
    editor.revision.value;
    return lost(editor);
  });
  if (!away.value) return null;
  return (
    <button type="button" class="way-back" onClick={() => fitAll(editor)}>
      {words.backToNotes}
    </button>
  );
}

export function EmptyHint({ editor }: { editor: Editor }) {
  editor.revision.value;
  const { state } = editor.status.value;
  if (editor.places.size > 0 || editor.writing.value !== undefined || !editor.can("edit")) return null;
  if (state === "connecting" || state === "ended") return null;
  return (
    <div class="empty">
      <p class="empty-title">{words.emptyTitle}</p>
      <p class="mouse">{words.emptyHint}</p>
      <p class="touch">{words.emptyHintTouch}</p>
    </div>
  );
}
