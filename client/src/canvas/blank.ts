/**
 * A canvas that knows whether it is blank. An overlay mostly is, and clearing what is blank all the same, or laying it over
 * the board, sends a whole empty picture to the screen with every frame.
 */

const PAINTING = ["fill", "stroke", "fillRect", "strokeRect", "fillText", "strokeText", "drawImage"] as const;

export class KnowingBlank {
  readonly ctx: CanvasRenderingContext2D;
  #blank = false;

  constructor(ctx: CanvasRenderingContext2D) {
    this.ctx = ctx;
    for (const name of PAINTING) {
      const paint = ctx[name] as (...words: unknown[]) => void;
      const noted = (...words: unknown[]): void => {
        this.#blank = false;
        paint.apply(ctx, words);
      };
      Object.defineProperty(ctx, name, { value: noted });
    }
    const clear = ctx.clearRect;
    ctx.clearRect = (x, y, w, h) => {
      if (this.#blank) return;
      clear.call(ctx, x, y, w, h);
      const { e, f } = ctx.getTransform();
      this.#blank = x + e <= 0 && y + f <= 0 && w >= ctx.canvas.width && h >= ctx.canvas.height;
    };
  }

  /** Show what was painted. A blank canvas is left out of the picture, and still hears the pointer. */
  show(): void {
    this.ctx.canvas.style.opacity = this.#blank ? "0" : "";
  }
}
