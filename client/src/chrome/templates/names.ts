/** The templates by name, for whoever offers them without loading them. */

import type { TemplateName } from "./template.ts";

export const TEMPLATE_NAMES = [
  "startStop",
  "brainstorm",
  "mindmap",
  "kanban",
  "priorities",
  "storymap",
  "fourLs",
  "moods",
] as const satisfies readonly TemplateName[];

export function isTemplateName(name: unknown): name is TemplateName {
  return TEMPLATE_NAMES.some((one) => one === name);
}
