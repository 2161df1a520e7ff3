/** Counting in a language: which form of a word goes with a number, and how the number is written. */

/** A function that says "1 objet" and "2 objets", by the rules of the language. */
export function counting(language: string): (count: number, one: string, other: string) => string {
  const rules = new Intl.PluralRules(language);
  const digits = new Intl.NumberFormat(language);
  return (count, one, other) => `${digits.format(count)} ${rules.select(count) === "one" ? one : other}`;
}
