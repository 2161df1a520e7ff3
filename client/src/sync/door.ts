/** The way onto a board: making one, joining one, and the token that this browser was given. [B1] [B3] */

export type Role = "owner" | "facilitator" | "editor" | "commenter" | "viewer";
export type Links = Readonly<Record<Role, string>>;

export interface Made {
  readonly id: string;
  readonly links: Links;
}

export interface Pass {
  readonly token: string;
  readonly role: string;
  readonly user: string;
  readonly name: string;
}

/** What the server said instead of yes: its code and its words. [B6] */
export class Refusal extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = "Refusal";
    this.code = code;
  }
}

/** Make a board. */
export async function createBoard(title: string): Promise<Made> {
  const made = await post("/api/boards", { title });
  return made as unknown as Made;
}

/** Join a board with the secret of a link, and keep the pass for the next visit. */
export async function join(board: string, secret: string, name: string): Promise<Pass> {
  const answer = await post(`/api/boards/${encodeURIComponent(board)}/join`, { secret, name });
  const pass: Pass = {
    token: String(answer.token),
    role: String(answer.role),
    user: String(answer.user),
    name,
  };
  localStorage.setItem(key(board), JSON.stringify(pass));
  return pass;
}

/** Make a further link into a board, as its owner. Its secret is told this once. [B8] */
export async function makeLink(board: string, role: Role): Promise<string> {
  const token = knownPass(board)?.token ?? "";
  const made = await post(
    `/api/boards/${encodeURIComponent(board)}/links`,
    { role },
    { authorization: `Bearer ${token}` },
  );
  return String(made.link);
}

/** The pass that this browser holds for a board, if it has joined before. */
export function knownPass(board: string): Pass | undefined {
  try {
    const pass: unknown = JSON.parse(localStorage.getItem(key(board)) ?? "null");
    return isPass(pass) ? pass : undefined;
  } catch {
    // Storage is closed to this page, or holds something else: the person joins again.
    return undefined;
  }
}

/** Forget the pass: the server does not know it any more. */
export function forgetPass(board: string): void {
  localStorage.removeItem(key(board));
}

function key(board: string): string {
  return `tondo:pass:${board}`;
}

function isPass(value: unknown): value is Pass {
  return typeof value === "object" && value !== null && "token" in value && typeof value.token === "string";
}

async function post(
  path: string,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Record<string, unknown>> {
  const response = await fetch(path, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
  const answer = (await response.json().catch(() => ({}))) as Record<string, unknown>;
  if (!response.ok) {
    throw new Refusal(String(answer.code ?? "unavailable"), String(answer.detail ?? response.statusText));
  }
  return answer;
}
