/** The way to the preferences from the start page. The sheet is loaded when it is asked for. */

import { Settings2 } from "lucide";
import type { ComponentType } from "preact";
import { useState } from "preact/hooks";
import { Button } from "./button.tsx";
import { Icon } from "./icon.tsx";
import { words } from "./strings.ts";

export function HomePreferences() {
  const [Sheet, setSheet] = useState<ComponentType<{ close: () => void }>>();
  const open = async (): Promise<void> => {
    const { PreferencesSheet } = await import("./preferences.tsx");
    setSheet(() => PreferencesSheet);
  };
  return (
    <>
      <Button label={words.preferences} tip="below" onClick={() => void open().catch(() => {})}>
        <Icon of={Settings2} />
      </Button>
      {Sheet && <Sheet close={() => setSheet(undefined)} />}
    </>
  );
}
