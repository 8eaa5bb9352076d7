import { made, madeHint, part, type Sentences } from './wanted';

export const fr: Sentences = {
  captions: [
    ['Image générée par IA', made],
    ["Image générée par l'IA", made],
    ['Illustration : générée par intelligence artificielle', made],
    ['Cette image a été créée avec Midjourney', made],
    ["Photo réalisée à l'aide d'une IA", made],
    ['Photo retouchée par IA', part],
    ['Image IA', madeHint],
  ],
  noCaptions: [
    "Cette image n'a pas été générée par IA",
    'Image créée sans IA',
    'Comment reconnaître une image générée par IA',
    'Fausse image générée par IA',
    'Une image générée par IA ?',
    'Le ministre parle de l’intelligence artificielle. Photo AFP',
  ],
  texts: [
    ['Cet article a été rédigé par ChatGPT.', made],
    ['Ce texte a été généré par IA.', made],
    ['Cet article a été écrit par une IA et relu par la rédaction.', made],
    ["Cet article a été traduit par l'IA.", part],
    ["Cet article a été rédigé avec l'aide de l'IA.", part],
  ],
  noTexts: [
    "Cet article n'a pas été rédigé par une IA.",
    'Cet article a été rédigé par la rédaction.',
    'Cet article a-t-il été rédigé par une IA ?',
    'Cet article parle de l’intelligence artificielle.',
    'Ce texte a été écrit sans IA.',
  ],
};
