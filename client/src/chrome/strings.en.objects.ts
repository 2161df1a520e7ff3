/** The words of what lies on a board and of the tools that lay it, in English. */

import type { ToolName } from "../editor/editor.ts";
import type { Cap, Connector, Figure, Note } from "../model/item.ts";
import type { ColorName } from "../shapes/palette.ts";

const tools: Readonly<Record<ToolName, string>> = {
  select: "Select",
  hand: "Move the board",
  note: "Note",
  text: "Text",
  connector: "Connector",
  frame: "Frame",
  shape: "Shape",
  pen: "Pen",
  eraser: "Eraser",
  lasso: "Lasso",
  table: "Table",
  comment: "Comment",
};

const hints: Readonly<Record<ToolName, string>> = {
  select: "",
  hand: "Drag to move the board. Esc puts the hand down.",
  note: "Click to lay a note, or just start writing. [{note}: next shape.]",
  text: "Click where the text begins.",
  connector: "Drag from one thing to another. On the empty desk it grows a copy; with Ctrl the end stays loose.",
  frame: "Drag a frame around things, or click for one.",
  shape: "Drag a shape in its size, or click for one. Shift keeps its proportions.",
  pen: "Draw. [{highlighter}: highlighter, {eraser}: eraser.]",
  eraser: "Sweep over strokes to take them away. Alt: other things too.",
  lasso: "Draw a line round things to select them.",
  table: "Drag a table in its size, or click for one.",
  comment: "Click on a thing or a place to comment on it.",
};

const shapes: Readonly<Record<Note["shape"], string>> = { square: "Square", wide: "Wide", round: "Round" };

const forms: Readonly<Record<Figure["form"], string>> = {
  rectangle: "Rectangle",
  rounded: "Rounded rectangle",
  ellipse: "Ellipse",
  diamond: "Diamond",
  triangle: "Triangle",
  parallelogram: "Parallelogram",
  trapezoid: "Trapezoid",
  pentagon: "Pentagon",
  hexagon: "Hexagon",
  octagon: "Octagon",
  star: "Star",
  cross: "Cross",
  cloud: "Cloud",
  callout: "Speech bubble",
  cylinder: "Cylinder",
  process: "Predefined process",
  arrow_right: "Arrow to the right",
  arrow_left: "Arrow to the left",
  arrow_up: "Arrow up",
  arrow_down: "Arrow down",
  arrow_both: "Arrow both ways",
  brace_left: "Left brace",
  brace_right: "Right brace",
};

const routes: Readonly<Record<Connector["route"], string>> = {
  straight: "Straight",
  elbow: "Right angles",
  curved: "Curved",
};

const caps: Readonly<Record<Cap, string>> = {
  none: "Nothing",
  arrow: "Arrow",
  stealth: "Pointed arrow",
  triangle: "Triangle",
  hollow_triangle: "Hollow triangle",
  circle: "Circle",
  hollow_circle: "Hollow circle",
  diamond: "Diamond",
  hollow_diamond: "Hollow diamond",
  erd_one: "One",
  erd_many: "Many",
  erd_only_one: "Exactly one",
  erd_one_or_many: "One or many",
  erd_zero_or_one: "None or one",
  erd_zero_or_many: "None or many",
};

/** What a line can be given besides its looks. */
const lines = {
  moreCaps: "More ends",
  meaning: "Meaning",
  noMeaning: "No meaning",
  ownWay: "Let the line find its way again",
};

const patterns: Readonly<Record<Connector["pattern"], string>> = {
  solid: "Solid",
  dashed: "Dashed",
  dotted: "Dotted",
};

const colors: Readonly<Record<ColorName, string>> = {
  light_yellow: "Light yellow",
  yellow: "Yellow",
  orange: "Orange",
  red: "Red",
  light_pink: "Light pink",
  pink: "Pink",
  violet: "Violet",
  light_blue: "Light blue",
  blue: "Blue",
  dark_blue: "Dark blue",
  cyan: "Cyan",
  light_green: "Light green",
  green: "Green",
  dark_green: "Dark green",
  gray: "Gray",
  black: "Black",
};

export const objectWords = { tools, hints, shapes, forms, routes, caps, lines, patterns, colors } as const;
