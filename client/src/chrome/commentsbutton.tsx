/** The way to the comments: how many are open, and whether one of them calls me. */

import { MessageSquarePlus, MessageSquareText } from "lucide";
import { unread } from "../editor/commentsunread.ts";
import type { Editor } from "../editor/editor.ts";
import { takeComment } from "../tools/comment.ts";
import { printed } from "../tools/keys.ts";
import { Button } from "./button.tsx";
import { Icon } from "./icon.tsx";
import { words } from "./strings.ts";
import "./commentsbutton.css";

/** Until somebody has commented, those who may not see no button for it. */
export function CommentsButton({ editor }: { editor: Editor }) {
  const open = editor.panel.value === "comments";
  const threads = editor.comments.threads.value;
  const count = threads.filter(({ head }) => !head.done).length;
  const calls = unread(editor).length;
  if (threads.length === 0 && !editor.can("comment")) return null;
  const called = calls > 0 ? `, ${words.comments.unread(calls)}` : "";
  return (
    <Button
      label={`${words.comments.open(count)}${called}`}
      stroke={printed("comments")}
      kind={`comments-button ${calls > 0 ? "calls" : ""}`}
      tip="below"
      expanded={open}
      onClick={() => {
        editor.panel.value = open ? undefined : "comments";
      }}
    >
      <Icon of={MessageSquareText} />
      {count > 0 && (
        <span class="comments-count" aria-hidden="true">
          {count}
        </span>
      )}
    </Button>
  );
}

/** In the bar over one thing: say something about it. */
export function CommentOn({ editor }: { editor: Editor }) {
  return (
    <Button label={words.comments.comment} stroke={printed("comment")} onClick={() => takeComment(editor)}>
      <Icon of={MessageSquarePlus} />
    </Button>
  );
}
