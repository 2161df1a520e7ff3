/** The words of the start page and of the first minute on a board, in French. */

import type { homeWords } from "./strings.en.home.ts";
import type { Spoken } from "./strings.ts";

export const frenchHome: Spoken<typeof homeWords> = {
  templates: {
    startStop: { name: "Rétro : commencer, arrêter, continuer", means: "Ce que l’équipe fera autrement" },
    brainstorm: { name: "Remue-méninges", means: "Une question, beaucoup d’idées, les trois meilleures" },
    mindmap: { name: "Carte mentale", means: "Un sujet et ce qui en découle" },
    kanban: { name: "Kanban", means: "Le travail, jusqu’à ce qu’il soit fini" },
    priorities: { name: "Impact et effort", means: "Par quoi commencer" },
    storymap: { name: "Carte des récits", means: "Le parcours de l’utilisateur, version après version" },
    fourLs: { name: "Rétro : quatre questions", means: "Aimé, appris, manqué, souhaité" },
    moods: { name: "Rétro : fâché, triste, content", means: "Comment cela a été vécu" },
  },
  homepage: {
    claim: "Un tableau blanc pour réfléchir ensemble.",
    means:
      "Notes, dessins et flèches, en direct pour tous ceux qui ont le lien. Sans compte, sur votre propre serveur.",
    start: "Commencer un tableau",
    blank: "Tableau vide",
    blankMeans: "Une surface libre",
    creating: "Ouverture …",
    boards: "Mes tableaux",
    noBoards: "Les tableaux ouverts dans ce navigateur apparaîtront ici.",
    search: "Chercher dans mes tableaux",
    noneFound: "Aucun tableau ne porte ce nom.",
    changed: (when) => `modifié ${when}`,
    visited: (when) => `ouvert ${when}`,
    drop: (title) => `Retirer « ${title} » de cette liste`,
    dropped: (title) => `« ${title} » n’est plus dans la liste. Le tableau lui-même reste.`,
    back: "Annuler",
    link: "Vous avez le lien d’un tableau ?",
    linkExample: "Le coller ici",
    open: "Ouvrir",
    noLink: "Ce n’est pas le lien d’un tableau. Il ressemble à https://…/b/…#k=…",
    you: "Le nom que les autres voient",
  },
  welcome: { later: "Rester invité" },
};
