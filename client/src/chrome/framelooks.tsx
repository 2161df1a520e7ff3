/** What can be changed about a frame: its layout, its lanes, and the order of what lies in it. */

import {
  ArrowDown,
  ArrowUp,
  Columns3,
  Grid2x2,
  LayoutGrid,
  ListOrdered,
  Plus,
  Rows3,
  Sparkles,
  Square,
  X,
} from "lucide";
import { useState } from "preact/hooks";
import type { Editor } from "../editor/editor.ts";
import { changeLane, setLanes, setLayout, tidyLaid } from "../editor/layouts.ts";
import type { Frame } from "../model/item.ts";
import { isLaid, type Lane, type LaneAxis, lanesOf } from "../shapes/plan.ts";
import { printed } from "../tools/keys.ts";
import { Button } from "./button.tsx";
import "./containers.css";
import { Icon } from "./icon.tsx";
import { Menu } from "./menu.tsx";
import { words } from "./strings.ts";

const ICONS = { free: Square, grid: LayoutGrid, columns: Columns3, rows: Rows3, matrix: Grid2x2 } as const;
const LAYOUTS = ["free", "grid", "columns", "rows", "matrix"] as const;
const MOST_LANES = 50;

export function FrameLooks({ editor, frame }: { editor: Editor; frame: Frame }) {
  const current = frame.layout ?? "free";
  return (
    <>
      <Menu label={words.containers.layout} face={<Icon of={ICONS[current]} />}>
        {(close) =>
          LAYOUTS.map((layout) => (
            <Button
              key={layout}
              label={words.containers.layouts[layout]}
              pressed={layout === current}
              onClick={() => {
                setLayout(editor, frame, layout === "free" ? undefined : layout, usual(layout));
                close();
              }}
            >
              <Icon of={ICONS[layout]} />
            </Button>
          ))
        }
      </Menu>
      {(["columns", "rows"] as const).map(
        (axis) => lanesOf(frame, axis).length > 0 && <Lanes key={axis} editor={editor} frame={frame} axis={axis} />,
      )}
      {isLaid(frame) && (
        <Button label={words.containers.tidyContents} stroke={printed("tidy")} onClick={() => tidyLaid(editor)}>
          <Icon of={Sparkles} />
        </Button>
      )}
    </>
  );
}

/** The lanes of a frame that has none yet. A matrix has two by two. */
function usual(layout: string): Readonly<Record<LaneAxis, readonly Lane[]>> {
  const { usualColumns, usualRows } = words.containers;
  const named = (titles: readonly string[]): readonly Lane[] => titles.map((text) => ({ text }));
  const columns = layout === "matrix" ? [{ text: "" }, { text: "" }] : named(usualColumns);
  return { columns, rows: layout === "matrix" ? [{ text: "" }, { text: "" }] : named(usualRows) };
}

/** The list of lanes: everything about them without a pointer. */
function Lanes({ editor, frame, axis }: { editor: Editor; frame: Frame; axis: LaneAxis }) {
  const lanes = lanesOf(frame, axis);
  const all = lanes.map((_, at) => at);
  const reorder = (order: readonly (number | undefined)[]): void =>
    setLanes(
      editor,
      frame,
      axis,
      order.map((was) => (was === undefined ? { text: "" } : (lanes[was] ?? {}))),
      order,
    );
  const swapped = (at: number, by: -1 | 1): readonly number[] =>
    all.map((n) => (n === at ? at + by : n === at + by ? at : n));
  return (
    <Menu label={words.containers.lanes[axis]} face={<Icon of={ListOrdered} />}>
      {() => (
        <fieldset class="lanes" aria-label={words.containers.lanes[axis]}>
          {lanes.map((lane, at) => {
            const title = lane.text || words.containers.laneNamed(at + 1);
            return (
              <div class="lane" key={at}>
                <Draft
                  type="text"
                  label={`${words.containers.laneTitle} ${at + 1}`}
                  placeholder={words.containers.laneNamed(at + 1)}
                  value={lane.text ?? ""}
                  done={(text) => changeLane(editor, frame, axis, at, { text: text.trim() })}
                />
                <Draft
                  type="number"
                  label={`${title}: ${words.containers.laneLimit}`}
                  placeholder="∞"
                  value={String(lane.limit ?? "")}
                  done={(text) => changeLane(editor, frame, axis, at, { limit: limitOf(text) })}
                />
                <Button
                  label={words.containers.laneBefore(title)}
                  disabled={at === 0}
                  onClick={() => reorder(swapped(at, -1))}
                >
                  <Icon of={ArrowUp} size={18} />
                </Button>
                <Button
                  label={words.containers.laneAfter(title)}
                  disabled={at === lanes.length - 1}
                  onClick={() => reorder(swapped(at, 1))}
                >
                  <Icon of={ArrowDown} size={18} />
                </Button>
                <Button
                  label={words.containers.removeLane(title)}
                  disabled={lanes.length === 1}
                  onClick={() => reorder(all.filter((n) => n !== at))}
                >
                  <Icon of={X} size={18} />
                </Button>
              </div>
            );
          })}
          <button
            type="button"
            class="plain"
            disabled={lanes.length >= MOST_LANES}
            onClick={() => reorder([...all, undefined])}
          >
            <Icon of={Plus} size={18} /> {words.containers.addLane[axis]}
          </button>
        </fieldset>
      )}
    </Menu>
  );
}

interface DraftProps {
  readonly type: "text" | "number";
  readonly label: string;
  readonly placeholder: string;
  readonly value: string;
  readonly done: (text: string) => void;
}

/** A field that keeps what is being written in it, whatever happens on the board meanwhile, until it is done. */
function Draft({ type, label, placeholder, value, done }: DraftProps) {
  const [draft, setDraft] = useState<string>();
  const given = {
    "aria-label": label,
    placeholder,
    value: draft ?? value,
    onInput: (event: { readonly currentTarget: HTMLInputElement }) => setDraft(event.currentTarget.value),
    onChange: (event: { readonly currentTarget: HTMLInputElement }) => {
      done(event.currentTarget.value);
      setDraft(undefined);
    },
  };
  if (type === "text") return <input type="text" maxLength={200} {...given} />;
  return <input type="number" class="limit" min={1} max={999} title={words.containers.laneLimitMeans} {...given} />;
}

/** A number from 1 to 999, or no limit. */
function limitOf(text: string): number | null {
  const limit = Math.round(Number(text));
  return text.trim() === "" || !(limit >= 1) ? null : Math.min(999, limit);
}
