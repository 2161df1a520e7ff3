/** What an empty desk says: how one begins, and what one may begin with. It goes with the first thing on the board. */

import { useEffect } from "preact/hooks";
import type { Editor } from "../editor/editor.ts";
import { keyed } from "../tools/keys.ts";
import { takeStart } from "./memory.ts";
import { words } from "./strings.ts";
import { isTemplateName } from "./templates/names.ts";
import type { TemplateName } from "./templates/template.ts";
import "./emptyhint.css";

const STARTS = ["startStop", "brainstorm", "mindmap", "kanban", "priorities"] as const;

export function EmptyHint({ editor, board }: { editor: Editor; board: string }) {
  editor.revision.value;
  const { state } = editor.status.value;
  const known = state !== "connecting" && state !== "ended" && editor.me.value !== null;
  const empty = known && editor.places.size === 0 && editor.can("edit");

  // A board that was made from a template begins with it.
  useEffect(() => {
    const start = empty ? takeStart(board) : undefined;
    if (isTemplateName(start)) void lay(editor, start);
  }, [editor, board, empty]);

  // Whoever has taken a tool has begun already, and the starts would catch the click that is meant for the desk.
  const tool = editor.tool.value;
  const begun = editor.writing.value !== undefined || (tool !== "select" && tool !== "hand");
  if (!empty || begun) return null;
  return (
    <div class="empty">
      <p class="empty-title">{words.emptyTitle}</p>
      <p class="mouse">{keyed(words.emptyHint)}</p>
      <p class="touch">{words.emptyHintTouch}</p>
      <div class="empty-starts">
        <span>{words.startFrom}</span>
        {STARTS.map((name) => (
          <button type="button" key={name} onClick={() => void lay(editor, name)}>
            {words.starts[name]}
          </button>
        ))}
      </div>
    </div>
  );
}

/** Templates are loaded when one is wanted. */
async function lay(editor: Editor, name: TemplateName): Promise<void> {
  try {
    const { layTemplate } = await import("./templates/lay.ts");
    // Somebody may have been faster.
    if (editor.places.size === 0) layTemplate(editor, name);
  } catch {
    editor.say(words.unreachable);
  }
}
