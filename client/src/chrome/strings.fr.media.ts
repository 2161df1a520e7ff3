/** The words about pictures, comments and links to things, in French. */

import type { mediaWords } from "./strings.en.media.ts";
import { counting } from "./strings.plural.ts";
import type { Spoken } from "./strings.ts";

const counted = counting("fr");

export const frenchMedia: Spoken<typeof mediaWords> = {
  pictures: {
    bring: "Image",
    drop: "Déposer des images ici",
    loading: (name) => `${name} arrive`,
    cancel: (name) => `Ne pas envoyer ${name}`,
    laid: (count) => (count === 1 ? "L’image est sur le tableau." : `${count} images sont sur le tableau.`),
    needConnection: "Les images ont besoin de la connexion. Réessayer une fois en ligne.",
    notPictures: (count) =>
      count === 1
        ? "Ce fichier n’est pas une image qui puisse être posée sur un tableau."
        : `${count} fichiers ne sont pas des images qui puissent être posées sur un tableau.`,
    tooMany: (most) => `Au plus ${most} images à la fois.`,
    leftBehind: (count) =>
      count === 1 ? "1 image n’a pas pu être apportée." : `${count} images n’ont pas pu être apportées.`,
    failed: (name, why) => `${name} : ${why}`,
    unknown: "abîmée, ou d’un type que ce navigateur ne sait pas ouvrir",
    away: "la connexion s’est perdue en route",
    ask: "Que montre-t-elle ?",
    askOne: (at, of) => `Que montre-t-elle ? (${at} sur ${of})`,
    askMeans: "Pour ceux qui ne peuvent pas la voir.",
    askExample: "Deux personnes devant un tableau blanc",
    skip: "Passer",
    done: "Terminé",
    describe: "Texte de remplacement",
  },
  comments: {
    comment: "Commenter",
    panel: "Commentaires",
    open: (count) => (count === 0 ? "Commentaires" : `Commentaires : ${counted(count, "ouvert", "ouverts")}`),
    unread: (count) => counted(count, "vous mentionne", "vous mentionnent"),
    onThing: (what) => `Commentaire sur : ${what}`,
    onPlace: "Commentaire",
    write: "Écrire un commentaire",
    answer: "Répondre",
    send: "Envoyer",
    keys: "Entrée envoie, Maj+Entrée va à la ligne, @ mentionne quelqu’un.",
    edit: "Modifier",
    delete: "Supprimer",
    resolve: "Résoudre",
    reopen: "Rouvrir",
    resolved: "Résolu",
    copyLink: "Copier le lien de ces commentaires",
    someone: "Quelqu’un qui n’est plus là",
    now: "à l’instant",
    mention: "Mentionner quelqu’un",
    mentioned: (name, text) => `${name} vous mentionne : ${text}`,
    filters: { open: "Ouverts", resolved: "Résolus", mine: "Les miens", mentions: "Me mentionnent" },
    filter: "Quels commentaires",
    onBoard: "Montrer les commentaires résolus sur le tableau",
    none: "Aucun commentaire ici.",
    noneYet: "Pas encore de commentaires. [Appuyer sur {comment}, puis cliquer sur ce dont il s’agit.]",
    answers: (count) => counted(count, "réponse", "réponses"),
    only: "Ce tableau peut être commenté, mais pas modifié.",
    sent: "Envoyé.",
    haveResolved: "Résolu.",
    haveDeleted: "Supprimé.",
  },
  links: {
    copy: "Copier le lien",
    copied: "Copié. Toute personne présente sur ce tableau s’y retrouve.",
    gone: "Ce à quoi mène ce lien n’est plus sur le tableau.",
  },
};
