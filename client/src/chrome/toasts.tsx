/** Words that come and go: notices on the screen, and the same and more for screen readers. */

import { effect, signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Editor } from "../editor/editor.ts";
import { described } from "./outline.tsx";
import { words } from "./strings.en.ts";

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
        </p>
      ))}
    </div>
  );
}

const spoken = signal("");

/** Say something aloud that whoever sees the board sees anyway. */
export function speak(text: string): void {
  spoken.value = text;
}

/** Connecting by the keyboard, as it goes: from where, to where, and that it is done. */
function sayAim(editor: Editor): () => void {
  const named = (id: string): string => {
    const item = editor.session.items.get(id);
    return item ? described(item) : words.emptyItem;
  };
  return effect(() => {
    const aim = editor.aim.value;
    if (aim?.done && aim.to !== undefined) spoken.value = words.connected(named(aim.from), named(aim.to));
    else if (aim?.to !== undefined) spoken.value = words.aimAt(named(aim.to));
    else if (aim) spoken.value = `${words.aimFrom(named(aim.from))} ${words.aimHint}`;
  });
}

/** What is said aloud: notices, who comes and goes, what is selected by the keyboard, and losing the connection. */
export function Announcer({ editor }: { editor: Editor }) {
  useEffect(() => {
    let names = new Map<string, string>();
    let first = true;
    let offline = false;
    const stops = [
      effect(() => {
        const latest = editor.notices.value.at(-1);
        if (latest) spoken.value = latest.text;
      }),
      effect(() => {
        const now = new Map(editor.people.value.filter((one) => !one.me).map((one) => [one.session, one.name]));
        const came = [...now].filter(([session]) => !names.has(session)).map(([, name]) => words.joined(name));
        const left = [...names].filter(([session]) => !now.has(session)).map(([, name]) => words.left(name));
        if (!first && came.length + left.length > 0) spoken.value = [...came, ...left].slice(0, 3).join(" ");
        first = names.size === 0 && now.size === 0;
        names = now;
      }),
      effect(() => {
        const ids = [...editor.selection.value];
        const item = ids.length === 1 ? editor.session.items.get(ids[0] ?? "") : undefined;
        if (item) spoken.value = described(item);
      }),
      sayAim(editor),
      effect(() => {
        const { state, pending } = editor.status.value;
        if (state === "offline") spoken.value = words.offline(pending);
        else if (offline && state === "saved") spoken.value = words.backOnline;
        offline = state === "offline" || (offline && state !== "saved");
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [editor]);
  return (
    <div class="unseen" aria-live="polite">
      {spoken}
    </div>
  );
}
