/** How long ago something was, in the words of the language that is spoken. */

const UNITS = [
  ["year", 365 * 86_400],
  ["month", 30 * 86_400],
  ["week", 7 * 86_400],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
] as const;

export function ago(then: number, now = Date.now(), language = document.documentElement.lang || "en"): string {
  const seconds = Math.max(0, (now - then) / 1_000);
  const speak = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
  const [unit, length] = UNITS.find(([, long]) => seconds >= long) ?? ["second", 1];
  return unit === "second" ? speak.format(0, "second") : speak.format(-Math.floor(seconds / length), unit);
}
