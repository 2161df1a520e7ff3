/** The corners of the screen: title and undo, zoom, and the way back. */

import { useComputed } from "@preact/signals";
import { Keyboard, Maximize, Minus, Plus, Redo2, Undo2 } from "lucide";
import { useState } from "preact/hooks";
import type { Editor } from "../editor/editor.ts";
import { fitAll, lost, zoomStep, zoomTo } from "../editor/viewing.ts";
import { printed } from "../tools/keys.ts";
import { Button } from "./button.tsx";
import { Icon, Sign } from "./icon.tsx";
import { Later } from "./later.tsx";
import { OutlineButton } from "./outline/button.tsx";
import { words } from "./strings.ts";

const loadBoardMenu = async () => (await import("./boardmenu.tsx")).BoardMenu;

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
      <Later load={loadBoardMenu} given={{ editor }} />
      {editor.can("lead") ? (
        <span class="title-grow" data-text={draft ?? title}>
          <input
            class="title"
            dir="auto"
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

export function Zoom({ editor }: { editor: Editor }) {
  // The signal itself is the text, so that panning does not render this anew in every frame.
  const percent = useComputed(() => words.percent(editor.camera.value.zoom));
  const spoken = useComputed(() => `${percent.value}. ${words.actualSize}`);
  return (
    <div class="zoom card" role="toolbar" aria-label={words.zoom}>
      <Button label={words.zoomOut} stroke={printed("zoomOut")} kind="step" onClick={() => zoomStep(editor, false)}>
        <Icon of={Minus} size={18} />
      </Button>
      <Button
        label={words.actualSize}
        spoken={spoken}
        stroke={printed("actualSize")}
        kind="percent"
        onClick={() => zoomTo(editor, 1)}
      >
        {percent}
      </Button>
      <Button label={words.zoomIn} stroke={printed("zoomIn")} kind="step" onClick={() => zoomStep(editor, true)}>
        <Icon of={Plus} size={18} />
      </Button>
      <Button label={words.fit} stroke={printed("fit")} onClick={() => fitAll(editor)}>
        <Icon of={Maximize} size={18} />
      </Button>
      <OutlineButton editor={editor} />
      <Button
        label={words.keys}
        stroke={printed("keys")}
        kind="step"
        onClick={() => {
          editor.panel.value = "keys";
        }}
      >
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
