/** The words of groups, piles, frames with lanes and tables, in Spanish. */

import type { containers } from "./strings.en.containers.ts";
import { counting } from "./strings.plural.ts";
import type { Spoken } from "./strings.ts";

const counted = counting("es");

export const spanishContainers: Spoken<typeof containers> = {
  layouts: { free: "Libre", grid: "Cuadrícula", columns: "Columnas", rows: "Filas", matrix: "Matriz" },
  sorts: {
    color: "Ordenar por color",
    author: "Ordenar por autor",
    votes: "Ordenar por reacciones",
    text: "Ordenar de la A a la Z",
  },
  group: "Agrupar",
  ungroup: "Desagrupar",
  pile: "Apilar",
  spread: "Extender",
  wrap: "Enmarcar",
  layout: "Disposición",
  lanes: { columns: "Columnas", rows: "Filas" },
  laneTitle: "Título",
  laneLimit: "Como máximo",
  laneLimitMeans: "Cuánto debe contener como máximo; vacío: sin límite",
  laneNamed: (at) => `Carril ${at}`,
  addLane: { columns: "Añadir una columna", rows: "Añadir una fila" },
  removeLane: (title) => `Quitar ${title}`,
  laneBefore: (title) => `Adelantar ${title}`,
  laneAfter: (title) => `Retrasar ${title}`,
  usualColumns: ["Por hacer", "En curso", "Hecho"],
  usualRows: ["Fila 1", "Fila 2"],
  tidyContents: "Ordenar el contenido",
  rowMenu: "Fila",
  columnMenu: "Columna",
  addBefore: { columns: "Añadir una columna antes", rows: "Añadir una fila encima" },
  addAfter: { columns: "Añadir una columna después", rows: "Añadir una fila debajo" },
  moveBefore: { columns: "Mover la columna a la izquierda", rows: "Subir la fila" },
  moveAfter: { columns: "Mover la columna a la derecha", rows: "Bajar la fila" },
  removeTrack: { columns: "Quitar la columna", rows: "Quitar la fila" },
  addTrack: { columns: "Añadir una columna", rows: "Añadir una fila" },
  head: "Fila de encabezado",
  cellField: (row, column) => `Celda de la fila ${row}, columna ${column}`,
  cellHeld: (row, column, text) => `Fila ${row}, columna ${column}: ${text === "" ? "vacía" : text}`,
  laneField: "Título del carril",
  undo: "Deshacer",
  canvas: {
    overLimit: "por encima del límite",
    movedOthers: (count) => `${counted(count, "elemento ajeno movido", "elementos ajenos movidos")}.`,
    bot: "bot",
    locked: "Está bloqueado.",
    lookOnly: "Este tablero se puede mirar, pero no cambiar.",
    writesThere: (name) => `${name} está escribiendo ahí.`,
    longest: (letters) => `Un texto admite como máximo ${letters.toLocaleString("es")} caracteres.`,
    refused: {
      bad: "El servidor no lo ha entendido.",
      forbidden: "Este papel no lo permite.",
      locked: "Está bloqueado.",
      not_found: "Ya no existe.",
      taken: "Ya existe.",
      outdated: "Alguien ha sido más rápido.",
      too_long: "Es demasiado largo.",
      too_many: "Es demasiado de una vez.",
      unavailable: "El servidor no puede ahora mismo. Inténtelo dentro de un momento.",
    },
  },
};
