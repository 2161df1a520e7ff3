/** The field that a comment is written in: Enter sends, Shift with Enter begins a new line, `@` names somebody. */

import { SendHorizontal } from "lucide";
import { useEffect, useRef, useState } from "preact/hooks";
import { type Beginning, beginning, matching, type Named, nameable, named } from "../editor/commentsmentions.ts";
import type { Editor } from "../editor/editor.ts";
import { Button } from "./button.tsx";
import { Icon } from "./icon.tsx";
import { words } from "./strings.ts";

interface ComposerProps {
  readonly editor: Editor;
  /** Under this name what is not sent yet is kept while the card is closed. */
  readonly draft: string;
  readonly label: string;
  readonly text?: string;
  readonly send: (text: string, mentions: readonly string[]) => void;
  /** Leave it as it was. */
  readonly leave?: () => void;
}

const LONGEST = 6_000;
/** The field grows with what is in it, up to so many pixels. */
const TALLEST = 160;

const drafts = new Map<string, string>();

export function Composer({ editor, draft, label, text: given = "", send, leave }: ComposerProps) {
  const [text, setText] = useState(() => drafts.get(draft) ?? given);
  const [naming, setNaming] = useState<Beginning>();
  const [at, setAt] = useState(0);
  const field = useRef<HTMLTextAreaElement>(null);
  const people = nameable(editor);
  const offered = naming ? matching(people, naming.part) : [];
  const chosen = offered[Math.min(at, offered.length - 1)];

  useEffect(() => {
    const written = field.current;
    written?.focus({ preventScroll: true });
    written?.setSelectionRange(written.value.length, written.value.length);
  }, []);
  useEffect(() => {
    if (text.trim() !== "" && text !== given) drafts.set(draft, text);
    else drafts.delete(draft);
    if (!field.current) return;
    field.current.style.height = "auto";
    field.current.style.height = `${Math.min(TALLEST, field.current.scrollHeight + 2)}px`;
  }, [draft, text, given]);

  const look = ({ value, selectionStart }: HTMLTextAreaElement): void => {
    setNaming(beginning(value, selectionStart));
    setAt(0);
  };
  const insert = (person: Named): void => {
    if (!naming || !field.current) return;
    const after = naming.from + naming.part.length + 1;
    const head = `${text.slice(0, naming.from)}@${person.name} `;
    field.current.value = head + text.slice(after);
    field.current.setSelectionRange(head.length, head.length);
    setText(field.current.value);
    setNaming(undefined);
  };
  const done = (): void => {
    const whole = text.trim();
    if (whole === "") return;
    drafts.delete(draft);
    send(whole, named(whole, people));
    setText("");
    setNaming(undefined);
  };
  const pressed = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    if (chosen && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      const by = event.key === "ArrowDown" ? 1 : -1;
      setAt((at + by + offered.length) % offered.length);
    } else if (chosen && (event.key === "Enter" || event.key === "Tab")) insert(chosen);
    else if (chosen && event.key === "Escape") setNaming(undefined);
    else if (event.key === "Escape" && leave) leave();
    else if (event.key === "Enter" && !event.shiftKey) done();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        done();
      }}
    >
      <textarea
        ref={field}
        rows={1}
        value={text}
        maxLength={LONGEST}
        dir="auto"
        aria-label={label}
        placeholder={label}
        aria-describedby="composer-keys"
        aria-autocomplete="list"
        aria-controls="composer-names"
        aria-activedescendant={chosen ? `name-${chosen.id}` : undefined}
        onInput={(event) => {
          setText(event.currentTarget.value);
          look(event.currentTarget);
        }}
        onClick={(event) => look(event.currentTarget)}
        onKeyDown={pressed}
        onBlur={() => setNaming(undefined)}
      />
      <Button label={words.comments.send} stroke="Enter" kind="send" disabled={text.trim() === ""} onClick={done}>
        <Icon of={SendHorizontal} size={18} />
      </Button>
      <p id="composer-keys" class="unseen">
        {words.comments.keys}
      </p>
      {offered.length > 0 && (
        <div id="composer-names" class="names card" role="listbox" aria-label={words.comments.mention}>
          {offered.map((person) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keyboard, and chooses with it.
            // biome-ignore lint/a11y/useFocusableInteractive: the field points at it.
            <div
              key={person.id}
              id={`name-${person.id}`}
              role="option"
              aria-selected={person === chosen}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => insert(person)}
            >
              {person.name}
            </div>
          ))}
        </div>
      )}
    </form>
  );
}
