/** The map in the corner: press or drag to look somewhere else, or move the view by the arrow keys. */

import { useEffect, useRef } from "preact/hooks";
import { lookOf, onLookChange } from "../canvas/look.ts";
import { type MapView, mapView, paintMap, paintViews } from "../canvas/minimap.ts";
import type { Editor } from "../editor/editor.ts";
import { preferences } from "../editor/preferences.ts";
import { words } from "./strings.ts";
import "./minimap.css";

const WIDTH = 184;
const HEIGHT = 122;
/** The items are painted anew at most this often, in milliseconds; the views with every change. */
const PATIENCE = 400;
/** On large boards for each item, too: there a single change is hardly seen, and all of them are painted. */
const PATIENCE_EACH = 0.1;

export function Minimap({ editor }: { editor: Editor }) {
  const roomy = editor.size.value.w >= 900 && editor.size.value.h >= 520;
  editor.revision.value;
  if (!preferences.minimap.value || !roomy || editor.places.size === 0) return null;
  return <Chart editor={editor} />;
}

function Chart({ editor }: { editor: Editor }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const shown = useRef<MapView | undefined>(undefined);

  useEffect(() => {
    const visible = canvas.current?.getContext("2d", { alpha: false });
    const host = canvas.current;
    if (!visible || !host) return undefined;
    const dpr = Math.min(2, window.devicePixelRatio || 1);
    const items = document.createElement("canvas");
    for (const one of [host, items]) {
      one.width = WIDTH * dpr;
      one.height = HEIGHT * dpr;
    }
    const kept = items.getContext("2d", { alpha: false });
    if (!kept) return undefined;
    let look = lookOf(host);
    let painted = Number.NEGATIVE_INFINITY;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const paint = (): void => {
      clearTimeout(timer);
      painted = performance.now();
      shown.current = mapView(editor, WIDTH, HEIGHT);
      paintMap(kept, editor, look, shown.current);
      lay();
    };
    const lay = (): void => {
      if (!shown.current) return;
      visible.setTransform(1, 0, 0, 1, 0, 0);
      visible.drawImage(items, 0, 0);
      paintViews(visible, editor, look, shown.current);
    };
    const soon = (): void => {
      clearTimeout(timer);
      const patience = Math.max(PATIENCE, PATIENCE_EACH * editor.places.size);
      timer = setTimeout(paint, Math.max(0, painted + patience - performance.now()));
    };
    const moved = (): void => {
      const { area } = shown.current ?? {};
      const view = editor.view.peek();
      const inside =
        area &&
        view.x >= area.x &&
        view.y >= area.y &&
        view.x + view.w <= area.x + area.w &&
        view.y + view.h <= area.y + area.h;
      if (inside) lay();
      else soon();
    };
    const stops = [
      editor.watch({ changed: soon }),
      editor.view.subscribe(moved),
      editor.people.subscribe(lay),
      onLookChange(() => {
        look = lookOf(host);
        paint();
      }),
      () => clearTimeout(timer),
    ];
    paint();
    return () => {
      for (const stop of stops) stop();
    };
  }, [editor]);

  const lookAt = (event: PointerEvent): void => {
    const map = shown.current;
    const corner = canvas.current?.getBoundingClientRect();
    if (!map || !corner) return;
    editor.centre({
      x: map.area.x + (event.clientX - corner.left) / map.scale,
      y: map.area.y + (event.clientY - corner.top) / map.scale,
    });
  };

  return (
    <canvas
      ref={canvas}
      class="minimap card"
      role="img"
      aria-label={`${words.minimap}. ${words.minimapHelp}`}
      tabIndex={0}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        lookAt(event);
      }}
      onPointerMove={(event) => {
        if (event.buttons > 0) lookAt(event);
      }}
      onKeyDown={(event) => {
        const way = ARROWS[event.key];
        if (!way) return;
        event.preventDefault();
        event.stopPropagation();
        const { x, y, w, h } = editor.view.peek();
        editor.centre({ x: x + w / 2 + (way[0] * w) / 4, y: y + h / 2 + (way[1] * h) / 4 });
      }}
    />
  );
}

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
