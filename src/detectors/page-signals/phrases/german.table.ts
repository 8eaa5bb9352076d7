import { anyTool, made, part, starts, tool, whole, type DisclosureRow } from './row';

const ai = `(?:(?:einer |der |eines |generativer |generierter )?(?:KI|AI|künstlicher Intelligenz|künstliche Intelligenz)(?:-(?:Tool|Tools|Modell|Generator|Bildgenerator|Werkzeug|Programm|System)s?)?|${tool})`;
const medium =
  '(?:(?:Symbol|Titel|Beitrags|Vorschau|Header|Aufmacher)?(?:bild|foto|grafik|illustration)|Fotografie|Zeichnung|Collage|Montage|Video|Clip|Animation|Stimme|Sprecher|Audio|Musik|Song)';
const label = `(?:(?:${medium}(?:nachweis|quelle)?|Quelle|Credit|Credits) ?[:=] ?|(?:Dieses|Das|Die|Diese) ${medium} (?:ist|wurde|wurden) |${medium}(?:,| ist| wurde|) ?)?`;
const verb = '(?:generiert|erstellt|erzeugt|gemacht|produziert|geschaffen|gestaltet)';
const by = '(?:mit|von|durch|mittels|per|via)(?: (?:Hilfe|Unterstützung))?(?: von)?';
const work =
  '(?:Artikel|Beitrag|Text|Post|Bericht|Inhalt|Blogbeitrag|Kommentar|Meldung|Seite|Antwort|Geschichte)';
const subject = `(?:Hinweis: )?Diese[rs]? ${work} (?:ist|wurde) (?:vollständig |komplett |automatisch )?`;
const checked = '(?: (?:und|,)[^.]{0,80})?';
export const german: DisclosureRow = {
  language: 'de',
  labelled: starts(`(?:Dieses |Das )?${medium}|Quelle`),
  media: {
    made: whole(
      `${label}(?:vollständig )?(?:KI|AI)-?(?:generiert|erzeugt|erstellt)(?:e[srn]? ${medium})?(?: ${by} ${ai})?`,
      `${label}(?:vollständig )?(?:mit|von|durch|mittels|per|via) (?:Hilfe von )?${ai} ${verb}(?:e[srn]? ${medium})?`,
      `${label}${verb} ${by} ${ai}`,
      `${label}generiert ${by} ${anyTool}`,
      `${label}${by} ${anyTool} generiert`,
      `(?:Bild|Foto|Quelle): KI-(?:Bild|Illustration|Grafik)`,
    ),
    part: whole(
      `${label}(?:KI|AI)-?(?:bearbeitet|unterstützt|optimiert|koloriert)(?:e[srn]? ${medium})?`,
      `${label}(?:mit|von|durch) (?:Hilfe von )?${ai} (?:bearbeitet|verändert|retuschiert|koloriert|erweitert|übersetzt|vertont)`,
    ),
    hints: made(
      '^KI-(?:Bild|Illustration|Grafik|Kunst|Stimme|Video)$',
      `^${medium}: ${tool}$`,
      `, (?:KI-generiert|${verb} ${by} ${ai}|mit ${ai} ${verb})$`,
    ),
  },
  text: {
    made: whole(
      `${subject}KI-generiert${checked}`,
      `${subject}(?:von|durch) ${ai} (?:geschrieben|verfasst|${verb})(?: worden)?${checked}`,
      `${subject}mit(?:hilfe)? (?:von )?${ai} (?:generiert|erzeugt)(?: worden)?${checked}`,
    ),
    part: whole(
      `${subject}(?:teilweise |zum Teil )?(?:mit|mithilfe|mit Hilfe|mit Unterstützung|unter Einsatz|unter Zuhilfenahme) (?:von )?${ai} (?:geschrieben|verfasst|erstellt|bearbeitet)(?: worden)?${checked}`,
      `${subject}(?:maschinell )?(?:mit|von|durch)(?: Hilfe von)? ${ai} (?:übersetzt|zusammengefasst|lektoriert)(?: worden)?${checked}`,
    ),
    hints: [...made(`^(?:geschrieben|verfasst) von ${ai}$`), ...part('^KI-(?:Zusammenfassung|Übersetzung)$')],
  },
  takenBack: /\?|\bScherz|\bSpaß\b|\bnicht\b|\bnatürlich\b|\bgelogen/i,
  unless:
    /\?|\bnicht\b|\bkeine?[nrsm]?\b|\bohne\b|\bnie(?:mals)?\b|\berkenn|\bKennzeichn|\bgekennzeichnet|\bGesetz|\bVerbot|\bverboten|\bUrheber|\bGericht|\bFälsch|\bgefälscht|\bDeepfake|\bFake|\bFalsch|\bDetektor|\bangeblich|\bmutmaßlich|\bwohl\b|\bvermutlich|\bmöglich|\bkönnte|\bkann\b|\bkönnen\b|\bwürde\b|\bsoll\b|\bsollen\b|\bwie man\b|\bviral|\blinks\b|\brechts\b|\boben\b|\bunten\b|\bBeispiel|\bstatt\b|\bsieht\b|\bgenerierte Bilder\b|\bfehlerhaft/i,
};
