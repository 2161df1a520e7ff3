/** Ids: base62 words that no two people will mint alike. [N1] [N2] */

export const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** A fresh id for an item. */
export function newId(): string {
  return word(10);
}

/** A fresh id for this tab. */
export function newClientId(): string {
  return word(12);
}

/** Random base62 digits. Bytes from 248 on are thrown away, so that every digit is equally likely. */
function word(length: number): string {
  let done = "";
  const bytes = new Uint8Array(length * 2);
  while (done.length < length) {
    crypto.getRandomValues(bytes);
    for (const byte of bytes) {
      if (byte < 248 && done.length < length) done += ALPHABET[byte % 62] ?? "";
    }
  }
  return done;
}
