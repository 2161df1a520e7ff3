/** The card of one thread, beside its pin: what was said, in order, and the field for an answer. */

import { Check, Link2, Pencil, RotateCcw, Trash2, X } from "lucide";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { toScreen } from "../editor/camera.ts";
import { comment, type Opened, owns, resolve, rewrite, type Thread, take } from "../editor/comments.ts";
import { nameOf, pieces } from "../editor/commentsmentions.ts";
import { haveRead } from "../editor/commentsunread.ts";
import type { Editor } from "../editor/editor.ts";
import { ink } from "../geometry/contrast.ts";
import type { Comment } from "../model/item.ts";
import { initials } from "../shapes/author.ts";
import { hex } from "../shapes/palette.ts";
import { Button } from "./button.tsx";
import { Composer } from "./commentscomposer.tsx";
import { named } from "./describe.ts";
import { ago } from "./hometime.ts";
import { Icon } from "./icon.tsx";
import { locale } from "./language.ts";
import { copyLinkTo } from "./links.tsx";
import { words } from "./strings.ts";
import { speak } from "./voice.ts";

interface ThreadCardProps {
  readonly editor: Editor;
  readonly board: string;
  readonly opened: Opened;
  readonly close: () => void;
}

const NARROW = 700;
const CLEAR = 12;
/** What the title and the tools cover of the screen, above and below. */
const TOP = 76;
const BOTTOM = 92;
const BESIDE = 40;
/** What the list of comments covers, at the end of the line. */
const PANEL = 350;
/** So often the times are told anew, in milliseconds. */
const TICK = 30_000;

export function ThreadCard({ editor, board, opened, close }: ThreadCardProps) {
  const card = useRef<HTMLElement>(null);
  const thread = "thread" in opened ? editor.comments.thread(opened.thread) : undefined;
  const gone = "thread" in opened && !thread;
  useBeside(editor, card, opened, thread);
  useTick();

  useEffect(() => {
    if (gone) close();
    if (thread) haveRead(thread.comments);
  });
  useEffect(() => closeBeside(editor, card), [editor]);

  if (gone) return null;
  const about = "spot" in opened ? opened.spot.on : thread?.head.on;
  const item = about === undefined ? undefined : editor.session.items.get(about);
  const title = item ? words.comments.onThing(named(item)) : words.comments.onPlace;
  return (
    <section
      ref={card}
      class="thread card"
      role="dialog"
      aria-label={title}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        close();
      }}
    >
      <header>
        <h2 title={title}>{title}</h2>
        {thread && <ThreadTools editor={editor} board={board} thread={thread} />}
        <Button label={words.close} stroke="Esc" tip="below" onClick={close}>
          <Icon of={X} size={18} />
        </Button>
      </header>
      {thread && (
        <ol class="said">
          {thread.comments.map((one) => (
            <Said key={one.id} editor={editor} comment={one} />
          ))}
        </ol>
      )}
      {editor.can("comment") && (
        <Composer
          editor={editor}
          draft={thread?.id ?? "new"}
          label={thread ? words.comments.answer : words.comments.write}
          send={(text, mentions) => {
            const to = thread ?? ("spot" in opened ? opened.spot : undefined);
            if (!to) return;
            const id = comment(editor, to, text, mentions);
            if (!thread) editor.comments.opened.value = { thread: id };
            speak(words.comments.sent);
          }}
        />
      )}
    </section>
  );
}

function ThreadTools({ editor, board, thread }: { editor: Editor; board: string; thread: Thread }) {
  const { done } = thread.head;
  return (
    <>
      {editor.can("comment") && (
        <Button
          label={done ? words.comments.reopen : words.comments.resolve}
          tip="below"
          pressed={done}
          onClick={() => {
            resolve(editor, thread, !done);
            if (!done) speak(words.comments.haveResolved);
          }}
        >
          <Icon of={done ? RotateCcw : Check} size={18} />
        </Button>
      )}
      <Button label={words.comments.copyLink} tip="below" onClick={() => void copyLinkTo(editor, board, thread.id)}>
        <Icon of={Link2} size={18} />
      </Button>
    </>
  );
}

function Said({ editor, comment: one }: { editor: Editor; comment: Comment }) {
  const [changing, setChanging] = useState(false);
  const member = editor.session.items.get(one.by ?? "");
  const name = nameOf(editor, one.by) ?? one.author ?? words.comments.someone;
  const paper = hex(member?.kind === "member" ? member.color : "gray");
  const at = one.at ?? Date.now();
  return (
    <li>
      <span
        class="face"
        data-letters={initials(name)}
        aria-hidden="true"
        style={{ background: paper, color: ink(paper) }}
      />
      <div class="grow">
        <p class="said-by">
          <b>{name}</b>{" "}
          <time class="small soft" dateTime={new Date(at).toISOString()} title={new Date(at).toLocaleString(locale())}>
            {Date.now() - at < 60_000 ? words.comments.now : ago(at)}
          </time>
        </p>
        {changing ? (
          <Composer
            editor={editor}
            draft={`edit ${one.id}`}
            label={words.comments.edit}
            text={one.text}
            leave={() => setChanging(false)}
            send={(text, mentions) => {
              rewrite(editor, one, text, mentions);
              setChanging(false);
            }}
          />
        ) : (
          <p class="said-text" dir="auto">
            {pieces(editor, one).map(({ text, names }, n) => (names ? <mark key={n}>{text}</mark> : text))}
          </p>
        )}
      </div>
      {owns(editor, one) && !changing && (
        <span class="said-tools">
          <Button label={words.comments.edit} tip="below" onClick={() => setChanging(true)}>
            <Icon of={Pencil} size={16} />
          </Button>
          <Button
            label={words.comments.delete}
            tip="below"
            onClick={() => {
              take(editor, one);
              speak(words.comments.haveDeleted);
            }}
          >
            <Icon of={Trash2} size={16} />
          </Button>
        </span>
      )}
    </li>
  );
}

/** Keep the card beside its pin, on the screen; on a narrow one it lies at the bottom, where the style sheet has it. */
function useBeside(editor: Editor, card: { current: HTMLElement | null }, opened: Opened, thread?: Thread): void {
  const camera = editor.camera.value;
  const { w, h } = editor.size.value;
  editor.lifted.value;
  editor.revision.value;
  editor.panel.value;
  useLayoutEffect(() => {
    const place = thread
      ? editor.comments.place(thread)
      : "spot" in opened
        ? editor.comments.spot(opened.spot)
        : undefined;
    if (!card.current || !place || w < NARROW) return;
    const { offsetWidth, offsetHeight } = card.current;
    const at = toScreen(camera, place);
    const room = w - CLEAR - (editor.panel.value === "comments" ? PANEL : 0);
    const right = at.x + BESIDE + 14;
    const left = at.x - BESIDE / 2 - offsetWidth;
    const x = right + offsetWidth <= room ? right : Math.max(CLEAR, left);
    const y = Math.min(Math.max(TOP, at.y - BESIDE), Math.max(TOP, h - BOTTOM - offsetHeight));
    card.current.style.setProperty("--x", `${Math.round(Math.min(x, room - offsetWidth))}px`);
    card.current.style.setProperty("--y", `${Math.round(y)}px`);
  });
}

/** A press elsewhere puts the card away, unless something in it is not sent yet. */
function closeBeside(editor: Editor, card: { current: HTMLElement | null }): () => void {
  const pressed = ({ target }: PointerEvent): void => {
    const beside = target instanceof Element && target.closest(".desk") !== null;
    const field = card.current?.querySelector("textarea");
    if (beside && (field?.value.trim() ?? "") === "") editor.comments.opened.value = undefined;
  };
  document.addEventListener("pointerdown", pressed, true);
  return () => document.removeEventListener("pointerdown", pressed, true);
}

function useTick(): void {
  const [, setTick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setTick((tick) => tick + 1), TICK);
    return () => clearInterval(timer);
  }, []);
}
