/** Who is here, and the link that brings others. */

import { Bot, Check, Link2 } from "lucide";
import { useState } from "preact/hooks";
import type { Editor } from "../editor/editor.ts";
import type { Following } from "../editor/following.ts";
import { ink } from "../geometry/contrast.ts";
import { initials } from "../shapes/author.ts";
import { hex } from "../shapes/palette.ts";
import { makeLink, Refusal, type Role } from "../sync/door.ts";
import type { Person } from "../sync/session.ts";
import { CommentsButton } from "./commentsbutton.tsx";
import { Icon } from "./icon.tsx";
import { cameBy, keepLinks, keepName, linksOf } from "./memory.ts";
import { Menu } from "./menu.tsx";
import { words } from "./strings.ts";

/** More people than this are a number. */
const FACES = 4;
const ROLES = ["editor", "viewer", "commenter", "facilitator", "owner"] as const;

interface PeopleProps {
  readonly editor: Editor;
  readonly board: string;
  readonly following: Following;
}

export function People({ editor, board, following }: PeopleProps) {
  const people = byUser(editor.people.value.length > 0 ? editor.people.value : alone(editor));
  return (
    <div class="people card">
      <CommentsButton editor={editor} />
      <Menu
        label={`${words.peopleHere}: ${words.people(people.length)}`}
        kind="faces"
        tip="below"
        place="below-end"
        face={
          <>
            {people.slice(0, FACES).map((person) => (
              <Face key={person.session} person={person} />
            ))}
            {people.length > FACES && (
              <span class="face more" aria-hidden="true">
                +{people.length - FACES}
              </span>
            )}
            <span class="face count" aria-hidden="true">
              {people.length}
            </span>
          </>
        }
      >
        {(close) => <Roll editor={editor} people={people} following={following} close={close} />}
      </Menu>
      <Invite editor={editor} board={board} />
    </div>
  );
}

function Face({ person }: { person: Person }) {
  const paper = hex(person.color);
  return (
    <span
      class={`face ${person.bot ? "bot" : ""}`}
      data-letters={person.bot ? undefined : initials(person.name)}
      aria-hidden="true"
      style={{ background: paper, color: ink(paper) }}
    >
      {person.bot && <Icon of={Bot} size={16} />}
    </span>
  );
}

interface RollProps {
  readonly editor: Editor;
  readonly people: readonly Person[];
  readonly following: Following;
  readonly close: () => void;
}

function Roll({ editor, people, following, close }: RollProps) {
  const me = people.find((person) => person.me);
  const [name, setName] = useState(me?.name ?? "");
  return (
    <div class="roll">
      <form
        class="row"
        onSubmit={(event) => {
          event.preventDefault();
          const wanted = name.trim();
          if (wanted !== "" && wanted !== me?.name) rename(editor, wanted);
          close();
        }}
      >
        <label class="grow">
          <span class="small soft">{words.yourName}</span>
          <input value={name} maxLength={40} onInput={(event) => setName(event.currentTarget.value)} />
        </label>
        <button type="submit" class="second">
          {words.save}
        </button>
      </form>
      <ul>
        {people.map((person) => (
          <li key={person.session}>
            <Face person={person} />
            <span class="grow">{person.me ? words.you(person.name) : person.name}</span>
            {!person.me && !person.bot && (
              <button
                type="button"
                class="second follow-button"
                aria-label={words.follow(person.name)}
                onClick={() => {
                  if (person.view) following.begin(person.session);
                  else editor.say(words.followsNobody(person.name));
                  close();
                }}
              >
                {words.followShort}
              </button>
            )}
            {person.bot && <span class="badge">{words.bot}</span>}
            <span class="small soft">{words.roles[person.role] ?? person.role}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Invite({ editor, board }: { editor: Editor; board: string }) {
  const [copied, setCopied] = useState("");
  const came = cameBy(board);

  /** The link for a role: one that this browser knows, or a new one. */
  const linkFor = async (role: Role): Promise<string | undefined> => {
    const known = linksOf(board)[role];
    if (known !== undefined) return known;
    try {
      const made = await makeLink(board, role);
      keepLinks(board, { ...linksOf(board), [role]: made });
      return made;
    } catch (error) {
      editor.say(error instanceof Refusal ? error.message : words.unreachable);
      return undefined;
    }
  };

  const copy = async (link: string | undefined, role: string): Promise<void> => {
    if (link === undefined) return;
    try {
      await navigator.clipboard.writeText(link);
      setCopied(role);
      editor.say(words.copiedLink(words.roles[role] ?? role, words.roleMeans[role] ?? ""));
      setTimeout(() => setCopied(""), 2_000);
    } catch {
      window.prompt(words.cannotCopy, link);
    }
  };

  const face = (does: string) => (
    <>
      <Icon of={copied === "" ? Link2 : Check} size={18} />
      <span class="wide-only">{copied === "" ? does : words.copied}</span>
    </>
  );

  if (editor.can("own")) {
    return (
      <Menu label={words.share} kind="first" tip="below" place="below-end" face={face(words.share)}>
        {() => (
          <div class="links">
            <p class="small soft">{words.linkMeans}</p>
            {ROLES.map((role) => (
              <button
                type="button"
                class="plain link-row"
                key={role}
                aria-label={words.copyLinkFor(words.roles[role] ?? role)}
                onClick={async () => copy(await linkFor(role), role)}
              >
                <Icon of={copied === role ? Check : Link2} size={18} />
                <span>
                  <b>{words.roles[role]}</b> <span class="soft">{words.roleMeans[role]}</span>
                </span>
              </button>
            ))}
          </div>
        )}
      </Menu>
    );
  }
  return (
    <button
      type="button"
      class="button first"
      aria-label={words.copyLink}
      disabled={came === undefined}
      onClick={() => came !== undefined && copy(came, editor.me.value?.role ?? "")}
    >
      {face(words.copyLink)}
    </button>
  );
}

/** The name is the person's own item, so everybody sees it change, and what they wrote stays theirs. [I10] */
function rename(editor: Editor, name: string): void {
  const me = editor.me.peek();
  if (!me) return;
  keepName(name);
  editor.session.propose([{ op: "update", id: me.user, set: { name } }], words.rename);
}

/** While the connection is lost nobody else is seen, but I am still here. */
function alone(editor: Editor): readonly Person[] {
  const me = editor.me.value;
  const member = editor.session.items.get(me?.user ?? "");
  const color = member?.kind === "member" ? member.color : "gray";
  return me ? [{ ...me, session: "", color, bot: false, me: true, seen: 0 }] : [];
}

/** One entry for each person, however many tabs they have; I come first. */
function byUser(people: readonly Person[]): readonly Person[] {
  const seen = new Map<string, Person>();
  for (const person of people.toSorted((a, b) => Number(b.me) - Number(a.me))) {
    if (!seen.has(person.user)) seen.set(person.user, person);
  }
  return [...seen.values()];
}
