/** Pictures on their way between this page and the server. [B9] [B10] */

import { knownPass, Refusal } from "../sync/door.ts";

/** A picture as the server keeps it. */
export interface Brought {
  readonly blob: string;
  readonly w: number;
  readonly h: number;
}

/** The server did not answer at all. */
export const AWAY = "away";

export interface Door {
  /** Bring a picture; `progress` is told how much of it is on its way, from 0 to 1. Throws Refusal. */
  bring(picture: Blob, progress: (part: number) => void, stop: AbortSignal): Promise<Brought>;
  /** Fetch one, as it is kept or with its longer side at most `side`. Throws Refusal. */
  fetch(blob: string, side: number | undefined): Promise<Blob>;
}

export function doorOf(board: string): Door {
  const path = `/api/boards/${encodeURIComponent(board)}/images`;
  const bearer = (): string => `Bearer ${knownPass(board)?.token ?? ""}`;
  return {
    bring: (picture, progress, stop) => sent(path, bearer(), picture, progress, stop),
    async fetch(blob, side) {
      const small = side === undefined ? "" : `?w=${side}`;
      const answer = await fetch(`${path}/${blob}${small}`, { headers: { authorization: bearer() } }).catch(() => {
        throw new Refusal(AWAY, "");
      });
      if (!answer.ok) throw refusal(answer.status, await answer.text().catch(() => ""));
      return answer.blob();
    },
  };
}

/** Send a body, and tell how it goes; `fetch` cannot tell that yet. */
function sent(
  path: string,
  bearer: string,
  picture: Blob,
  progress: (part: number) => void,
  stop: AbortSignal,
): Promise<Brought> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", path);
    request.setRequestHeader("authorization", bearer);
    request.setRequestHeader("content-type", picture.type);
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) progress(event.loaded / event.total);
    };
    request.onerror = () => reject(new Refusal(AWAY, ""));
    request.onabort = () => reject(new DOMException("", "AbortError"));
    request.onload = () => {
      if (request.status === 201) resolve(JSON.parse(request.responseText) as Brought);
      else reject(refusal(request.status, request.responseText));
    };
    stop.addEventListener("abort", () => request.abort());
    request.send(picture);
  });
}

function refusal(status: number, body: string): Refusal {
  try {
    const { code, detail } = JSON.parse(body) as Record<string, unknown>;
    return new Refusal(String(code), String(detail));
  } catch {
    // A proxy in between has answered in its own words.
    return new Refusal(status === 413 ? "too_big" : "unavailable", String(status));
  }
}
