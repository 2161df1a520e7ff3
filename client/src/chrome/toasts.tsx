/** Words that come and go on the screen. Whoever listens hears them from the announcer. */

import { useEffect } from "preact/hooks";
import type { Editor } from "../editor/editor.ts";
import "./containers.css";
import { words } from "./strings.ts";

const STAYS = 5_000;

export function Toasts({ editor }: { editor: Editor }) {
  const notices = editor.notices.value;
  const oldest = notices[0];
  useEffect(() => {
    if (!oldest) return undefined;
    const timer = setTimeout(() => {
      editor.notices.value = editor.notices.peek().filter((notice) => notice !== oldest);
    }, STAYS);
    return () => clearTimeout(timer);
  }, [editor, oldest]);
  return (
    <div class="toasts">
      {notices.map((notice) => (
        <p class="toast" key={notice.id}>
          {notice.text}
          {notice.undo && (
            <button
              type="button"
              class="plain-undo"
              onClick={() => {
                notice.undo?.();
                editor.notices.value = editor.notices.peek().filter((one) => one !== notice);
              }}
            >
              {words.containers.undo}
            </button>
          )}
        </p>
      ))}
    </div>
  );
}
