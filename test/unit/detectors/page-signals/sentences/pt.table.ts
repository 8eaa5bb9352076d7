import { made, madeHint, part, type Sentences } from './wanted';

export const pt: Sentences = {
  captions: [
    ['Imagem gerada por IA', made],
    ['Imagem criada com inteligência artificial', made],
    ['Esta imagem foi gerada com DALL-E', made],
    ['Foto: gerada por IA', made],
    ['Foto editada com IA', part],
    ['Imagem de IA', madeHint],
  ],
  noCaptions: [
    'Esta imagem não foi gerada por IA',
    'Imagem feita sem IA',
    'Como detectar uma imagem gerada por IA',
    'Imagem gerada por IA?',
    'Imagem falsa gerada por IA',
    'Congresso de inteligência artificial em Lisboa',
  ],
  texts: [
    ['Este artigo foi escrito por ChatGPT.', made],
    ['Este texto foi gerado por IA.', made],
    ['Este conteúdo foi gerado com inteligência artificial e revisado por um editor.', made],
    ['Este artigo foi traduzido por IA.', part],
    ['Este artigo foi escrito com a ajuda da IA.', part],
  ],
  noTexts: [
    'Este artigo não foi escrito por uma IA.',
    'Este artigo foi escrito pela redação.',
    'Este artigo foi escrito por ChatGPT?',
    'Este texto fala de inteligência artificial.',
    'Este artigo foi escrito sem IA.',
  ],
};
