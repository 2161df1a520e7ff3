/** The sheet of keys, printed from the table that the keyboard obeys. */

import { X } from "lucide";
import { useEffect, useRef } from "preact/hooks";
import { KEYS, type KeyGroup, type KeyName, spelled } from "../tools/keys.ts";
import { Button } from "./button.tsx";
import { Icon } from "./icon.tsx";
import { words } from "./strings.en.ts";

const GROUPS: readonly KeyGroup[] = ["tools", "edit", "move", "view"];

export function KeySheet({ close }: { close: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      class="keysheet card"
      ref={dialog}
      aria-label={words.keys}
      // Where the browser knows it, a press beside the sheet closes it too.
      closedby="any"
      onClose={close}
    >
      <header>
        <h2>{words.keys}</h2>
        <Button label={words.close} tip="below" onClick={() => dialog.current?.close()}>
          <Icon of={X} />
        </Button>
      </header>
      <div class="key-groups">
        {GROUPS.map((group) => (
          <section key={group}>
            <h3>{words.keyGroups[group]}</h3>
            <dl>
              {rows(group).map(([name, strokes]) => (
                <div key={name}>
                  <dt>{words.keyNames[name]}</dt>
                  <dd>
                    {strokes.map((stroke) => (
                      <kbd key={stroke}>{stroke}</kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        <section>
          <h3>{words.writing}</h3>
          <dl>
            {words.writingKeys.map(([stroke, what]) => (
              <div key={stroke}>
                <dt>{what}</dt>
                <dd>
                  <kbd>{stroke}</kbd>
                </dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
    </dialog>
  );
}

/** One row for each command of the group; commands of one name share it. */
function rows(group: KeyGroup): readonly (readonly [KeyName, readonly string[]])[] {
  const found = new Map<KeyName, string[]>();
  for (const key of KEYS) {
    if (key.group !== group) continue;
    found.set(key.name, [...(found.get(key.name) ?? []), ...key.strokes.map(spelled)]);
  }
  return [...found].map(([name, strokes]) => [name, abridged(strokes)] as const);
}

/** The keys 1 to 8 are one entry. */
function abridged(strokes: readonly string[]): readonly string[] {
  return strokes.length > 4 ? [`${strokes[0]} … ${strokes.at(-1)}`] : strokes;
}
