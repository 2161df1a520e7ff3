/** A guest is asked for a name once, beside their own face, and in nobody's way. */

import { X } from "lucide";
import { useState } from "preact/hooks";
import type { Editor } from "../editor/editor.ts";
import { Button } from "./button.tsx";
import { Icon } from "./icon.tsx";
import { keepGuest, keepName, knownName, staysGuest } from "./memory.ts";
import { words } from "./strings.ts";
import "./welcome.css";

export function Welcome({ editor }: { editor: Editor }) {
  const [asking, setAsking] = useState(() => knownName() === undefined && !staysGuest());
  const [name, setName] = useState<string>();
  const me = editor.me.value;
  if (!asking || !me) return null;

  const stay = (): void => {
    keepGuest();
    setAsking(false);
  };
  const keep = (): void => {
    const wanted = name?.trim() ?? "";
    if (wanted === "" || wanted === me.name) {
      stay();
      return;
    }
    keepName(wanted);
    editor.session.propose([{ op: "update", id: me.user, set: { name: wanted } }], words.rename);
    setAsking(false);
  };

  return (
    <form
      class="welcome card"
      onSubmit={(event) => {
        event.preventDefault();
        keep();
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape") stay();
      }}
    >
      <label>
        <span class="small soft">{words.homepage.you}</span>
        <input
          value={name ?? me.name}
          maxLength={40}
          autocomplete="nickname"
          onFocus={(event) => event.currentTarget.select()}
          onInput={(event) => setName(event.currentTarget.value)}
        />
      </label>
      {name !== undefined && (
        <button type="submit" class="first">
          {words.save}
        </button>
      )}
      <Button label={words.welcome.later} tip="below" onClick={stay}>
        <Icon of={X} size={18} />
      </Button>
    </form>
  );
}
