/** The words of the start page and of the first minute on a board, in German. */

import type { homeWords } from "./strings.en.home.ts";
import type { Spoken } from "./strings.ts";

export const germanHome: Spoken<typeof homeWords> = {
  templates: {
    startStop: { name: "Retro: Start, Stopp, Weiter", means: "Was ein Team ab jetzt anders macht" },
    brainstorm: { name: "Brainstorming", means: "Eine Frage, viele Ideen, die besten drei" },
    mindmap: { name: "Mindmap", means: "Ein Thema und was daraus wächst" },
    kanban: { name: "Kanban", means: "Arbeit auf dem Weg, bis sie fertig ist" },
    priorities: { name: "Nutzen und Aufwand", means: "Was zuerst an die Reihe kommt" },
    storymap: { name: "User Story Map", means: "Der Weg der Nutzer, Version für Version" },
    fourLs: { name: "Retro: vier Fragen", means: "Gut, gelernt, gefehlt, gewünscht" },
    moods: { name: "Retro: Ärger, Bedauern, Freude", means: "Wie es sich angefühlt hat" },
  },
  homepage: {
    claim: "Ein Whiteboard für alle, die zusammen denken.",
    means: "Haftzettel, Skizzen und Pfeile, live für alle, die den Link haben. Ohne Konto, auf dem eigenen Server.",
    start: "Ein Board beginnen",
    blank: "Leeres Board",
    blankMeans: "Eine freie Fläche",
    creating: "Wird geöffnet …",
    boards: "Meine Boards",
    noBoards: "Hier erscheinen die Boards, die in diesem Browser geöffnet wurden.",
    search: "In meinen Boards suchen",
    noneFound: "So heißt hier kein Board.",
    changed: (when) => `geändert ${when}`,
    visited: (when) => `geöffnet ${when}`,
    drop: (title) => `„${title}“ aus dieser Liste nehmen`,
    dropped: (title) => `„${title}“ steht nicht mehr in der Liste. Das Board selbst bleibt.`,
    back: "Rückgängig",
    link: "Ist ein Link zu einem Board da?",
    linkExample: "Hier einfügen",
    open: "Öffnen",
    noLink: "Das ist kein Link zu einem Board. Er sieht so aus: https://…/b/…#k=…",
    you: "Der Name, den andere sehen",
  },
  welcome: { later: "Gast bleiben" },
};
