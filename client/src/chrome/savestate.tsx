/** Whether what one does is kept, told truthfully: in the corner, in a word or two. */

import { Check, CloudOff, CloudUpload, Eye, LoaderCircle, Unplug } from "lucide";
import { useEffect, useState } from "preact/hooks";
import type { Editor } from "../editor/editor.ts";
import type { Status } from "../sync/session.ts";
import { Icon } from "./icon.tsx";
import { isOverdue, KeepCopy } from "./keepcopy.tsx";
import { words } from "./strings.ts";
import "./savestate.css";

/** Most changes are saved before anybody could read that they are not, and most losses are over as soon. */
const SENDING = 400;
const LOST = 2_500;
/** Whether something is overdue changes by itself, slowly. */
const LOOK = 60_000;

export function SaveState({ editor }: { editor: Editor }) {
  const status = editor.status.value;
  const { state, pending } = status;
  const late = useLate(state);
  const overdue = useOverdue(status);
  const viewing = editor.me.value !== null && !editor.can("edit");
  const { icon, text, short = text, spin = false } = told(state, pending, late);
  const warn = (state === "offline" && late) || state === "ended" || overdue;
  return (
    <div class={`save card ${warn ? "warn" : ""}`} data-state={state} data-pending={pending}>
      <span class={spin ? "spin" : ""}>
        <Icon of={icon} size={16} />
      </span>
      <span class="long" title={state === "offline" ? words.saves.keptMeans : undefined}>
        {text}
      </span>
      <span class="short" aria-hidden="true">
        {short}
      </span>
      {overdue && <KeepCopy editor={editor} />}
      {viewing && (
        <span class="viewing">
          <Icon of={Eye} size={16} /> {editor.can("comment") ? words.comments.only : words.lookOnly}
        </span>
      )}
    </div>
  );
}

interface Told {
  readonly icon: typeof Check;
  readonly text: string;
  readonly short?: string;
  readonly spin?: boolean;
}

function told(state: Status["state"], pending: number, late: boolean): Told {
  switch (state) {
    case "connecting":
      return { icon: LoaderCircle, spin: true, text: pending > 0 ? words.saves.toSend(pending) : words.connecting };
    case "saved":
      return { icon: Check, text: words.saved };
    case "sending":
      return late ? { icon: CloudUpload, text: words.saves.toSend(pending) } : { icon: Check, text: words.saved };
    case "offline":
      return late
        ? { icon: CloudOff, text: words.saves.kept(pending), short: words.offlineShort(pending) }
        : { icon: LoaderCircle, spin: true, text: words.saves.reconnecting };
    case "ended":
      return { icon: Unplug, text: words.saves.notSent(pending) };
  }
}

/** Whether it has been like this for a while. */
function useLate(state: Status["state"]): boolean {
  const [late, setLate] = useState<Status["state"]>();
  useEffect(() => {
    setLate(undefined);
    const timer = setTimeout(() => setLate(state), state === "offline" ? LOST : SENDING);
    return () => clearTimeout(timer);
  }, [state]);
  return late === state;
}

function useOverdue(status: Status): boolean {
  const [, look] = useState(0);
  const waits = status.pending > 0;
  useEffect(() => {
    if (!waits) return undefined;
    const timer = setInterval(() => look((count) => count + 1), LOOK);
    return () => clearInterval(timer);
  }, [waits]);
  return isOverdue(status);
}
