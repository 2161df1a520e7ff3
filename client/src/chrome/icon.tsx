/** One icon, drawn from its paths; always beside words or a label, so it is hidden from screen readers. */

import { h } from "preact";

type IconNode = readonly (readonly [tag: string, attributes: Readonly<Record<string, string | number | undefined>>])[];

export function Icon({ of, size = 20 }: { of: IconNode; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="1.9"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      {of.map(([tag, attributes]) => h(tag, attributes))}
    </svg>
  );
}

/** The round note that is the product's sign. */
export function Sign({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <circle cx="16" cy="17.2" r="13.6" fill="#b79f1c" opacity=".55" />
      <circle cx="16" cy="16" r="13.6" fill="#f7dc4f" />
      <path d="M10 12.4h12M10 16.6h12M12.4 20.8h7.2" stroke="#1c1b19" stroke-width="2" stroke-linecap="round" />
    </svg>
  );
}
