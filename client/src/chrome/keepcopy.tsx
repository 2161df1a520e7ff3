/** Where much has not been sent for long: the board as a file of one's own. Its text can be pasted on any board. */

import { Download } from "lucide";
import type { Editor } from "../editor/editor.ts";
import type { Status } from "../sync/session.ts";
import { Icon } from "./icon.tsx";
import { words } from "./strings.ts";

const LONG = 24 * 3_600_000;
const MUCH = 2_000;

/** Whether so much is not sent, or for so long, that one had better keep it otherwise. */
export function isOverdue({ pending, since }: Status, now = Date.now()): boolean {
  return pending > MUCH || (pending > 0 && since !== undefined && now - since > LONG);
}

export function KeepCopy({ editor }: { editor: Editor }) {
  const keep = async (): Promise<void> => {
    const { clip, written } = await import("../model/clipping.ts");
    const { items } = editor.session;
    const file = new Blob([written(clip(items.values(), items))], { type: "application/json" });
    const link = document.createElement("a");
    link.href = URL.createObjectURL(file);
    link.download = `${(editor.title.peek() ?? words.untitled).replace(/[^\p{L}\p{N} _-]+/gu, "").trim() || "board"}.json`;
    link.click();
    // The browser has taken it when the press is over.
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
    editor.say(words.saves.copyDone);
  };
  return (
    <button type="button" class="second keep-copy" title={words.saves.copyMeans} onClick={keep}>
      <Icon of={Download} size={16} /> {words.saves.copy}
    </button>
  );
}
