import { anyTool, made, part, starts, tool, whole, type DisclosureRow } from './row';

const ai = `(?:(?:une |l['’]|d['’]une |de l['’])?(?:IA|intelligence artificielle)(?: générative)?|(?:un |des )?(?:outils?|modèles?) d['’](?:IA|intelligence artificielle)|${tool})`;
const medium =
  '(?:image|photo|photographie|illustration|dessin|visuel|portrait|montage|vidéo|clip|animation|voix|audio|musique|chanson)';
const label = `(?:(?:${medium}|crédits?|source|crédit photo) ?[:=] ?|(?:cette|l['’]|la) ?${medium} (?:est |a été )?|${medium} )?`;
const verb = '(?:générée?|créée?|réalisée?|produite?|conçue?|faite?|fabriquée?)s?';
const by = "(?:par|avec|via|grâce à|à l['’]aide (?:de |d['’])?|au moyen (?:de |d['’])?)";
const subject =
  '(?:Note ?: )?(?:cet article|ce texte|ce billet|ce post|cette page|ce contenu|ce commentaire|cette réponse) (?:est|a été) (?:entièrement |intégralement |automatiquement )?';
const checked = '(?:,? (?:puis|et)[^.]{0,80})?';
export const french: DisclosureRow = {
  language: 'fr',
  labelled: starts(`(?:cette |l['’]|la )?${medium}|crédit`),
  media: {
    made: whole(
      `${label}(?:entièrement )?${verb} ?${by} ?${ai}`,
      `${label}générée? ?${by} ?${anyTool}`,
      `${label}générée? IA`,
      `(?:crédit|source) ?: ?(?:image |illustration )?IA`,
    ),
    part: whole(
      `${label}(?:retouchée?|modifiée?|améliorée?|colorisée?|éditée?|restaurée?|traduite?) ?${by} ?${ai}`,
    ),
    hints: made(
      `^(?:image|illustration|voix|vidéo) IA$`,
      `^${medium} ?: ?${tool}$`,
      `, ${verb} ?${by} ?${ai}$`,
    ),
  },
  text: {
    made: whole(
      `${subject}(?:rédigée?|écrite?|générée?|produite?|créée?) ?(?:par|via) ?${ai}${checked}`,
      `${subject}générée? avec ?${ai}${checked}`,
    ),
    part: whole(
      `${subject}(?:rédigée?|écrite?|produite?|créée?) ?(?:avec|grâce à|à l['’]aide (?:de |d['’])?|avec l['’]aide (?:de |d['’])?) ?${ai}${checked}`,
      `${subject}(?:traduite?|résumée?|relue?|corrigée?) ?${by} ?${ai}${checked}`,
    ),
    hints: [
      ...made(`^(?:rédigé|écrit|généré) par ${ai}$`),
      ...part("^(?:résumé|traduction) (?:par |de l['’])?IA$"),
    ],
  },
  takenBack: /\?|\bblague\b|\bplaisant|\bpas\b|\bnon\b/i,
  unless:
    /\?|\bn['’]|\bne\b|\bpas\b|\bnon\b|\bsans\b|\bjamais\b|\baucune?\b|\bcomment\b|\bdétect|\breconna|\bloi\b|\bdroit|\binterdi|\brèglement|\btruqu|\bfauss?e?s?\b|\bdeepfake|\bhypertrucage|\bdésinformation|\bvirale?\b|\bprétend|\bsupposé|\bprobabl|\bpeut|\bpourrai|\bserai[te]|\bsi\b|\bexemple|\bgauche\b|\bdroite\b|\bà propos\b|\bétiquet/i,
};
