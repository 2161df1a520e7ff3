/** Excalidraw as its package comes, with a square and a text bound to it for each note. */

import { convertToExcalidrawElements, Excalidraw } from "@excalidraw/excalidraw";
import "@excalidraw/excalidraw/index.css";
import { createElement } from "react";
import { createRoot } from "react-dom/client";
import { notes, painted, SIDE } from "./board.js";

const PAPERS = ["#ffec99", "#b2f2bb", "#a5d8ff", "#ffc9c9"];

function started(api) {
  let lastZoom = 1;
  window.bench = {
    /** Milliseconds from the ready elements to the picture. */
    async fill(count) {
      const elements = convertToExcalidrawElements(
        notes(count).map(({ id, n, x, y, text }) => ({
          type: "rectangle",
          id,
          x,
          y,
          width: SIDE,
          height: SIDE,
          backgroundColor: PAPERS[n % PAPERS.length],
          fillStyle: "solid",
          roughness: 0,
          label: { text },
        })),
        { regenerateIds: false },
      );
      const began = performance.now();
      api.updateScene({ elements });
      await painted();
      return performance.now() - began;
    },
    look({ x, y, zoom }) {
      // What its wheel does, too: pictures of elements are kept while the zoom changes.
      const shouldCacheIgnoreZoom = zoom !== lastZoom;
      lastZoom = zoom;
      api.updateScene({ appState: { scrollX: -x, scrollY: -y, zoom: { value: zoom }, shouldCacheIgnoreZoom } });
    },
    /** As its own lasso does, which leaves bound texts to their squares. */
    select(numbers) {
      api.updateScene({ appState: { selectedElementIds: Object.fromEntries(numbers.map((n) => [`note${n}`, true])) } });
    },
    /** Where a note is now, to see that a drag was one. */
    place(n) {
      const { x, y } = api.getSceneElements().find((element) => element.id === `note${n}`);
      return [x, y];
    },
  };
}

createRoot(document.querySelector("#app")).render(createElement(Excalidraw, { excalidrawAPI: started }));
