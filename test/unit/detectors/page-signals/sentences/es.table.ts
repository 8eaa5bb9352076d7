import { made, madeHint, part, type Sentences } from './wanted';

export const es: Sentences = {
  captions: [
    ['Imagen generada por IA', made],
    ['Imagen creada con inteligencia artificial', made],
    ['Esta imagen fue generada con Midjourney', made],
    ['Foto: generada por IA', made],
    ['Foto retocada con IA', part],
    ['Imagen de IA', madeHint],
  ],
  noCaptions: [
    'Esta imagen no fue generada por IA',
    'Imagen hecha sin IA',
    'Cómo detectar una imagen generada por IA',
    '¿Imagen generada por IA?',
    'Imagen falsa generada por IA',
    'Un congreso de inteligencia artificial en Madrid',
  ],
  texts: [
    ['Este artículo fue escrito por ChatGPT.', made],
    ['Este texto ha sido generado por IA.', made],
    ['Este contenido fue generado con inteligencia artificial y revisado por un editor.', made],
    ['Este artículo fue traducido por IA.', part],
    ['Este artículo fue escrito con la ayuda de ChatGPT.', part],
  ],
  noTexts: [
    'Este artículo no fue escrito por una IA.',
    'Este artículo fue escrito por la redacción.',
    '¿Este artículo fue escrito por ChatGPT?',
    'Este texto trata de la inteligencia artificial.',
    'Este artículo fue escrito sin IA.',
  ],
};
