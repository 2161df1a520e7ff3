/** One row of the outline: what a thing is, what it says, and how deep it stands. */

import {
  ChevronDown,
  ChevronRight,
  Frame,
  Group,
  Image,
  Layers,
  Lock,
  MessageSquare,
  Pen,
  Shapes,
  StickyNote,
  Table2,
  Type,
} from "lucide";
import type { Editor } from "../../editor/editor.ts";
import type { Place } from "../../editor/reading.ts";
import { field, type Item } from "../../model/item.ts";
import { described, keysOf, shownText } from "../describe.ts";
import { paperStyle } from "../dock.tsx";
import { Icon } from "../icon.tsx";
import { words } from "../strings.ts";
import { RowField } from "./field.tsx";

const ICONS: Readonly<Record<string, typeof Frame>> = {
  text: Type,
  frame: Frame,
  shape: Shapes,
  stroke: Pen,
  image: Image,
  group: Group,
  pile: Layers,
  table: Table2,
  comment: MessageSquare,
};

interface RowProps {
  readonly editor: Editor;
  readonly place: Place;
  readonly selected: boolean;
  readonly current: boolean;
  readonly folded: boolean;
  readonly writing: boolean;
  readonly fold: () => void;
  readonly done: (back: boolean) => void;
}

export function Row({ editor, place, selected, current, folded, writing, fold, done }: RowProps) {
  const { item, level, at, of, children } = place;
  const branch = children.length > 0;
  return (
    <div
      role="treeitem"
      id={`item-${item.id}`}
      class="tree-row"
      data-id={item.id}
      data-current={current ? "" : undefined}
      aria-label={described(editor, item)}
      aria-level={level}
      aria-posinset={at}
      aria-setsize={of}
      aria-selected={selected}
      aria-expanded={branch ? !folded : undefined}
      // A tree takes the keyboard as a whole.
      tabIndex={-1}
      style={{ "--level": String(Math.min(level, 8)) }}
    >
      <span class="tree-fold" aria-hidden="true" onClick={branch ? fold : undefined}>
        {branch && <Icon of={folded ? ChevronRight : ChevronDown} size={16} />}
      </span>
      <Sign item={item} />
      {writing ? (
        <RowField editor={editor} item={item} done={done} />
      ) : (
        <span class="tree-text" aria-hidden="true" dir="auto">
          {shownText(editor, item)}
        </span>
      )}
      <Marks item={item} />
    </div>
  );
}

/** What the thing looks like, in small. */
function Sign({ item }: { item: Item }) {
  if (item.kind === "connector") return null;
  if (item.kind === "note") {
    return <span class={`tree-sign mini-note ${item.shape}`} style={paperStyle(item.color)} aria-hidden="true" />;
  }
  return (
    <span class="tree-sign" aria-hidden="true">
      <Icon of={ICONS[item.kind] ?? StickyNote} size={16} />
    </span>
  );
}

function Marks({ item }: { item: Item }) {
  const reactions = keysOf(field(item, "reactions")).length;
  return (
    <>
      {reactions > 0 && (
        <span class="tree-mark" aria-hidden="true">
          {words.spoken.reactions(reactions)}
        </span>
      )}
      {item.lock !== undefined && item.lock !== "free" && (
        <span class="tree-mark" aria-hidden="true">
          <Icon of={Lock} size={14} />
        </span>
      )}
    </>
  );
}
