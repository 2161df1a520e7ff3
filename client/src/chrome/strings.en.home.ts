/** The words of the start page and of the first minute on a board, in English. */

/** The templates: what they are called, and what they are for. */
const templates = {
  startStop: { name: "Retro: start, stop, continue", means: "What a team does differently from now on" },
  brainstorm: { name: "Brainstorm", means: "One question, many ideas, the best three" },
  mindmap: { name: "Mind map", means: "A topic and what grows out of it" },
  kanban: { name: "Kanban", means: "Work on its way to done" },
  priorities: { name: "Impact and effort", means: "What to do first" },
  storymap: { name: "User story map", means: "The user’s way, release by release" },
  fourLs: { name: "Retro: four Ls", means: "Liked, learned, lacked, longed for" },
  moods: { name: "Retro: mad, sad, glad", means: "How it felt" },
} as const;

/** The start page. */
const home = {
  claim: "A whiteboard for people who think together.",
  means: "Sticky notes, drawings and arrows, live for everyone who has the link. No account, on your own server.",
  start: "Start a board",
  blank: "Blank board",
  blankMeans: "An empty desk",
  creating: "Opening …",
  boards: "Your boards",
  noBoards: "Boards that you open will be listed here.",
  search: "Search your boards",
  noneFound: "No board here is called that.",
  changed: (when: string) => `changed ${when}`,
  visited: (when: string) => `opened ${when}`,
  drop: (title: string) => `Take “${title}” off this list`,
  dropped: (title: string) => `“${title}” is off the list. The board itself stays.`,
  back: "Undo",
  link: "Have a link to a board?",
  linkExample: "Paste it here",
  open: "Open",
  noLink: "This is not a link to a board. It looks like https://…/b/…#k=…",
  you: "Your name, as others see it",
} as const;

/** For whoever came as a guest. */
const welcome = {
  later: "Stay a guest",
} as const;

export const homeWords = { templates, homepage: home, welcome } as const;
