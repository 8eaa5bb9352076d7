import { made, madeHint, part, type Sentences } from './wanted';

export const it: Sentences = {
  captions: [
    ["Immagine generata dall'IA", made],
    ["Immagine generata con l'IA", made],
    ['Foto creata con Midjourney', made],
    ['Questa immagine è stata generata con intelligenza artificiale', made],
    ["Foto ritoccata con l'IA", part],
    ['Immagine IA', madeHint],
  ],
  noCaptions: [
    "Questa immagine non è stata generata dall'IA",
    'Immagine fatta senza IA',
    "Come riconoscere un'immagine generata dall'IA",
    "Immagine generata dall'IA?",
    "Falsa immagine generata dall'IA",
    "Un convegno sull'intelligenza artificiale",
  ],
  texts: [
    ["Questo articolo è stato scritto dall'IA.", made],
    ['Questo testo è stato generato da ChatGPT.', made],
    ["Questo contenuto è stato generato con l'IA e rivisto dalla redazione.", made],
    ["Questo articolo è stato tradotto dall'IA.", part],
    ["Questo articolo è stato scritto con l'aiuto dell'IA.", part],
  ],
  noTexts: [
    "Questo articolo non è stato scritto dall'IA.",
    'Questo articolo è stato scritto dalla redazione.',
    "Questo articolo è stato scritto dall'IA?",
    'Questo testo parla di intelligenza artificiale.',
    'Questo articolo è stato scritto senza IA.',
  ],
};
