import { anyTool, made, part, starts, tool, whole, type DisclosureRow } from './row';

const ai = `(?:(?:l['’]|un['’])?(?:IA|AI|intelligenza artificiale)(?: generativa)?|${tool})`;
const medium =
  '(?:immagine|foto|fotografia|illustrazione|disegno|ritratto|montaggio|video|animazione|voce|audio|musica|canzone)';
const label = `(?:(?:${medium}|crediti|fonte) ?[:=] ?|(?:questa|l['’]|la|questo|il) ?${medium} (?:è stat[oa] |è )?|${medium} )?`;
const verb = '(?:generat|creat|realizzat|prodott|fatt|elaborat)[oaie]';
const by = "(?:da|dall['’]|con|con l['’]|tramite|mediante|usando|attraverso)";
const subject =
  "(?:Nota: )?(?:quest['’]articolo|questo articolo|questo testo|questo post|questa pagina|questo contenuto|questo commento|questa risposta) è stat[oa] (?:interamente |completamente |automaticamente )?";
const checked = '(?:,? e[^.]{0,80})?';
export const italian: DisclosureRow = {
  language: 'it',
  labelled: starts(`(?:questa |l['’]|la |questo |il )?${medium}|crediti|fonte`),
  media: {
    made: whole(
      `${label}(?:interamente )?${verb} ?${by} ?${ai}`,
      `${label}generat[oa] ?${by} ?${anyTool}`,
      '(?:crediti|fonte) ?: ?(?:immagine )?IA',
    ),
    part: whole(`${label}(?:modificat|ritoccat|migliorat|colorat|restaurat|tradott)[oa] ?${by} ?${ai}`),
    hints: made(`^${medium} (?:IA|AI)$`, `^${medium} ?: ?${tool}$`, `, ${verb} ?${by} ?${ai}$`),
  },
  text: {
    made: whole(
      `${subject}(?:scritt|generat|redatt|creat|prodott)[oa] ?(?:da|dall['’]) ?${ai}${checked}`,
      `${subject}generat[oa] ?(?:con|con l['’]|tramite) ?${ai}${checked}`,
    ),
    part: whole(
      `${subject}(?:scritt|redatt|creat|prodott)[oa] ?(?:con|con l['’]|con l['’]aiuto (?:di|dell['’])|con il supporto (?:di|dell['’])) ?${ai}${checked}`,
      `${subject}(?:tradott|riassunt|corrett)[oa] ?${by} ?${ai}${checked}`,
    ),
    hints: [
      ...made(`^(?:scritto|generato|redatto) ?(?:da|dall['’]) ?${ai}$`),
      ...part("^(?:riassunto|traduzione) (?:con |dell['’])?IA$"),
    ],
  },
  takenBack: /\?|\bscherz|\bnon\b|\bno\b/i,
  unless:
    /\?|\bnon\b|\bsenza\b|\bmai\b|\bnessuna?\b|\bcome\b|\briconosc|\brilev|\blegg[ei]\b|\bvietat|\bdivieto|\bregola|\bfals[oaie]\b|\bdeepfake|\bdisinformazione|\bviral|\bpresunt|\bprobabil|\bpossibil|\bpotrebbe|\bpuò|\bse\b|\besempio|\bsinistra|\bdestra|\bsopra\b|\bsotto\b|\bdiritt/i,
};
