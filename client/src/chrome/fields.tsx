/** What one chooses with in sheets: a switch, one of a few side by side, and one of many. */

import { useId } from "preact/hooks";
import "./fields.css";

export function Switch({ label, on, flip }: { label: string; on: boolean; flip: () => void }) {
  return (
    <label class="switch">
      <span>{label}</span>
      <input type="checkbox" role="switch" checked={on} aria-checked={on} onChange={flip} />
    </label>
  );
}

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly choices: readonly (readonly [value: Value, label: string])[];
  readonly chosen: Value;
  readonly choose: (value: Value) => void;
}

export function Choice<Value extends string>({ label, choices, chosen, choose }: ChoiceProps<Value>) {
  const name = useId();
  return (
    <fieldset class="one-of">
      <legend>{label}</legend>
      <div>
        {choices.map(([value, text]) => (
          <label key={value}>
            <input type="radio" name={name} checked={value === chosen} onChange={() => choose(value)} />
            <span>{text}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

export function Select<Value extends string>({ label, choices, chosen, choose }: ChoiceProps<Value>) {
  return (
    <label class="select">
      <span>{label}</span>
      <select
        value={chosen}
        onChange={(event) => {
          const value = choices[event.currentTarget.selectedIndex]?.[0];
          if (value !== undefined) choose(value);
        }}
      >
        {choices.map(([value, text]) => (
          <option key={value} value={value} selected={value === chosen}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}
