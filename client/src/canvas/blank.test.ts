/** A canvas that is blank is neither cleared again nor laid over the board. */

import { expect, test } from "vitest";
import { KnowingBlank } from "./blank.ts";

function fake(): { ctx: CanvasRenderingContext2D; calls: string[]; style: { opacity: string } } {
  const calls: string[] = [];
  const style = { opacity: "" };
  const note = (name: string) => () => {
    calls.push(name);
  };
  const names = ["fill", "stroke", "fillRect", "strokeRect", "fillText", "strokeText", "drawImage", "clearRect"];
  const ctx = {
    ...Object.fromEntries(names.map((name) => [name, note(name)])),
    canvas: { width: 100, height: 50, style },
    getTransform: () => ({ e: 0, f: 0 }),
  };
  return { ctx: ctx as unknown as CanvasRenderingContext2D, calls, style };
}

test("what is blank is not cleared again", () => {
  const { ctx, calls } = fake();
  const overlay = new KnowingBlank(ctx);

  for (let n = 0; n < 3; n++) overlay.ctx.clearRect(0, 0, 100, 50);

  expect(calls).toEqual(["clearRect"]);
});

test("what was painted on is cleared, and shown", () => {
  const { ctx, calls, style } = fake();
  const overlay = new KnowingBlank(ctx);
  overlay.ctx.clearRect(0, 0, 100, 50);
  overlay.show();
  const blank = style.opacity;

  overlay.ctx.fillRect(0, 0, 5, 5);
  overlay.show();
  overlay.ctx.clearRect(0, 0, 100, 50);

  expect([blank, style.opacity]).toEqual(["0", ""]);
  expect(calls).toEqual(["clearRect", "fillRect", "clearRect"]);
});

test("to clear a part of it does not make it blank", () => {
  const { ctx, style } = fake();
  const overlay = new KnowingBlank(ctx);

  overlay.ctx.fillRect(0, 0, 100, 50);
  overlay.ctx.clearRect(0, 0, 20, 20);
  overlay.show();

  expect(style.opacity).toBe("");
});
