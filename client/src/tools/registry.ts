/** Every tool by its name. */

import type { ToolName } from "../editor/editor.ts";
import { commentTool } from "./comment.ts";
import { connectorTool } from "./connector.ts";
import { eraser } from "./eraser.ts";
import { figureTool } from "./figure.ts";
import { frameTool } from "./frame.ts";
import { hand } from "./hand.ts";
import { lasso } from "./lasso.ts";
import { noteTool } from "./note.ts";
import { pen } from "./pen.ts";
import { select } from "./select.ts";
import { tableTool } from "./table.ts";
import { textTool } from "./text.ts";
import type { Tool } from "./tool.ts";

export const TOOLS: Readonly<Record<ToolName, Tool>> = {
  select,
  hand,
  note: noteTool,
  connector: connectorTool,
  text: textTool,
  frame: frameTool,
  shape: figureTool,
  pen,
  eraser,
  lasso,
  comment: commentTool,
  table: tableTool,
};
