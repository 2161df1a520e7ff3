/** Comments on this screen: the thread that is open, the list of all of them, and being told when somebody calls. */

import { useEffect } from "preact/hooks";
import { nameOf, namesMe } from "../editor/commentsmentions.ts";
import { rememberRead } from "../editor/commentsunread.ts";
import type { Editor } from "../editor/editor.ts";
import { CommentsPanel } from "./commentspanel.tsx";
import { ThreadCard } from "./commentsthread.tsx";
import { words } from "./strings.ts";
import "./comments.css";

interface CommentsProps {
  readonly editor: Editor;
  readonly board: string;
  /** Gives the keyboard back to the board. */
  readonly leave: () => void;
}

const LONGEST = 80;

export function Comments({ editor, board, leave }: CommentsProps) {
  useEffect(() => rememberRead(board), [board]);
  useEffect(() => tellOfCalls(editor), [editor]);
  const close = (): void => {
    editor.comments.opened.value = undefined;
    leave();
  };
  const opened = editor.comments.opened.value;
  const key =
    opened && ("thread" in opened ? opened.thread : `${opened.spot.on} ${opened.spot.at.x} ${opened.spot.at.y}`);
  return (
    <>
      {opened && <ThreadCard key={key} editor={editor} board={board} opened={opened} close={close} />}
      {editor.panel.value === "comments" && (
        <CommentsPanel
          editor={editor}
          close={() => {
            editor.panel.value = undefined;
            leave();
          }}
        />
      )}
    </>
  );
}

/** Say so when a comment arrives that names me. Those that were there before show by their number. */
function tellOfCalls(editor: Editor): () => void {
  const told = new Set<string>();
  let first = true;
  return editor.comments.threads.subscribe((threads) => {
    // Until the board has come, nothing arrives.
    const arriving = !first && editor.opened.peek();
    for (const { comments, id } of threads) {
      for (const comment of comments) {
        if (told.has(comment.id) || !namesMe(editor, comment)) continue;
        told.add(comment.id);
        const open = editor.comments.opened.peek();
        const looking = open && "thread" in open && open.thread === id;
        if (!arriving || looking) continue;
        const name = nameOf(editor, comment.by) ?? comment.author ?? words.comments.someone;
        const said =
          comment.text.length > LONGEST ? `${comment.text.slice(0, LONGEST).toWellFormed()} …` : comment.text;
        editor.say(words.comments.mentioned(name, said));
      }
    }
    first = false;
  });
}
