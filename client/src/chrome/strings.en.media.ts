/** The words about pictures, comments and links to things, in English. */

const pictures = {
  bring: "Picture",
  drop: "Drop pictures here",
  loading: (name: string) => `${name} is on its way`,
  cancel: (name: string) => `Do not bring ${name}`,
  laid: (count: number) => (count === 1 ? "The picture is on the board." : `${count} pictures are on the board.`),
  needConnection: "Pictures need the connection. Try again when you are online.",
  notPictures: (count: number) =>
    count === 1
      ? "This file is no picture that can lie on a board."
      : `${count} files are no pictures that can lie on a board.`,
  tooMany: (most: number) => `At most ${most} pictures can be brought at once.`,
  leftBehind: (count: number) =>
    count === 1 ? "1 picture could not be brought along." : `${count} pictures could not be brought along.`,
  failed: (name: string, why: string) => `${name}: ${why}`,
  unknown: "it is broken, or of a kind that this browser cannot open",
  away: "the connection was lost on the way",
  ask: "What does it show?",
  askOne: (at: number, of: number) => `What does it show? (${at} of ${of})`,
  askMeans: "For those who cannot see it.",
  askExample: "Two people at a whiteboard",
  skip: "Skip",
  done: "Done",
  describe: "Alternative text",
} as const;

const comments = {
  comment: "Comment",
  panel: "Comments",
  open: (count: number) => (count === 0 ? "Comments" : count === 1 ? "Comments: 1 open" : `Comments: ${count} open`),
  unread: (count: number) => (count === 1 ? "1 mentions you" : `${count} mention you`),
  onThing: (what: string) => `Comment on: ${what}`,
  onPlace: "Comment",
  write: "Write a comment",
  answer: "Answer",
  send: "Send",
  keys: "Enter sends, Shift+Enter begins a new line, @ names somebody.",
  edit: "Change",
  delete: "Delete",
  resolve: "Resolve",
  reopen: "Open again",
  resolved: "Resolved",
  copyLink: "Copy link to these comments",
  someone: "Somebody who is gone",
  now: "just now",
  mention: "Mention somebody",
  mentioned: (name: string, text: string) => `${name} mentions you: ${text}`,
  filters: { open: "Open", resolved: "Resolved", mine: "Mine", mentions: "Mention me" },
  filter: "Which comments",
  onBoard: "Show resolved ones on the board",
  none: "No comments here.",
  noneYet: "No comments yet. [Press {comment}, then click on what you want to talk about.]",
  answers: (count: number) => (count === 1 ? "1 answer" : `${count} answers`),
  only: "You may comment on this board, but not change it.",
  sent: "Sent.",
  haveResolved: "Resolved.",
  haveDeleted: "Deleted.",
} as const;

const links = {
  copy: "Copy link",
  copied: "Copied. Whoever is on this board finds it there.",
  gone: "What this link leads to is not on the board any more.",
} as const;

export const mediaWords = { pictures, comments, links } as const;
