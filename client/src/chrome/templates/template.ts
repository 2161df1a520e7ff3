/** Templates: what a board may begin with. Each is a sheet of items in the words of a language. */

import type { Item } from "../../model/item.ts";
import { words } from "../strings.ts";
import { brainstorm } from "./brainstorm.ts";
import { kanban } from "./kanban.ts";
import { mindmap } from "./mindmap.ts";
import { priorities } from "./priorities.ts";
import { fourLs, moods, startStop } from "./retro.ts";
import { storymap } from "./storymap.ts";
import { germanTemplates } from "./words.de.ts";
import { type TemplateWords, templateWords } from "./words.en.ts";
import { spanishTemplates } from "./words.es.ts";
import { frenchTemplates } from "./words.fr.ts";

export type Template = (words: TemplateWords) => readonly Item[];

const TEMPLATES = { startStop, fourLs, moods, brainstorm, mindmap, priorities, storymap, kanban } as const;

export type TemplateName = keyof typeof TEMPLATES;

/** In every language that is spoken; a few hundred bytes each, and loaded only with the templates. */
const WORDS: Readonly<Record<string, TemplateWords>> = {
  en: templateWords,
  de: germanTemplates,
  es: spanishTemplates,
  fr: frenchTemplates,
};

/** What lies on a template, in the words of a language. */
export function templateItems(name: TemplateName, language: string = words.language): readonly Item[] {
  return TEMPLATES[name](WORDS[language] ?? templateWords);
}
