/** tldraw as its package comes, with its own note for each note. */

import { createElement } from "react";
import { createRoot } from "react-dom/client";
import { createShapeId, getIndices, Tldraw, toRichText } from "tldraw";
import "tldraw/tldraw.css";
import { notes, painted } from "./board.js";

const COLORS = ["yellow", "light-green", "light-blue", "light-red"];
const MANY = 100_000;

function started(editor) {
  window.bench = {
    /** Milliseconds from the ready records, put as its own sync puts them, to the picture. */
    async fill(count) {
      const indices = getIndices(count);
      const records = notes(count).map(({ id, n, x, y, text }) => ({
        typeName: "shape",
        type: "note",
        id: createShapeId(id),
        x,
        y,
        rotation: 0,
        index: indices[n],
        parentId: editor.getCurrentPageId(),
        isLocked: false,
        opacity: 1,
        meta: {},
        props: {
          ...editor.getShapeUtil("note").getDefaultProps(),
          color: COLORS[n % COLORS.length],
          richText: toRichText(text),
        },
      }));
      const began = performance.now();
      editor.store.mergeRemoteChanges(() => editor.store.put(records));
      await painted();
      return performance.now() - began;
    },
    look({ x, y, zoom }) {
      editor.setCamera({ x: -x, y: -y, z: zoom }, { force: true });
    },
    select(numbers) {
      editor.select(...numbers.map((n) => createShapeId(`note${n}`)));
    },
    place(n) {
      const { x, y } = editor.getShape(createShapeId(`note${n}`));
      return [x, y];
    },
  };
}

createRoot(document.querySelector("#app")).render(
  createElement(Tldraw, { onMount: started, options: { maxShapesPerPage: MANY } }),
);
