/** One command in the sheet of keys: its name and its keys; pressed, it takes another key. */

import { useEffect, useRef, useState } from "preact/hooks";
import { preferences } from "../editor/preferences.ts";
import { bind, familyFor, isChanged, type KeyName, reset, strokesFor, unbind, usedBy } from "../tools/keys.ts";
import { familyOf, isSingle, keyIn, spelled, strokesOf } from "../tools/keystrokes.ts";
import { words } from "./strings.ts";

/** What no page is ever told of, or what everybody needs from the browser itself. */
const BROWSER: ReadonlySet<string> = new Set([
  "Ctrl+n",
  "Ctrl+t",
  "Ctrl+w",
  "Ctrl+Shift+n",
  "Ctrl+Shift+t",
  "Ctrl+Shift+w",
  " ",
]);

export function KeyRow({ name }: { name: KeyName }) {
  const [editing, setEditing] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const leave = (): void => {
    setEditing(false);
    // The button is there again once the row has been drawn.
    requestAnimationFrame(() => button.current?.focus());
  };
  if (editing) return <Editing name={name} leave={leave} />;
  const strokes = strokesFor(name).map(spelled);
  return (
    <li>
      <button
        type="button"
        class="key-row"
        ref={button}
        aria-description={words.keyChange(words.keyNames[name], strokes.join(", "))}
        onClick={() => setEditing(true)}
      >
        <span>
          {words.keyNames[name]} {words.keyMore[name] && <small class="soft">{words.keyMore[name]}</small>}
        </span>
        <span class={`key-strokes ${isChanged(name) ? "changed" : ""}`}>
          {strokesFor(name).map((stroke) => (
            <kbd key={stroke} class={isSingle(stroke) && !preferences.keysOn.value ? "is-off" : ""}>
              {spelled(stroke)}
            </kbd>
          ))}
          {strokes.length === 0 && <small class="soft">{words.keyHasNone}</small>}
        </span>
      </button>
    </li>
  );
}

interface Clash {
  readonly stroke: string;
  readonly other: KeyName;
}

function Editing({ name, leave }: { name: KeyName; leave: () => void }) {
  const [clash, setClash] = useState<Clash>();
  const [problem, setProblem] = useState("");
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  // The question and its answers stand below the field, and may lie outside of the sheet.
  useEffect(() => field.current?.closest("li")?.scrollIntoView({ block: "nearest" }));

  const take = (stroke: string): void => {
    bind(name, stroke);
    leave();
  };

  const pressed = (event: KeyboardEvent): void => {
    if (event.key === "Tab") return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === "Escape") {
      leave();
      return;
    }
    const strokes = strokesOf(event);
    const stroke = wanted(name, strokes);
    if (strokes.length === 0) return;
    const other = usedBy(stroke === undefined ? strokes : [...strokes, stroke], name);
    setClash(undefined);
    if (stroke === undefined) setProblem(familyFor(name) === "Arrows" ? words.keyArrows : words.keyDigits);
    else if (BROWSER.has(stroke)) setProblem(words.keyBrowser(spelled(stroke)));
    else if (other) setClash({ stroke, other });
    else take(stroke);
  };

  const asked = clash && words.keyTaken(spelled(clash.stroke), words.keyNames[clash.other], words.keyNames[name]);
  return (
    <li class="key-editing">
      <div class="key-row">
        <span>{words.keyNames[name]}</span>
        <input
          ref={field}
          readOnly
          placeholder={words.keyPress}
          value={clash ? spelled(clash.stroke) : ""}
          aria-label={`${words.keyNames[name]}. ${words.keyPressMeans}`}
          onKeyDown={pressed}
        />
      </div>
      <p role="status">{asked ?? problem}</p>
      <div class="row">
        {clash && (
          <button type="button" class="first" onClick={() => take(clash.stroke)}>
            {words.keyTake}
          </button>
        )}
        {isChanged(name) && <Other label={words.keyReset} run={() => reset(name)} leave={leave} />}
        {strokesFor(name).length > 0 && <Other label={words.keyOff} run={() => unbind(name)} leave={leave} />}
        <Other label={words.keyLeave} run={() => {}} leave={leave} />
      </div>
    </li>
  );
}

function Other({ label, run, leave }: { label: string; run: () => void; leave: () => void }) {
  return (
    <button
      type="button"
      class="second"
      onClick={() => {
        run();
        leave();
      }}
    >
      {label}
    </button>
  );
}

/** The stroke to bind: a command of a family gets the whole family. Undefined if the key is not of that family. */
function wanted(name: KeyName, strokes: readonly string[]): string | undefined {
  const family = familyFor(name);
  if (family) return strokes.map(familyOf).find((one) => one !== undefined && keyIn(one) === family);
  // With Shift, "Shift+1" is what people call it, and not "!".
  return strokes.find((stroke) => stroke.includes("Shift+")) ?? strokes[0];
}
