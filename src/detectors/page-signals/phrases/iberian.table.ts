import { anyTool, made, part, starts, tool, whole, type DisclosureRow } from './row';

export const spanish: DisclosureRow = {
  language: 'es',
  ...iberian('es'),
  takenBack: /\?|¿|\bbroma\b|\bmentira\b|\bno\b/i,
  unless:
    /\?|¿|\bno\b|\bni\b|\bsin\b|\bnunca\b|\bninguna?\b|\bcómo\b|\bdetect|\breconoc|\bidentific|\bley(?:es)?\b|\bprohib|\bregula|\bfals[oa]s?\b|\bdeepfake|\bbulos?\b|\bdesinformación|\bviral|\bsupuest|\bpresunt|\bprobabl|\bposibl|\bpuede|\bpodría|\bsi\b|\bejemplo|\bizquierda|\bderecha|\barriba\b|\babajo\b|\bderechos\b|\betiquet|\bincorrect/i,
};

export const portuguese: DisclosureRow = {
  language: 'pt',
  ...iberian('pt'),
  takenBack: /\?|\bbrincadeira\b|\bmentira\b|\bnão\b/i,
  unless:
    /\?|\bnão\b|\bnem\b|\bsem\b|\bnunca\b|\bnenhuma?\b|\bcomo\b|\bdetec|\bdetet|\breconhec|\bidentific|\bleis?\b|\bproib|\bregula|\bfals[oa]s?\b|\bdeepfake|\bdesinformação|\bviral|\bvirais|\bsupost|\bprováve|\bprovavel|\bpossíve|\bpossivel|\bpode|\bse\b|\bexemplo|\besquerda|\bdireita|\bacima\b|\babaixo\b|\bdireitos\b|\bincorret/i,
};

/** Spanish and Portuguese say it alike. */
function iberian(language: 'es' | 'pt'): Pick<DisclosureRow, 'media' | 'text' | 'labelled'> {
  const es = language === 'es';
  const ai = `(?:(?:uma? |una |la |a |o )?(?:IA|${es ? 'inteligencia artificial' : 'inteligência artificial'})(?: ${es ? 'generativa' : 'generativa'})?|${tool})`;
  const medium = es
    ? '(?:imagen|foto|fotografía|ilustración|dibujo|retrato|montaje|vídeo|video|animación|voz|audio|música|canción)'
    : '(?:imagem|foto|fotografia|ilustração|desenho|retrato|montagem|vídeo|animação|voz|áudio|música|canção)';
  const label = es
    ? `(?:(?:${medium}|crédito|créditos|fuente) ?[:=] ?|(?:esta|la|este|el) ${medium} (?:fue |ha sido |está )?|${medium} )?`
    : `(?:(?:${medium}|crédito|créditos|fonte) ?[:=] ?|(?:esta|a|este|o) ${medium} (?:foi |está )?|${medium} )?`;
  const verb = es
    ? '(?:generad|cread|hech|elaborad|producid|realizad)[oa]s?'
    : '(?:gerad|criad|feit|elaborad|produzid|realizad)[oa]s?';
  const by = es
    ? '(?:por|con|mediante|usando|a través de)(?: (?:ayuda de|el uso de))?'
    : '(?:por|com|pela|mediante|usando|através de|via)(?: (?:ajuda de|o uso de))?';
  const changed = es
    ? '(?:editad|retocad|modificad|mejorad|coloread|restaurad|traducid)[oa]'
    : '(?:editad|retocad|modificad|melhorad|colorid|colorizad|restaurad|traduzid)[oa]';
  const subject = es
    ? '(?:Nota: )?(?:este artículo|este texto|esta publicación|esta página|este contenido|esta entrada|este comentario|esta respuesta) (?:fue|ha sido|está) (?:íntegramente |totalmente |automáticamente )?'
    : '(?:Nota: )?(?:este artigo|este texto|esta publicação|esta página|este conteúdo|esta postagem|este post|este comentário|esta resposta) (?:foi|está) (?:inteiramente |totalmente |automaticamente )?';
  const wrote = es
    ? '(?:escrit|redactad|generad|cread|producid)[oa]'
    : '(?:escrit|redigid|gerad|criad|produzid)[oa]';
  const help = es
    ? 'con (?:la )?(?:ayuda|asistencia|apoyo) de'
    : 'com (?:a |o )?(?:ajuda|auxílio|assistência|apoio) d[ea]';
  const condensed = es ? '(?:traducid|resumid|corregid)[oa]' : '(?:traduzid|resumid|revisad)[oa]';
  const checked = '(?:,? (?:y|e)[^.]{0,80})?';
  return {
    labelled: starts(`(?:esta |este |la |el |a |o )?${medium}|crédito|fuente|fonte`),
    media: {
      made: whole(
        `${label}(?:íntegramente |totalmente )?${verb} ${by} ${ai}`,
        `${label}(?:generad|gerad)[oa] ${by} ${anyTool}`,
        `(?:crédito|créditos|fuente|fonte) ?: ?(?:imagen |imagem )?(?:de )?IA`,
      ),
      part: whole(`${label}${changed} ${by} ${ai}`),
      hints: made(`^${medium} (?:de )?IA$`, `^${medium} ?: ?${tool}$`, `, ${verb} ${by} ${ai}$`),
    },
    text: {
      made: whole(
        `${subject}${wrote} (?:por|pela|mediante) ${ai}${checked}`,
        `${subject}${es ? 'generad' : 'gerad'}[oa] (?:con|com) ${ai}${checked}`,
      ),
      part: whole(
        `${subject}${wrote} ${help} ${ai}${checked}`,
        `${subject}${condensed} ${by} ${ai}${checked}`,
        `${subject}(?:escrit|redactad|redigid)[oa] (?:con|com|usando) ${ai}${checked}`,
      ),
      hints: [
        ...made(`^(?:escrito|redactado|redigido|generado|gerado) (?:por|pela) ${ai}$`),
        ...part(
          es ? '^(?:resumen|traducción) (?:de|por|con) IA$' : '^(?:resumo|tradução) (?:de|por|com) IA$',
        ),
      ],
    },
  };
}
