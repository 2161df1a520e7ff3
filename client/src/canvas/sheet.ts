/**
 * A canvas as a sheet under the camera: it knows from where its picture was taken, and can lie there stretched.
 *
 * The browser stretches a canvas beside the main thread, which is why a zoom costs next to nothing while it lasts.
 */

import type { Camera } from "../editor/camera.ts";

export class Sheet {
  readonly #canvas: HTMLCanvasElement;
  #taken: Camera | undefined;
  #under: Camera | undefined;

  constructor(canvas: HTMLCanvasElement) {
    this.#canvas = canvas;
    canvas.style.transformOrigin = "0 0";
  }

  /** Whether there is a picture that can be stretched. */
  get holds(): boolean {
    return this.#taken !== undefined;
  }

  /** The zoom that the picture was drawn for. */
  get zoom(): number | undefined {
    return this.#taken?.zoom;
  }

  /** Whether the picture was drawn for just this camera. */
  isOf(camera: Camera): boolean {
    const taken = this.#taken;
    return taken?.x === camera.x && taken.y === camera.y && taken.zoom === camera.zoom;
  }

  /** The canvas holds another picture now, drawn for this camera. It lies where the one before it lay. */
  take(camera: Camera): void {
    const under = this.#under;
    this.#taken = camera;
    if (under) this.lay(under);
  }

  /** The picture has been drawn for this camera, which is the one that looks now. */
  drawn(camera: Camera): void {
    this.#taken = camera;
    this.lay(camera);
  }

  /** The picture is gone: the canvas has another size now, or what it shows is wrong. */
  forget(): void {
    this.#taken = undefined;
    this.#canvas.style.transform = "";
  }

  /** Lay the picture where it belongs under this camera. */
  lay(camera: Camera): void {
    this.#under = camera;
    const taken = this.#taken;
    if (!taken) return;
    const by = camera.zoom / taken.zoom;
    const x = (taken.x - camera.x) * camera.zoom;
    const y = (taken.y - camera.y) * camera.zoom;
    const still = by === 1 && x === 0 && y === 0;
    this.#canvas.style.transform = still ? "" : `translate(${x}px, ${y}px) scale(${by})`;
  }
}
