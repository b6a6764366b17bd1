/** The built-in words of one meaning: French, English, German, Spanish and Italian; `%` for what is filled in. */
export type Word = `${string}|${string}|${string}|${string}|${string}`;

/** Speaks the built-in words in a locale's language; in English where they are not written in it. */
export function speaker(locale: string): (word: Word, filled?: string) => string {
  const found = ["fr", "en", "de", "es", "it"].indexOf(locale.slice(0, 2));
  return (word, filled = "") => (word.split("|")[found < 0 ? 1 : found] as string).replace("%", () => filled);
}

// Written in each language as an assistant speaks it, not translated word by word; formal in French and German.
// Each is a constant of its own, so that a word nobody uses is not in the bytes.

export const CLOSE: Word = "Fermer|Close|Schließen|Cerrar|Chiudi";
export const WHY: Word =
  "Pourquoi ce message ?|Why this?|Warum sehe ich das?|¿Por qué veo esto?|Perché vedo questo?";
export const NEVER: Word =
  "Ne plus proposer|No more of these|Keine Hinweise mehr|No mostrar más|Non mostrare più";
export const PRIVACY: Word =
  "Vos données, vos choix|Your data, your choices|Ihre Daten, Ihre Wahl|Tus datos, tus opciones|I tuoi dati, le tue scelte";

export const BECAUSE: Word = "D’après %.|Based on %.|Grundlage: %.|Según %.|In base a: %.";
export const LOOKED: Word =
  "ce que vous regardez|what you look at|was Sie ansehen|lo que miras|quello che guardi";
export const CART: Word = "votre panier|your cart|Ihr Warenkorb|tu carrito|il tuo carrello";
export const VISITS: Word = "vos visites|your visits|Ihre Besuche|tus visitas|le tue visite";
export const TIME: Word = "l’heure|the time|die Uhrzeit|la hora|l’ora";
export const EVERYONE: Word =
  "Tout le monde le voit.|Everyone sees this.|Das sehen alle.|Lo ven todos.|Lo vedono tutti.";

export const GOES_WITH: Word = "va avec %|goes with %|passt zu: %|va con %|va con %";
export const ADD: Word = "Ajouter|Add|Hinzufügen|Añadir|Aggiungi";

export const COPY: Word = "Copier|Copy|Kopieren|Copiar|Copia";
export const COPIED: Word = "Copié|Copied|Kopiert|Copiado|Copiato";
export const PRINT: Word = "Imprimer|Print|Drucken|Imprimir|Stampa";
export const UNTIL: Word = "Jusqu’au %|Until %|Bis %|Hasta el %|Fino al %";
export const SEND: Word = "Envoyer|Send|Senden|Enviar|Invia";

export const REMEMBERED: Word =
  "Dans ce navigateur seulement :|In this browser only:|Nur in diesem Browser:|Solo en este navegador:|Solo in questo browser:";
export const NOTHING: Word =
  "Rien n’est gardé.|Nothing is kept.|Nichts wird gemerkt.|No se guarda nada.|Non salviamo nulla.";
export const MESSAGES: Word = "messages|messages|Hinweise|mensajes|messaggi";
export const NOT_NOW: Word = "Pas maintenant|Not now|Nicht jetzt|Ahora no|Non ora";
export const NOT_THIS: Word = "Pas ce message|Not this one|Diesen nicht|Este no|Non questo";
export const AGAIN: Word =
  "Proposer à nouveau|Show them again|Wieder zeigen|Volver a mostrar|Mostra di nuovo";
export const ERASE: Word = "Tout effacer|Erase all|Alles löschen|Borrar todo|Cancella tutto";
export const DOWNLOAD: Word = "Télécharger|Download|Herunterladen|Descargar|Scarica";

export const ASK: Word =
  "Pouvons-nous retenir ce que vous regardez, dans ce navigateur seulement, pour mieux vous conseiller ?|May we remember what you look at, in this browser only, to advise you better?|Dürfen wir uns merken, was Sie ansehen, nur in diesem Browser, um Sie besser zu beraten?|¿Podemos recordar lo que miras, solo en este navegador, para aconsejarte mejor?|Possiamo ricordare quello che guardi, solo in questo browser, per consigliarti meglio?";
export const YES: Word = "Oui|Yes|Ja|Sí|Sì";
export const NO: Word = "Non|No|Nein|No|No";
