/** The words of the start page and of the first minute on a board, in Spanish. */

import type { homeWords } from "./strings.en.home.ts";
import type { Spoken } from "./strings.ts";

export const spanishHome: Spoken<typeof homeWords> = {
  templates: {
    startStop: { name: "Retro: empezar, dejar, seguir", means: "Lo que el equipo hará de otra manera" },
    brainstorm: { name: "Lluvia de ideas", means: "Una pregunta, muchas ideas, las tres mejores" },
    mindmap: { name: "Mapa mental", means: "Un tema y lo que crece de él" },
    kanban: { name: "Kanban", means: "El trabajo, hasta que está hecho" },
    priorities: { name: "Impacto y esfuerzo", means: "Qué hacer primero" },
    storymap: { name: "Mapa de historias", means: "El camino del usuario, versión a versión" },
    fourLs: { name: "Retro: cuatro preguntas", means: "Gustó, aprendimos, faltó, deseamos" },
    moods: { name: "Retro: enfado, pena, alegría", means: "Cómo se vivió" },
  },
  homepage: {
    claim: "Una pizarra para pensar juntos.",
    means: "Notas, dibujos y flechas, en directo para quien tenga el enlace. Sin cuenta, en su propio servidor.",
    start: "Empezar un tablero",
    blank: "Tablero vacío",
    blankMeans: "Una superficie libre",
    creating: "Abriendo …",
    boards: "Mis tableros",
    noBoards: "Aquí aparecerán los tableros abiertos en este navegador.",
    search: "Buscar en mis tableros",
    noneFound: "Ningún tablero se llama así.",
    changed: (when) => `cambiado ${when}`,
    visited: (when) => `abierto ${when}`,
    drop: (title) => `Quitar «${title}» de esta lista`,
    dropped: (title) => `«${title}» ya no está en la lista. El tablero sigue existiendo.`,
    back: "Deshacer",
    link: "¿Tiene el enlace de un tablero?",
    linkExample: "Péguelo aquí",
    open: "Abrir",
    noLink: "Esto no es el enlace de un tablero. Tiene este aspecto: https://…/b/…#k=…",
    you: "El nombre que ven los demás",
  },
  welcome: { later: "Seguir sin nombre" },
};
