/**
 * The page without a network: what of it the service worker keeps, and what it answers with.
 *
 *     hashed files        from what is kept; what is missing is fetched and kept
 *     / and /b/<id>       from the server; where it does not answer, the kept page, which finds its boards on the device
 *     everything else     from the server alone: what the API says is never kept
 */

/** A page for each sort of address, by which it is fetched and kept. */
export const PAGES = ["/", "/b/-"] as const;

export type Page = (typeof PAGES)[number];

export interface Asked {
  readonly method: string;
  readonly mode: string;
  readonly url: string;
}

export type Way = { readonly file: true } | { readonly page: Page } | undefined;

/** How a request is answered; nothing if it is none of the worker's business. */
export function wayOf({ method, mode, url }: Asked, origin: string): Way {
  const { origin: asked, pathname } = new URL(url);
  if (method !== "GET" || asked !== origin) return undefined;
  if (pathname.startsWith("/assets/")) return { file: true };
  if (mode !== "navigate") return undefined;
  if (pathname === "/") return { page: "/" };
  return /^\/b\/[^/]+\/?$/.test(pathname) ? { page: "/b/-" } : undefined;
}
