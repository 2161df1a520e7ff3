/** The sheet of keys: what is bound now, printed from the tables that the keyboard obeys, and changed right there. */

import { useState } from "preact/hooks";
import { flip, type KeyPreset, OFFERED, preferences } from "../editor/preferences.ts";
import { type Command, commands, type KeyGroup } from "../tools/keycommands.ts";
import { resetAll } from "../tools/keys.ts";
import { spelled } from "../tools/keystrokes.ts";
import { Select, Switch } from "./fields.tsx";
import { KeyRow } from "./keyrow.tsx";
import type { SheetProps } from "./panels.tsx";
import { Sheet } from "./sheet.tsx";
import { words } from "./strings.ts";
import { fitness } from "./subsequence.ts";
import "./keysheet.css";

const GROUPS: readonly KeyGroup[] = ["tools", "edit", "arrange", "move", "view", "board"];

export function KeySheet({ close }: SheetProps) {
  const [query, setQuery] = useState("");
  const shown = commands.value.filter((command) => query === "" || fitness(query, sought(command)));
  return (
    <Sheet title={words.keys} kind="keysheet" close={close}>
      <div class="key-choices">
        <input
          type="search"
          aria-label={words.keyFind}
          placeholder={words.keyFind}
          value={query}
          onInput={(event) => setQuery(event.currentTarget.value)}
        />
        <Select<KeyPreset>
          label={words.keySet}
          choices={OFFERED.keyPreset.map((preset) => [preset, words.keyPresets[preset]])}
          chosen={preferences.keyPreset.value}
          choose={(preset) => {
            preferences.keyPreset.value = preset;
          }}
        />
        <Switch label={words.preferKeys} on={preferences.keysOn.value} flip={() => flip("keysOn")} />
      </div>
      {!preferences.keysOn.value && <p class="key-note">{words.keysAreOff}</p>}
      {shown.length === 0 && <p class="key-note">{words.keyNone}</p>}
      <div class="key-groups">
        {GROUPS.map((group) => (
          <Group key={group} title={words.keyGroups[group]} commands={shown.filter((one) => one.group === group)} />
        ))}
        {query === "" && <WritingKeys />}
      </div>
      {Object.keys(preferences.keyChanges.value).length > 0 && (
        <button type="button" class="second" onClick={resetAll}>
          {words.keyResetAll}
        </button>
      )}
    </Sheet>
  );
}

function sought({ name }: Command): string {
  return `${words.keyNames[name]} ${words.keyMore[name] ?? ""}`;
}

function Group({ title, commands }: { title: string; commands: readonly Command[] }) {
  if (commands.length === 0) return null;
  return (
    <section>
      <h3>{title}</h3>
      <ul>
        {commands.map(({ name }) => (
          <KeyRow key={name} name={name} />
        ))}
      </ul>
    </section>
  );
}

function WritingKeys() {
  return (
    <section>
      <h3>{words.writing}</h3>
      <ul>
        {words.writingKeys.map(([stroke, what]) => (
          <li class="key-row" key={stroke}>
            <span>{what}</span>
            <kbd>{spelled(stroke)}</kbd>
          </li>
        ))}
      </ul>
    </section>
  );
}
