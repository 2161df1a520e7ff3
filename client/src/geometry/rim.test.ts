/** Where connectors meet items: the cases that both languages share. */
import { expect, test } from "vitest";
import cases from "../../../tests/cases/rims.json" with { type: "json" };
import { type Anchor, anchors, type Rim, type Route, type Tie, type Tied } from "./rim.ts";

interface End {
  tie: object;
  box?: number[];
  round?: boolean;
  rim?: string;
  turn?: number;
}

function tied(end: End): Tied {
  const [x = 0, y = 0, w = 0, h = 0] = end.box ?? [];
  return {
    tie: end.tie as Tie,
    outline: end.box && { box: { x, y, w, h }, round: end.round ?? false, rim: end.rim as Rim, turn: end.turn },
  };
}

function figures(anchor: Anchor): number[] {
  return [anchor.point.x, anchor.point.y, anchor.normal.x, anchor.normal.y];
}

test.each(cases.cases)("[I9] $name", ({ from, to, route, expect: expected }) => {
  const [start, end] = anchors(tied(from), tied(to), route as Route);

  figures(start).forEach((figure, n) => {
    expect(figure).toBeCloseTo(expected.from[n] ?? Number.NaN, 5);
  });
  figures(end).forEach((figure, n) => {
    expect(figure).toBeCloseTo(expected.to[n] ?? Number.NaN, 5);
  });
});
