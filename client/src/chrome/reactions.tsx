/** Reacting to what is selected, and who has reacted how. */

import { useState } from "preact/hooks";
import type { Editor } from "../editor/editor.ts";
import { react } from "../editor/spots.ts";
import { selectedNotes } from "../editor/tagging.ts";
import { reactionsOf } from "../shapes/badges.ts";
import { reactors } from "./reactors.ts";
import { words } from "./strings.ts";

/** What the server takes at most, in code points. */
const LONGEST = 16;

export function ReactionSheet({ editor, close }: { editor: Editor; close: () => void }) {
  const notes = selectedNotes(editor);
  const me = editor.me.value?.user ?? "";
  const [only, ...more] = notes;
  const given = notes.map((note) => reactionsOf(note.reactions));
  const mine = (emoji: string): boolean => given.every((one) => one.get(emoji)?.includes(me) === true);
  const toggle = (emoji: string): void => {
    react(
      editor,
      notes.map(({ id }) => id),
      emoji,
      !mine(emoji),
    );
    close();
  };
  const shown = only && more.length === 0 ? [...reactionsOf(only.reactions)] : [];
  return (
    <div class="note-sheet">
      <div class="emoji">
        {Object.entries(words.notes.emoji).map(([emoji, label]) => (
          <button
            key={emoji}
            type="button"
            class="button"
            aria-label={label}
            aria-pressed={mine(emoji)}
            title={label}
            onClick={() => toggle(emoji)}
          >
            {emoji}
          </button>
        ))}
      </div>
      <OtherEmoji take={toggle} />
      {shown.length > 0 && (
        <ul class="reactors" aria-label={words.notes.reactors}>
          {shown.map(([emoji, users]) => (
            <li key={emoji}>{words.notes.reactedBy(emoji, reactors(editor, users))}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

function OtherEmoji({ take }: { take: (emoji: string) => void }) {
  const [typed, setTyped] = useState("");
  const [wrong, setWrong] = useState(false);
  const send = (): void => {
    const emoji = typed.trim();
    if (isEmoji(emoji)) take(emoji);
    else setWrong(emoji !== "");
  };
  return (
    <>
      <input
        type="text"
        aria-label={words.notes.emojiOther}
        aria-invalid={wrong}
        placeholder={words.notes.emojiOtherMeans}
        value={typed}
        onInput={(event) => {
          setTyped(event.currentTarget.value);
          setWrong(false);
        }}
        onKeyDown={(event) => {
          if (event.key === "Enter" && !event.isComposing) send();
        }}
      />
      {wrong && (
        <p class="problem" role="alert">
          {words.notes.emojiWrong}
        </p>
      )}
    </>
  );
}

/** Exactly one character that is a picture: also a flag, a family, or a digit in a box. */
function isEmoji(text: string): boolean {
  const characters = [...new Intl.Segmenter("und", { granularity: "grapheme" }).segment(text)];
  const picture = /\p{Extended_Pictographic}|\p{Regional_Indicator}{2}|[0-9#*]\ufe0f?\u20e3/u.test(text);
  return characters.length === 1 && picture && [...text].length <= LONGEST;
}
