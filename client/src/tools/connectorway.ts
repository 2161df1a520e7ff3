/** Pulling at a connector between its ends: a middle piece of an elbow, and the words on a line. */

import type { Editor } from "../editor/editor.ts";
import type { Bend } from "../geometry/elbowbends.ts";
import { distance } from "../geometry/point.ts";
import { pointAt, shareAt } from "../geometry/routealong.ts";
import { keepsBends, pulledBends } from "../model/connector.ts";
import type { Connector, Json } from "../model/item.ts";
import { runOf } from "../shapes/connector.ts";
import type { Gesture } from "./tool.ts";

/** Words that come so near to the middle of a line, in screen pixels, stay there. */
const MIDDLE = 10;

/** Move a middle piece. It stops where the way would lead through one of its own items. */
export function pullBend(editor: Editor, connector: Connector, which: number): Gesture {
  const way = runOf(connector, editor.seen);
  let bends: readonly Bend[] | undefined;
  return {
    move(press) {
      const pulled = pulledBends(connector, editor.seen, way, which, press.at);
      if (pulled.length > 0 && keepsBends({ ...connector, bends: pulled }, editor.seen)) bends = pulled;
      if (bends) editor.hold(new Map([[connector.id, { ...connector, bends }]]));
    },
    up() {
      if (bends) editor.propose([{ op: "update", id: connector.id, set: { bends: plain(bends) } }], "bend");
      editor.hold(new Map());
    },
    cancel() {
      editor.hold(new Map());
    },
  };
}

/** The connector looks for its own way again. */
export function resetBends(editor: Editor, connector: Connector): void {
  if (connector.bends) editor.propose([{ op: "update", id: connector.id, set: { bends: null } }], "bend");
}

/** Move the words along the line. */
export function pullLabel(editor: Editor, connector: Connector): Gesture {
  const { path } = runOf(connector, editor.seen);
  let share: number | undefined;
  return {
    move({ at }) {
      const near = MIDDLE / editor.camera.peek().zoom;
      share = distance(pointAt(path, 0.5), at) <= near ? 0.5 : Math.round(shareAt(path, at) * 100) / 100;
      editor.hold(new Map([[connector.id, { ...connector, label_at: share }]]));
    },
    up() {
      if (share !== undefined) {
        editor.propose([{ op: "update", id: connector.id, set: { label_at: share } }], "label");
      }
      editor.hold(new Map());
    },
    cancel() {
      editor.hold(new Map());
    },
  };
}

function plain(bends: readonly Bend[]): Json {
  return bends.map(({ axis, at }) => ({ axis, at }));
}
