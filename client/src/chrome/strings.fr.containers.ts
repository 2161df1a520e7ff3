/** The words of groups, piles, frames with lanes and tables, in French. */

import type { containers } from "./strings.en.containers.ts";
import { counting } from "./strings.plural.ts";
import type { Spoken } from "./strings.ts";

const counted = counting("fr");

export const frenchContainers: Spoken<typeof containers> = {
  layouts: { free: "Libre", grid: "Quadrillage", columns: "Colonnes", rows: "Lignes", matrix: "Matrice" },
  sorts: {
    color: "Trier par couleur",
    author: "Trier par auteur",
    votes: "Trier par réactions",
    text: "Trier de A à Z",
  },
  group: "Grouper",
  ungroup: "Dégrouper",
  pile: "Empiler",
  spread: "Étaler",
  wrap: "Encadrer",
  layout: "Disposition",
  lanes: { columns: "Colonnes", rows: "Lignes" },
  laneTitle: "Titre",
  laneLimit: "Au plus",
  laneLimitMeans: "Combien cette bande doit contenir au plus ; vide : sans limite",
  laneNamed: (at) => `Bande ${at}`,
  addLane: { columns: "Ajouter une colonne", rows: "Ajouter une ligne" },
  removeLane: (title) => `Retirer ${title}`,
  laneBefore: (title) => `Avancer ${title}`,
  laneAfter: (title) => `Reculer ${title}`,
  usualColumns: ["À faire", "En cours", "Fini"],
  usualRows: ["Ligne 1", "Ligne 2"],
  tidyContents: "Ranger le contenu",
  rowMenu: "Ligne",
  columnMenu: "Colonne",
  addBefore: { columns: "Ajouter une colonne avant", rows: "Ajouter une ligne au-dessus" },
  addAfter: { columns: "Ajouter une colonne après", rows: "Ajouter une ligne en dessous" },
  moveBefore: { columns: "Déplacer la colonne à gauche", rows: "Monter la ligne" },
  moveAfter: { columns: "Déplacer la colonne à droite", rows: "Descendre la ligne" },
  removeTrack: { columns: "Retirer la colonne", rows: "Retirer la ligne" },
  addTrack: { columns: "Ajouter une colonne", rows: "Ajouter une ligne" },
  head: "Ligne d’en-tête",
  cellField: (row, column) => `Cellule ligne ${row}, colonne ${column}`,
  cellHeld: (row, column, text) => `Ligne ${row}, colonne ${column} : ${text === "" ? "vide" : text}`,
  laneField: "Titre de la bande",
  undo: "Annuler",
  canvas: {
    overLimit: "au-delà de la limite",
    movedOthers: (count) => `${counted(count, "élément d’autrui déplacé", "éléments d’autrui déplacés")}.`,
    bot: "robot",
    locked: "C’est verrouillé.",
    lookOnly: "Ce tableau peut être regardé, mais pas modifié.",
    writesThere: (name) => `${name} est en train d’écrire ici.`,
    longest: (letters) => `Un texte contient au plus ${letters.toLocaleString("fr")} caractères.`,
    refused: {
      bad: "Le serveur n’a pas compris.",
      forbidden: "Ce rôle ne le permet pas.",
      locked: "C’est verrouillé.",
      not_found: "Cela n’existe plus.",
      taken: "Cela existe déjà.",
      outdated: "Quelqu’un a été plus rapide.",
      too_long: "C’est trop long.",
      too_many: "C’est trop à la fois.",
      unavailable: "Le serveur ne peut pas pour l’instant. Réessayer dans un moment.",
    },
  },
};
