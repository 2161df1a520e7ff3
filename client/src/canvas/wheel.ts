/** Wheel or trackpad? A wheel zooms, two fingers on a trackpad pan, and a pinch zooms. */

import { panned, zoomed } from "../editor/camera.ts";
import type { Editor } from "../editor/editor.ts";
import { preferences } from "../editor/preferences.ts";

export type Device = "wheel" | "trackpad" | "pinch";

/** A verdict holds for this long, so that one gesture is never read in two ways. */
const HOLDS = 300;

export interface Turn {
  readonly deltaMode: number;
  readonly deltaX: number;
  readonly deltaY: number;
  readonly ctrlKey: boolean;
}

/** What is being turned: whole lines, or big whole steps without any sideways part, come from a wheel. */
export function deviceOf(turn: Turn): Device {
  if (turn.ctrlKey) return "pinch";
  if (turn.deltaMode !== 0) return "wheel";
  const whole = Number.isInteger(turn.deltaY) && turn.deltaX === 0;
  return whole && Math.abs(turn.deltaY) >= 100 ? "wheel" : "trackpad";
}

/** Watch the wheel over `host`. */
export function watchWheel(editor: Editor, host: HTMLElement): () => void {
  let device: Device = "wheel";
  let until = 0;
  const turned = (event: WheelEvent): void => {
    event.preventDefault();
    const now = event.timeStamp;
    const seen = deviceOf(event);
    if (now > until || seen === "pinch" || device === "pinch") device = seen;
    until = now + HOLDS;
    const corner = host.getBoundingClientRect();
    const at = { x: event.clientX - corner.left, y: event.clientY - corner.top };
    const line = event.deltaMode === 1 ? 33 : 1;
    const camera = editor.camera.peek();
    if (device === "trackpad") {
      editor.camera.value = panned(camera, -event.deltaX, -event.deltaY);
    } else if (device === "wheel" && !event.ctrlKey && preferences.wheel.peek() === "pan" && !event.shiftKey) {
      editor.camera.value = panned(camera, -event.deltaX * line, -event.deltaY * line);
    } else if (device === "wheel" && event.shiftKey) {
      // Some browsers turn the wheel sideways by themselves while Shift is held.
      editor.camera.value = panned(camera, -(event.deltaX || event.deltaY) * line, 0);
    } else {
      const strength = device === "pinch" ? 0.01 : 0.0016;
      editor.camera.value = zoomed(camera, Math.exp(-event.deltaY * line * strength), at);
    }
  };
  host.addEventListener("wheel", turned, { passive: false });
  return () => host.removeEventListener("wheel", turned);
}
