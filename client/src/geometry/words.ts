/**
 * Where a line of text may break.
 *
 * Most text breaks at blanks and after hyphens. Han, kana and emoji may also break between any two characters, except
 * before a closing mark and after an opening one; Thai and its neighbours, which write no blanks, break where a dictionary
 * says so. Characters are graphemes, so that flags, families and accents are never cut.
 */

/** A piece that is kept on one line, and how many blanks follow it. */
export interface Word {
  readonly text: string;
  readonly blanks: number;
}

/** The pieces of one paragraph, in order. The `marker` of a list stays with the word behind it. */
export function words(paragraph: string, marker = ""): readonly Word[] {
  if (marker !== "") {
    const [first, ...more] = words(paragraph.slice(marker.length));
    if (first === undefined) return [{ text: marker.trimEnd(), blanks: 1 }];
    return [{ text: marker + first.text, blanks: first.blanks }, ...more];
  }
  const found: Word[] = [];
  for (const [, run = "", blanks = ""] of paragraph.replaceAll("\t", " ").matchAll(/([^ ]*)( *)/g)) {
    if (run === "" && blanks === "") continue;
    const pieces = LATIN.test(run) ? run.split(AFTER_HYPHEN) : mixed(run);
    pieces.forEach((text, n) => {
      found.push({ text, blanks: n === pieces.length - 1 ? blanks.length : 0 });
    });
  }
  return found;
}

/** The characters of a word, as a reader counts them. */
export function graphemes(word: string): readonly string[] {
  if (ASCII.test(word)) return [...word];
  characters ??= new Intl.Segmenter("und", { granularity: "grapheme" });
  return Array.from(characters.segment(word), (part) => part.segment);
}

/** How many code points a text has. */
export function letters(text: string): number {
  return SURROGATE.test(text) ? [...text].length : text.length;
}

/** What makes a line one of a list: a bullet, a number or a checkbox, and the blank behind it. */
export function markerOf(line: string): string {
  return MARKER.exec(line)?.[0] ?? "";
}

/** Whether any line of the text is one of a list. */
export function isListed(text: string): boolean {
  return ANY_MARKER.test(text);
}

/** Whether the first letter of the text is one of a script that is read from the right. */
export function rightToLeft(text: string): boolean {
  const first = LETTER.exec(text)?.[0];
  return first !== undefined && RIGHT_TO_LEFT.test(first);
}

const SURROGATE = /[\ud800-\udfff]/;
const MARKER = /^(?:[•☐☑]|\d{1,3}\.) /;
const ANY_MARKER = new RegExp(MARKER.source, "m");
const LETTER = /\p{L}/u;
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

const ASCII = /^[\x20-\x7e]*$/;
const LATIN = /^[\u0020-\u024f\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*$/;
const AFTER_HYPHEN = /(?<=[\p{L}\p{N}]-)(?=\p{L})/u;
const ANYWHERE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Extended_Pictographic}\p{Regional_Indicator}]/u;
const DICTIONARY = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const NO_START = /^[\p{Pe}\p{Pf}、。，．・：；？！ー々ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ…‥,.!?:;%'"]/u;
const NO_END = /[\p{Ps}\p{Pi}$#@]$/u;

// Both are made at their first use: most boards never need them.
let characters: Intl.Segmenter | undefined;
let dictionary: Intl.Segmenter | undefined;

function mixed(run: string): readonly string[] {
  const pieces: string[] = [];
  let piece = "";
  for (const part of units(run)) {
    if (piece !== "" && mayBreak(piece, part)) {
      pieces.push(piece);
      piece = "";
    }
    piece += part;
  }
  pieces.push(piece);
  return pieces.flatMap((part) => part.split(AFTER_HYPHEN));
}

/** What is never cut: dictionary words where the script has them, graphemes everywhere else. */
function units(run: string): readonly string[] {
  if (!DICTIONARY.test(run)) return graphemes(run);
  dictionary ??= new Intl.Segmenter("th", { granularity: "word" });
  return Array.from(dictionary.segment(run), (part) => part.segment).flatMap((part) =>
    DICTIONARY.test(part) ? [part] : graphemes(part),
  );
}

function mayBreak(before: string, after: string): boolean {
  if (NO_START.test(after) || NO_END.test(before)) return false;
  const last = graphemes(before.slice(-16)).at(-1) ?? "";
  if (ANYWHERE.test(last) || ANYWHERE.test(after)) return true;
  return DICTIONARY.test(last) && DICTIONARY.test(after);
}
