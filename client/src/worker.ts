/**
 * The service worker: keeps the files of one version of the page on the device. [src/shell.ts says what it answers.]
 *
 * A new version is kept while the old one is still open, and takes over at the next load: pages come from the server
 * whenever it answers, and name their own files. The version before stays for as long as its pages may ask for a part.
 */

import { PAGES, type Page, wayOf } from "./shell.ts";

interface Extending extends Event {
  waitUntil(work: Promise<unknown>): void;
}

interface Fetching extends Extending {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

/** As much of a worker's world as is used; its types and those of a page cannot be loaded together. */
interface WorkerScope {
  readonly location: Location;
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(name: "install" | "activate", act: (event: Extending) => void): void;
  addEventListener(name: "fetch", act: (event: Fetching) => void): void;
}

/** The build writes these in: every hashed file, the one that begins, and a name for all of them together. */
const FILES = "__FILES__" as unknown as readonly string[];
const ENTRY = "__ENTRY__";
const NAME = "tondo __VERSION__";
/** A server that takes longer than this is taken for one that does not answer. */
const PATIENCE = 5_000;
const VERSIONS = 2;

const scope = self as unknown as WorkerScope;

scope.addEventListener("install", (event) => event.waitUntil(install()));
scope.addEventListener("activate", (event) => event.waitUntil(activate()));
scope.addEventListener("fetch", (event) => {
  const way = wayOf(event.request, scope.location.origin);
  if (!way) return;
  event.respondWith("page" in way ? page(event.request, way.page) : file(event.request));
});

async function install(): Promise<void> {
  const cache = await caches.open(NAME);
  await cache.addAll([...FILES]);
  for (const address of PAGES) {
    const answer = await fetch(address, { cache: "no-cache" });
    // While servers are being updated, one may answer with the page of another version.
    if (!(await answer.clone().text()).includes(ENTRY)) throw new Error("this is the page of another version");
    await cache.put(address, answer);
  }
  await scope.skipWaiting();
}

async function activate(): Promise<void> {
  const names = (await caches.keys()).filter((name) => name.startsWith("tondo ") && name !== NAME);
  const old = names.slice(0, Math.max(0, names.length - VERSIONS + 1));
  await Promise.all(old.map((name) => caches.delete(name)));
  await scope.clients.claim();
}

async function page(request: Request, address: Page): Promise<Response> {
  const asked = fetch(request);
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, PATIENCE));
  const answer = await Promise.race([asked, late]).catch(() => undefined);
  // What stands in front of a server that is away says so with such a number.
  if (answer && answer.status < 500) return answer;
  const kept = await (await caches.open(NAME)).match(address, { ignoreVary: true });
  return kept ?? asked;
}

async function file(request: Request): Promise<Response> {
  const kept = await caches.match(request, { ignoreVary: true });
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) await (await caches.open(NAME)).put(request, answer.clone());
  return answer;
}
