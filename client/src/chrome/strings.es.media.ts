/** The words about pictures, comments and links to things, in Spanish. */

import type { mediaWords } from "./strings.en.media.ts";
import { counting } from "./strings.plural.ts";
import type { Spoken } from "./strings.ts";

const counted = counting("es");

export const spanishMedia: Spoken<typeof mediaWords> = {
  pictures: {
    bring: "Imagen",
    drop: "Suelte las imágenes aquí",
    loading: (name) => `${name} está en camino`,
    cancel: (name) => `No subir ${name}`,
    laid: (count) => (count === 1 ? "La imagen está en el tablero." : `${count} imágenes están en el tablero.`),
    needConnection: "Las imágenes necesitan la conexión. Inténtelo cuando vuelva.",
    notPictures: (count) =>
      count === 1
        ? "Este archivo no es una imagen que pueda estar en un tablero."
        : `${count} archivos no son imágenes que puedan estar en un tablero.`,
    tooMany: (most) => `Como máximo ${most} imágenes a la vez.`,
    leftBehind: (count) => (count === 1 ? "No se pudo traer 1 imagen." : `No se pudieron traer ${count} imágenes.`),
    failed: (name, why) => `${name}: ${why}`,
    unknown: "está dañada, o es de un tipo que este navegador no abre",
    away: "la conexión se perdió por el camino",
    ask: "¿Qué muestra?",
    askOne: (at, of) => `¿Qué muestra? (${at} de ${of})`,
    askMeans: "Para quienes no pueden verla.",
    askExample: "Dos personas ante una pizarra",
    skip: "Omitir",
    done: "Listo",
    describe: "Texto alternativo",
  },
  comments: {
    comment: "Comentar",
    panel: "Comentarios",
    open: (count) => (count === 0 ? "Comentarios" : `Comentarios: ${counted(count, "abierto", "abiertos")}`),
    unread: (count) => counted(count, "le menciona", "le mencionan"),
    onThing: (what) => `Comentario sobre: ${what}`,
    onPlace: "Comentario",
    write: "Escribir un comentario",
    answer: "Responder",
    send: "Enviar",
    keys: "Intro envía, Mayús+Intro empieza una línea, @ menciona a alguien.",
    edit: "Cambiar",
    delete: "Eliminar",
    resolve: "Resolver",
    reopen: "Volver a abrir",
    resolved: "Resuelto",
    copyLink: "Copiar el enlace a estos comentarios",
    someone: "Alguien que ya no está",
    now: "ahora mismo",
    mention: "Mencionar a alguien",
    mentioned: (name, text) => `${name} le menciona: ${text}`,
    filters: { open: "Abiertos", resolved: "Resueltos", mine: "Míos", mentions: "Me mencionan" },
    filter: "Qué comentarios",
    onBoard: "Mostrar los resueltos en el tablero",
    none: "Aquí no hay comentarios.",
    noneYet: "Aún no hay comentarios. [Pulse {comment} y haga clic en aquello de lo que quiere hablar.]",
    answers: (count) => counted(count, "respuesta", "respuestas"),
    only: "Este tablero se puede comentar, pero no cambiar.",
    sent: "Enviado.",
    haveResolved: "Resuelto.",
    haveDeleted: "Eliminado.",
  },
  links: {
    copy: "Copiar el enlace",
    copied: "Copiado. Quien esté en este tablero llega con él hasta aquí.",
    gone: "Aquello a lo que lleva este enlace ya no está en el tablero.",
  },
};
