/** The words on the templates, in English: the source of truth for other languages. They are loaded with the templates. */

export const templateWords = {
  startStop: {
    title: "What do we do differently from now on?",
    start: "Start",
    startAsk: "What should we begin to do?",
    stop: "Stop",
    stopAsk: "What does not help us?",
    goOn: "Continue",
    goOnAsk: "What works, and should stay?",
    actions: "What we have agreed",
    actionsAsk: "Who does what, and by when?",
  },
  fourLs: {
    title: "Looking back",
    liked: "Liked",
    likedAsk: "What was good?",
    learned: "Learned",
    learnedAsk: "What do we know now?",
    lacked: "Lacked",
    lackedAsk: "What was missing?",
    longed: "Longed for",
    longedAsk: "What do we wish for?",
  },
  moods: {
    title: "How did it feel?",
    mad: "Mad",
    madAsk: "What made you angry?",
    sad: "Sad",
    sadAsk: "What was a pity?",
    glad: "Glad",
    gladAsk: "What made you happy?",
  },
  brainstorm: {
    title: "How might we …?",
    titleAsk: "Write the question here, so that everybody answers the same one.",
    ideas: "Ideas",
    ideasAsk: "One idea for each note. The odd ones, too.",
    groups: "What belongs together",
    groupsAsk: "Move related notes together, and give each group a name.",
    best: "The ones we try",
  },
  mindmap: {
    topic: "Topic",
    branches: ["Who", "What", "Why", "How"],
    leaf: "…",
  },
  priorities: {
    title: "What first?",
    impact: "Impact",
    effort: "Effort",
    low: "little",
    high: "much",
    quick: "Do it now",
    big: "Plan it",
    small: "When there is time",
    hard: "Leave it",
    example: "Lay your ideas where they belong",
  },
  storymap: {
    title: "The user's way",
    steps: ["Find", "Choose", "Pay", "Receive"],
    tasks: ["What do they do first?", "… and then?", "", ""],
    releases: ["First release", "Later", "One day"],
    story: "A story",
  },
  kanban: {
    title: "Our work",
    lanes: ["Ideas", "Next", "Doing", "Done"],
    cards: ["Write the first card", "Drag a card to move it on", "At most three at a time"],
  },
} as const;

export type TemplateWords = Spoken<typeof templateWords>;

type Spoken<T> = T extends string ? string : { readonly [Name in keyof T]: Spoken<T[Name]> };
