/** The list of all threads: what is open, what is done with, what is mine, and where somebody calls me. */

import { X } from "lucide";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Thread } from "../editor/comments.ts";
import { nameOf, namesMe } from "../editor/commentsmentions.ts";
import { unread } from "../editor/commentsunread.ts";
import type { Editor } from "../editor/editor.ts";
import { goTo } from "../editor/links.ts";
import { keyed } from "../tools/keys.ts";
import { Button } from "./button.tsx";
import { ago } from "./hometime.ts";
import { Icon } from "./icon.tsx";
import { words } from "./strings.ts";

type Filter = keyof typeof words.comments.filters;

const FITS: Readonly<Record<Filter, (editor: Editor, thread: Thread) => boolean>> = {
  open: (_editor, { head }) => !head.done,
  resolved: (_editor, { head }) => head.done,
  mine: (editor, { comments }) => comments.some(({ by }) => by === editor.me.value?.user),
  mentions: (editor, { comments }) => comments.some((comment) => namesMe(editor, comment)),
};

/** The list is as long as anybody scrolls; what is older is found by another filter. */
const LISTED = 200;

export function CommentsPanel({ editor, close }: { editor: Editor; close: () => void }) {
  const calling = new Set(unread(editor).map((comment) => comment.thread ?? comment.id));
  const [filter, setFilter] = useState<Filter>(calling.size > 0 ? "mentions" : "open");
  const chosen = useRef<HTMLButtonElement>(null);
  const threads = editor.comments.threads.value;
  const shown = threads.filter((thread) => FITS[filter](editor, thread)).toReversed();
  const opened = editor.comments.opened.value;

  useEffect(() => chosen.current?.focus({ preventScroll: true }), []);

  return (
    <section
      class="comments-panel card"
      aria-label={words.comments.panel}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        close();
      }}
    >
      <header>
        <h2 class="grow">{words.comments.panel}</h2>
        <Button label={words.close} stroke="Esc" tip="below" onClick={close}>
          <Icon of={X} size={18} />
        </Button>
      </header>
      <fieldset class="comments-filter">
        <legend class="unseen">{words.comments.filter}</legend>
        {(Object.keys(words.comments.filters) as Filter[]).map((name) => (
          <button
            type="button"
            key={name}
            {...(name === filter && { ref: chosen })}
            aria-pressed={name === filter}
            onClick={() => setFilter(name)}
          >
            {words.comments.filters[name]}{" "}
            <span class="small">{threads.filter((one) => FITS[name](editor, one)).length}</span>
          </button>
        ))}
      </fieldset>
      {shown.length === 0 ? (
        <p class="soft none">{threads.length === 0 ? keyed(words.comments.noneYet) : words.comments.none}</p>
      ) : (
        <ul>
          {shown.slice(0, LISTED).map((thread) => (
            <li key={thread.id}>
              <Row
                editor={editor}
                thread={thread}
                calls={calling.has(thread.id)}
                current={opened !== undefined && "thread" in opened && opened.thread === thread.id}
              />
            </li>
          ))}
        </ul>
      )}
      <label class="row">
        <input
          type="checkbox"
          checked={editor.comments.showDone.value}
          onChange={(event) => {
            editor.comments.showDone.value = event.currentTarget.checked;
          }}
        />
        <span>{words.comments.onBoard}</span>
      </label>
    </section>
  );
}

interface RowProps {
  readonly editor: Editor;
  readonly thread: Thread;
  readonly calls: boolean;
  readonly current: boolean;
}

function Row({ editor, thread, calls, current }: RowProps) {
  const { head, comments, id } = thread;
  const answers = comments.length - 1;
  return (
    <button
      type="button"
      class={`plain comments-row ${calls ? "calls" : ""}`}
      aria-current={current}
      onClick={() => goTo(editor, id)}
    >
      <span class="comments-row-head">
        <b>{nameOf(editor, head.by) ?? head.author ?? words.comments.someone}</b>
        <span class="small soft">{ago(comments.at(-1)?.at ?? Date.now())}</span>
      </span>
      <span class="comments-row-text" dir="auto">
        {head.text}
      </span>
      {(answers > 0 || head.done) && (
        <span class="small soft">
          {[head.done && words.comments.resolved, answers > 0 && words.comments.answers(answers)]
            .filter(Boolean)
            .join(" · ")}
        </span>
      )}
    </button>
  );
}
