/** Finding on the board: what fits is listed and left bright, everything else is dimmed; and replacing words in it. */

import { ChevronDown, ChevronUp, SquareDashedMousePointer, X } from "lucide";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Editor } from "../editor/editor.ts";
import { choices, found, isSought, NOTHING_SOUGHT, type Query, replace } from "../editor/finding.ts";
import { textOf } from "../model/item.ts";
import { isColorName } from "../shapes/palette.ts";
import type { Drawn } from "../shapes/shape.ts";
import { Button } from "./button.tsx";
import { Icon } from "./icon.tsx";
import type { SheetProps } from "./panels.tsx";
import { words } from "./strings.ts";
import "./find.css";

/** More hits than this are counted, and gone through, but not listed. */
const LISTED = 50;

export function Find({ editor, close }: SheetProps) {
  const [query, setQuery] = useState<Query>(NOTHING_SOUGHT);
  const [at, setAt] = useState(0);
  const [by, setBy] = useState("");
  const field = useRef<HTMLInputElement>(null);
  const revision = editor.revision.value;
  const hits = useMemo(() => found(editor, query), [editor, query, revision]);
  const current = at > 0 ? hits[Math.min(at, hits.length) - 1] : undefined;

  useEffect(() => field.current?.focus(), []);
  useEffect(() => {
    editor.found.value = isSought(query) ? new Set(hits.map((item) => item.id)) : undefined;
  }, [editor, query, hits]);
  useEffect(
    () => () => {
      editor.found.value = undefined;
    },
    [editor],
  );

  const narrow = (part: Partial<Query>): void => {
    setQuery({ ...query, ...part });
    setAt(0);
  };
  const goTo = (place: number): void => {
    const hit = hits[(place - 1 + hits.length) % hits.length];
    if (!hit) return;
    setAt(hits.indexOf(hit) + 1);
    editor.select([hit.id]);
    const box = editor.boundsOf(hit.id);
    if (box) editor.reveal(box);
  };
  const swap = (items: readonly Drawn[]): void => editor.say(words.haveReplaced(replace(editor, items, query, by)));

  return (
    <section
      class="find card"
      aria-label={words.find}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        close();
      }}
    >
      <form
        class="row"
        onSubmit={(event) => {
          event.preventDefault();
          goTo(at + 1);
        }}
      >
        <input
          ref={field}
          type="search"
          class="grow"
          aria-label={words.findField}
          placeholder={words.findField}
          value={query.text}
          maxLength={200}
          onInput={(event) => narrow({ text: event.currentTarget.value })}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || !event.shiftKey) return;
            event.preventDefault();
            goTo(at - 1);
          }}
        />
        <output class="small soft found-count" aria-live="polite">
          {isSought(query) && (hits.length === 0 ? words.foundNone : words.foundAt(current ? at : 0, hits.length))}
        </output>
        <Button label={words.foundBefore} stroke="Shift+Enter" tip="below" onClick={() => goTo(at - 1)}>
          <Icon of={ChevronUp} />
        </Button>
        <Button label={words.foundNext} stroke="Enter" tip="below" onClick={() => goTo(at + 1)}>
          <Icon of={ChevronDown} />
        </Button>
        <Button label={words.close} stroke="Esc" tip="below" onClick={close}>
          <Icon of={X} />
        </Button>
      </form>
      <Filters editor={editor} query={query} narrow={narrow} />
      {hits.length > 0 && (
        <ul class="hits">
          {hits.slice(0, LISTED).map((hit, place) => (
            <li key={hit.id}>
              <button type="button" class="plain" aria-current={hit === current} onClick={() => goTo(place + 1)}>
                <Snippet text={saying(hit)} part={query.text.trim()} />
              </button>
            </li>
          ))}
        </ul>
      )}
      {hits.length > 0 && editor.can("edit") && (
        <div class="row">
          <input
            class="grow"
            aria-label={words.replaceField}
            placeholder={words.replaceField}
            value={by}
            maxLength={200}
            disabled={query.text.trim() === ""}
            onInput={(event) => setBy(event.currentTarget.value)}
          />
          <Button
            label={words.replaceOne}
            kind="second"
            disabled={!current || query.text.trim() === ""}
            onClick={() => {
              if (!current) return;
              swap([current]);
              goTo(at + 1);
            }}
          >
            {words.replaceOne}
          </Button>
          <Button label={words.replaceAll} kind="second" disabled={query.text.trim() === ""} onClick={() => swap(hits)}>
            {words.replaceAll}
          </Button>
          <Button label={words.selectFound} onClick={() => editor.select(hits.map((item) => item.id))}>
            <Icon of={SquareDashedMousePointer} />
          </Button>
        </div>
      )}
    </section>
  );
}

interface FiltersProps {
  readonly editor: Editor;
  readonly query: Query;
  readonly narrow: (part: Partial<Query>) => void;
}

function Filters({ editor, query, narrow }: FiltersProps) {
  const revision = editor.revision.value;
  const { tags, authors, colors } = useMemo(() => choices(editor.session.items.values()), [editor, revision]);
  return (
    <fieldset class="filters">
      <legend class="unseen">{words.findFilters}</legend>
      {tags.length > 0 && (
        <Chooser
          label={words.findTag}
          any={words.anyTag}
          value={query.tag}
          options={tags.map((tag) => [tag, tag])}
          choose={(tag) => narrow({ tag })}
        />
      )}
      <Chooser
        label={words.findAuthor}
        any={words.anyAuthor}
        value={query.author}
        options={authors.map(({ id, name }) => [id, name])}
        choose={(author) => narrow({ author })}
      />
      <Chooser
        label={words.findColor}
        any={words.anyColor}
        value={query.color}
        options={colors.map((color) => [color, isColorName(color) ? words.colors[color] : color])}
        choose={(color) => narrow({ color })}
      />
      <Chooser
        label={words.findReactions}
        any={words.anyReactions}
        value={query.reactions === 0 ? "" : String(query.reactions)}
        options={[1, 2, 3, 5, 10].map((count) => [String(count), words.atLeastReactions(count)])}
        choose={(count) => narrow({ reactions: Number(count) })}
      />
    </fieldset>
  );
}

interface ChooserProps {
  readonly label: string;
  readonly any: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, shown: string])[];
  readonly choose: (value: string) => void;
}

function Chooser({ label, any, value, options, choose }: ChooserProps) {
  return (
    <select aria-label={label} value={value} onChange={(event) => choose(event.currentTarget.value)}>
      <option value="">{any}</option>
      {options.map(([name, shown]) => (
        <option key={name} value={name}>
          {shown}
        </option>
      ))}
    </select>
  );
}

/** What a hit says, in one line, with what was found in it standing out. */
function Snippet({ text, part }: { text: string; part: string }) {
  const start = part === "" ? -1 : text.toLocaleLowerCase().indexOf(part.toLocaleLowerCase());
  if (start < 0) return <span>{text}</span>;
  const from = Math.max(0, start - 24);
  return (
    <span>
      {from > 0 && "…"}
      {text.slice(from, start)}
      <mark>{text.slice(start, start + part.length)}</mark>
      {text.slice(start + part.length)}
    </span>
  );
}

function saying(item: Drawn): string {
  const text = (textOf(item) ?? "").replace(/\s+/g, " ").trim();
  return text === "" ? (words.spoken.things[item.kind] ?? words.spoken.empty) : text;
}
