/** The sheet of preferences: what holds on this device, on every board, and at once. */

import type { Editor } from "../editor/editor.ts";
import { flip, OFFERED, preferences } from "../editor/preferences.ts";
import { Choice, Select, Switch } from "./fields.tsx";
import { LANGUAGES } from "./language.ts";
import { type ChosenName, choicesOf, preferenceNames } from "./preferences.choices.ts";
import { Sheet } from "./sheet.tsx";
import { words } from "./strings.ts";
import "./preferences.css";

interface PreferencesProps {
  /** The board that it lies over, if it does. */
  readonly editor?: Editor;
  readonly close: () => unknown;
}

export function PreferencesSheet({ editor, close }: PreferencesProps) {
  return (
    <Sheet title={words.preferences} kind="preferences" close={close}>
      <p class="soft small">{words.preferencesMean}</p>
      <Select
        label={words.preferLanguage}
        choices={[["", words.preferBrowser], ...Object.entries(LANGUAGES)]}
        chosen={preferences.language.value}
        choose={(language) => {
          preferences.language.value = language;
        }}
      />
      <OneOf name="theme" />
      <OneOf name="contrast" />
      <OneOf name="motion" />
      <OneOf name="wheel" />
      <OneOf name="announce" />
      <Switch label={words.preferEnter} on={preferences.enterNext.value} flip={() => flip("enterNext")} />
      <Switch label={words.preferMinimap} on={preferences.minimap.value} flip={() => flip("minimap")} />
      <Switch label={words.preferKeys} on={preferences.keysOn.value} flip={() => flip("keysOn")} />
      <div class="preference-keys">
        <Select
          label={words.keySet}
          choices={OFFERED.keyPreset.map((preset) => [preset, words.keyPresets[preset]])}
          chosen={preferences.keyPreset.value}
          choose={(preset) => {
            preferences.keyPreset.value = preset;
          }}
        />
        {editor && (
          <button
            type="button"
            class="second"
            onClick={() => {
              editor.panel.value = "keys";
            }}
          >
            {words.keys} …
          </button>
        )}
      </div>
    </Sheet>
  );
}

function OneOf<Name extends ChosenName>({ name }: { name: Name }) {
  return (
    <Choice
      label={preferenceNames()[name]}
      choices={choicesOf(name)}
      chosen={preferences[name].value as string}
      choose={(value) => {
        (preferences[name] as { value: string }).value = value;
      }}
    />
  );
}
