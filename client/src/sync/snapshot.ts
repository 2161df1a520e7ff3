/** The whole board that a welcome brings or points to. [W3] */

import type { Item } from "../model/item.ts";
import { isItem } from "../wire/codec.ts";
import type { Opening } from "./session.ts";
import type { World } from "./world.ts";

/** All items of a snapshot; those `over` it, from the welcome itself, lie over what is fetched. */
export async function wholeBoard(
  url: string | undefined,
  over: readonly Item[],
  { url: socket, token }: Opening,
  world: World,
): Promise<readonly Item[]> {
  if (url === undefined) return over.filter(isItem);
  const origin = socket.replace(/^ws/, "http");
  const response = await world.fetch(new URL(url, origin).href, { headers: { authorization: `Bearer ${token}` } });
  if (!response.ok) throw new Error(`the snapshot is not there: ${response.status}`);
  const body = (await response.json()) as readonly Item[] | { readonly items: readonly Item[] };
  const under = "items" in body ? body.items : body;
  return [...new Map([...under, ...over].filter(isItem).map((item) => [item.id, item])).values()];
}
