import { made, madeHint, part, partHint, type Sentences } from './wanted';

export const de: Sentences = {
  captions: [
    ['Bild: KI-generiert', made],
    ['KI-generiertes Bild', made],
    ['Dieses Bild wurde mit KI erstellt', made],
    ['Mit Midjourney generiert', made],
    ['Erstellt mit Hilfe von KI', made],
    ['Symbolbild, KI-generiert', made],
    ['Foto mit KI bearbeitet', part],
    ['Ein Leuchtturm (KI-generiert)', madeHint],
    ['KI-Bild', madeHint],
  ],
  noCaptions: [
    'Dieses Bild ist nicht KI-generiert',
    'So erkennt man KI-generierte Bilder',
    'Kein KI-generiertes Bild',
    'Angeblich KI-generiertes Bild',
    'Ist das Bild KI-generiert?',
    'Der Minister spricht über KI. Foto: dpa',
  ],
  texts: [
    ['Dieser Artikel wurde von ChatGPT geschrieben.', made],
    ['Dieser Text wurde mit KI generiert.', made],
    ['Dieser Beitrag wurde von einer KI verfasst und von der Redaktion geprüft.', made],
    ['Dieser Text wurde mit KI übersetzt.', part],
    ['Dieser Artikel wurde mithilfe von KI erstellt.', part],
    ['KI-Zusammenfassung', partHint],
  ],
  noTexts: [
    'Dieser Artikel wurde nicht von einer KI geschrieben.',
    'Dieser Artikel wurde von der Redaktion geschrieben.',
    'Dieser Text handelt von künstlicher Intelligenz.',
    'Wurde dieser Artikel von einer KI geschrieben?',
    'Dieser Artikel wurde ohne KI geschrieben.',
  ],
};
