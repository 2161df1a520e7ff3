/** What is said aloud: notices, what one does oneself, what others do, who comes and goes, and losing the connection. */

import { effect } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Editor } from "../editor/editor.ts";
import { preferences } from "../editor/preferences.ts";
import { described } from "./describe.ts";
import { News } from "./news.ts";
import { words } from "./strings.ts";
import { alarm, note, speak, spoken, urgent } from "./voice.ts";

/** What others do is told at most once in this time, and not before it has been gathered for a moment. */
const APART = 10_000;
const GATHER = 1_500;

export function Announcer({ editor }: { editor: Editor }) {
  useEffect(() => {
    const stops = [tellNews(editor), sayPeople(editor), saySelection(editor), sayAim(editor), sayConnection(editor)];
    stops.push(
      effect(() => {
        const latest = editor.notices.value.at(-1);
        if (latest) speak(latest.text);
      }),
    );
    return () => {
      for (const stop of stops) stop();
    };
  }, [editor]);
  return (
    <>
      <div class="unseen" aria-live="polite">
        {spoken}
      </div>
      <div class="unseen" aria-live="assertive">
        {urgent}
      </div>
    </>
  );
}

/** My acts at once, those of others gathered, as far as they are wanted. The log has them all. */
function tellNews(editor: Editor): () => void {
  const news = new News(editor);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last = Number.NEGATIVE_INFINITY;
  const tell = (): void => {
    timer = undefined;
    const gathered = news.gathered();
    if (gathered === "") return;
    last = Date.now();
    note(gathered, last);
    if (preferences.announce.peek() === "all") speak(gathered);
  };
  const off = editor.session.on({
    items: (ids, mine) => {
      // The board is only just coming in; nobody has done anything.
      if (editor.status.peek().state === "connecting") {
        news.skip();
        return;
      }
      const said = news.hear(ids, mine);
      note(said, Date.now());
      if (preferences.announce.peek() !== "off") speak(said);
      if (!mine) timer ??= setTimeout(tell, Math.max(GATHER, last + APART - Date.now()));
    },
  });
  return () => {
    off();
    clearTimeout(timer);
  };
}

function sayPeople(editor: Editor): () => void {
  let names = new Map<string, string>();
  let first = true;
  return effect(() => {
    const now = new Map(editor.people.value.filter((one) => !one.me).map((one) => [one.session, one.name]));
    const came = [...now].filter(([session]) => !names.has(session)).map(([, name]) => words.joined(name));
    const left = [...names].filter(([session]) => !now.has(session)).map(([, name]) => words.left(name));
    const said = [...came, ...left].slice(0, 3).join(" ");
    if (!first && said !== "") {
      speak(said);
      note(said, Date.now());
    }
    first = names.size === 0 && now.size === 0;
    names = now;
  });
}

/** One selected thing is told by its row in the outline, unless that is out of reach; many are counted. */
function saySelection(editor: Editor): () => void {
  return effect(() => {
    const [id, ...more] = editor.selection.value;
    if (more.length > 0) speak(words.acts.selected(more.length + 1));
    const item = id === undefined || more.length > 0 ? undefined : editor.session.items.get(id);
    if (item && !document.getElementById(`item-${item.id}`)) speak(described(editor, item));
  });
}

/** Connecting by the keyboard, as it goes: from where, and to where. That it is done is news. */
function sayAim(editor: Editor): () => void {
  const told = (id: string): string => {
    const item = editor.session.items.get(id);
    return item ? described(editor, item) : words.spoken.nothing;
  };
  return effect(() => {
    const aim = editor.aim.value;
    if (aim?.done) return;
    if (aim?.to !== undefined) speak(words.aimAt(told(aim.to)));
    else if (aim) speak(`${words.aimFrom(told(aim.from))} ${words.aimHint}`);
  });
}

function sayConnection(editor: Editor): () => void {
  let offline = false;
  return effect(() => {
    const { state, pending } = editor.status.value;
    if (state === "offline" && !offline) alarm(words.offline(pending));
    else if (offline && state === "saved") {
      alarm("");
      speak(words.backOnline);
    }
    offline = state === "offline" || (offline && state !== "saved");
  });
}
