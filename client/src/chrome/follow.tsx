/** Following somebody: a frame in their colour around the board, and how to stop. */

import { useEffect } from "preact/hooks";
import type { Editor } from "../editor/editor.ts";
import type { Following } from "../editor/following.ts";
import { ink } from "../geometry/contrast.ts";
import { hex } from "../shapes/palette.ts";
import { words } from "./strings.ts";
import "./follow.css";

export function Follow({ editor, following }: { editor: Editor; following: Following }) {
  const whom = following.whom.value;
  const person = editor.people.value.find((one) => one.session === whom);

  useEffect(() => {
    if (whom === undefined) return undefined;
    const pressed = (event: KeyboardEvent): void => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      following.end();
    };
    document.addEventListener("keydown", pressed, true);
    return () => document.removeEventListener("keydown", pressed, true);
  }, [whom, following]);

  if (!person) return null;
  const paper = hex(person.color);
  return (
    <div class="follow" style={{ "--theirs": paper, "--on-theirs": ink(paper) }}>
      <p role="status">
        {words.following(person.name)}
        <button type="button" onClick={() => following.end()}>
          {words.stopFollowing} <kbd>Esc</kbd>
        </button>
      </p>
    </div>
  );
}
