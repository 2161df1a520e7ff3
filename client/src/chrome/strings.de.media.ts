/** The words about pictures, comments and links to things, in German. */

import type { mediaWords } from "./strings.en.media.ts";
import type { Spoken } from "./strings.ts";

export const germanMedia: Spoken<typeof mediaWords> = {
  pictures: {
    bring: "Bild",
    drop: "Bilder hier ablegen",
    loading: (name) => `${name} ist unterwegs`,
    cancel: (name) => `${name} nicht laden`,
    laid: (count) => (count === 1 ? "Das Bild liegt auf dem Board." : `${count} Bilder liegen auf dem Board.`),
    needConnection: "Bilder brauchen die Verbindung. Bitte noch einmal versuchen, sobald sie da ist.",
    notPictures: (count) =>
      count === 1
        ? "Diese Datei ist kein Bild, das auf einem Board liegen kann."
        : `${count} Dateien sind keine Bilder, die auf einem Board liegen können.`,
    tooMany: (most) => `Höchstens ${most} Bilder auf einmal.`,
    leftBehind: (count) =>
      count === 1 ? "1 Bild konnte nicht mitgebracht werden." : `${count} Bilder konnten nicht mitgebracht werden.`,
    failed: (name, why) => `${name}: ${why}`,
    unknown: "beschädigt, oder von einer Art, die dieser Browser nicht öffnet",
    away: "die Verbindung ging unterwegs verloren",
    ask: "Was zeigt es?",
    askOne: (at, of) => `Was zeigt es? (${at} von ${of})`,
    askMeans: "Für alle, die es nicht sehen können.",
    askExample: "Zwei Menschen an einem Whiteboard",
    skip: "Überspringen",
    done: "Fertig",
    describe: "Alternativtext",
  },
  comments: {
    comment: "Kommentieren",
    panel: "Kommentare",
    open: (count) => (count === 0 ? "Kommentare" : `Kommentare: ${count} offen`),
    unread: (count) => (count === 1 ? "1 erwähnt mich" : `${count} erwähnen mich`),
    onThing: (what) => `Kommentar zu: ${what}`,
    onPlace: "Kommentar",
    write: "Kommentar schreiben",
    answer: "Antworten",
    send: "Senden",
    keys: "Eingabe sendet, Umschalt+Eingabe beginnt eine neue Zeile, @ nennt jemanden.",
    edit: "Ändern",
    delete: "Löschen",
    resolve: "Erledigen",
    reopen: "Wieder öffnen",
    resolved: "Erledigt",
    copyLink: "Link zu diesen Kommentaren kopieren",
    someone: "Jemand, der nicht mehr da ist",
    now: "gerade eben",
    mention: "Jemanden erwähnen",
    mentioned: (name, text) => `Erwähnung durch ${name}: ${text}`,
    filters: { open: "Offen", resolved: "Erledigt", mine: "Eigene", mentions: "Erwähnen mich" },
    filter: "Welche Kommentare",
    onBoard: "Erledigte auf dem Board zeigen",
    none: "Hier sind keine Kommentare.",
    noneYet: "Noch keine Kommentare. [{comment} drücken, dann auf das klicken, worum es geht.]",
    answers: (count) => (count === 1 ? "1 Antwort" : `${count} Antworten`),
    only: "Dieses Board lässt sich hier kommentieren, aber nicht ändern.",
    sent: "Gesendet.",
    haveResolved: "Erledigt.",
    haveDeleted: "Gelöscht.",
  },
  links: {
    copy: "Link kopieren",
    copied: "Kopiert. Wer auf diesem Board ist, findet damit dorthin.",
    gone: "Wohin dieser Link führt, das ist nicht mehr auf dem Board.",
  },
};
