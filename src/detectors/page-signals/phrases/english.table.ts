import { anyTool, made, part, personName, starts, tool, whole, type DisclosureRow } from './row';

const ai = String.raw`(?:(?:an? |the )?(?:generative |gen ?)?(?:AI|A\.I\.?|artificial intelligence)(?: (?:image |picture |art |video |voice |music |text |language |writing )?(?:tool|generator|model|program|assistant|chatbot|system)s?)?|(?:OpenAI['’]s |Google['’]s |Adobe['’]s )?${tool}(?: (?:and|&|\+|via) ${tool})?)`;
const kind =
  '(?:cover |header |hero |featured? |main |lead |title |banner |background |stock |profile |concept )?';
const medium = `${kind}(?:image|photo|photograph|picture|pic|illustration|art|artwork|graphic|drawing|painting|render|rendering|portrait|visual|cartoon|collage|thumbnail|cover|header|banner|video|clip|animation|film|footage|audio|recording|voice|voice-?over|narration|music|song|track|soundtrack)`;
const label = `(?:(?:${medium}s?(?: (?:credit|source|courtesy)s?)?|credits?|source|caption) ?[:=] ?|(?:this|the|all) ${medium}s? (?:is |are |was |were |has been |have been )?|${medium}s? (?:is |are |was |were )?)?`;
const verb =
  '(?:generated|created|made|produced|rendered|drawn|painted|designed|illustrated|composed|synthesi[sz]ed|imagined|animated|narrated|voiced)';
const by = '(?:entirely |fully |completely |wholly )?(?:with|by|using|via)';
const tail = String.raw`(?:,? (?:for|used for) (?:illustrat\w+|demonstration|editorial) (?:purposes?|use)(?: only)?|,? (?:by|for) ${personName})?`;
const generated = String.raw`(?:an? )?(?:entirely |fully |completely |wholly |100% )?AI[- ](?:generated|created|made|produced|rendered)(?: ${medium})?(?: (?:with|by|using|via|in|from) ${ai})?`;
const changed =
  '(?:edited|enhanced|altered|modified|retouched|colou?ri[sz]ed|upscaled|extended|expanded|manipulated|restored|dubbed|translated)';
const work =
  '(?:(?:blog|news|guest|web|forum) )?(?:article|post|story|text|essay|piece|report|page|column|review|poem|newsletter|content|entry|comment|answer|response|message|product description)';
const note = "(?:(?:editor['’]s |please )?note:? (?:that )?|disclaimer: |disclosure: |nb:? )?";
const subject = `${note}(?:this|this entire|all (?:of )?this|the (?:content|text) of this) ${work} (?:is|was|has been) `;
const fully = '(?:entirely |fully |completely |wholly |100% |automatically )?';
const checked = String.raw`(?:,? (?:and|then|but)[^.]{0,60}\b(?:review|edit|check|approv|verif|proofread)[^.]{0,50})?`;
export const english: DisclosureRow = {
  language: 'en',
  labelled: starts(`(?:this |the |all )?(?:${medium}|credit|source)`),
  media: {
    made: whole(
      `${label}${generated}${tail}`,
      `${label}${verb} ${by} ${ai}${tail}`,
      `${label}${verb} (?:in|through) ${tool}${tail}`,
      `${label}generated (?:${by}|in) ${anyTool}${tail}`,
      `${medium} (?:${verb} )?by (?:the )?${personName} (?:using|with|via|in) ${tool}`,
      `(?:${medium}|credit|source) ?: ?AI ${medium}`,
    ),
    part: whole(
      `${label}(?:partly |partially )?AI[- ](?:assisted|${changed})`,
      `(?:${medium}s?|credit|source) ?: ?AI[- ](?:assisted|${changed}) ${medium}`,
      `${label}(?:digitally )?${changed} ${by} ${ai}${tail}`,
      `${label}(?:partly|partially|in part) ${verb} ${by} ${ai}`,
      `${label}(?:partly |partially )?AI[- ]generated in part`,
      `${label}${verb} with the (?:help|aid|assistance) of ${ai}`,
      `(?:the )?background (?:is |was )?(?:AI[- ]generated|${verb} ${by} ${ai})`,
    ),
    hints: [
      ...made(
        String.raw`^(?:an?|the|this)? ?AI[- ](?:generated|created) ${medium} (?:of|showing|depicting|that|which|illustrating|representing|imagining|inspired)(?!\w)`,
        String.raw`^(?:this |the )?${medium},? (?:is |was )?(?:AI[- ]generated|${verb} ${by} ${ai})(?!\w)`,
        `, (?:AI[- ]generated|generative AI|(?:as )?${verb} ${by} ${ai})$`,
        `^generative AI(?: (?:image|illustration|art))?$`,
        `^AI (?:image|illustration|art|artwork|voice|voice-?over|narration|music)$`,
        `^(?:${medium}(?: credit)?|credit|source|via)(?: ?: ?| by | via )${tool}$`,
        `^synthetic (?:media|voice)$`,
      ),
      ...part(`^AI[- ](?:assisted|${changed}) ${medium}$`),
    ],
  },
  text: {
    made: whole(
      `${subject}${fully}AI[- ](?:generated|written|created)${checked}`,
      `${subject}${fully}(?:written|generated|created|produced|authored|drafted|composed) ${fully}by ${ai}${checked}`,
      `${subject}${fully}(?:generated|created|produced) (?:with|using) ${ai}${checked}`,
      `${subject}${fully}generated (?:by|with|using) ${anyTool}${checked}`,
    ),
    part: whole(
      `${subject}(?:partly |partially )?AI[- ](?:assisted|edited|translated)${checked}`,
      `${subject}(?:written|drafted|composed|authored) (?:with|using) ${ai}${checked}`,
      `${subject}(?:partly|partially|in part) (?:written|generated|created|produced) (?:with|by|using) ${ai}${checked}`,
      `${subject}(?:written|created|produced|prepared|drafted|edited) with the (?:help|aid|assistance|support) of ${ai}${checked}`,
      `${subject}(?:automatically |machine )?(?:translated|summari[sz]ed|edited|proofread) (?:automatically )?(?:with|by|using) ${ai}${checked}`,
      `${note}(?:generative )?AI was used (?:to (?:help )?(?:write|draft|translate|edit|summari[sz]e|produce|create|prepare)|in (?:writing|the creation of|the production of)) (?:parts of )?this ${work}`,
    ),
    hints: [
      ...made(
        `^(?:written|generated|authored|drafted) (?:entirely )?by ${ai}$`,
        `^(?:by|author ?:) ?${tool}$`,
        `${subject}written by ${anyTool}$`,
      ),
      ...part('^AI[- ](?:generated )?(?:summary|translation)$', `^(?:summari[sz]ed|translated) by ${ai}$`),
    ],
  },
  takenBack:
    /\?|\bkidding\b|\bjok(?:e|ing)\b|\bjust (?:a )?test|\bnot (?:really|true|quite)\b|\bdid(?: not|n['’]t)\b|\bwas(?: not|n['’]t)\b|\bI wrote\b|\bat least\b|\bthat['’]s what\b|\bhad you\b|\bfool/i,
  unless:
    /\?|\bnot\b|n['’]t\b|\bnever\b|\bno\b|\bwithout\b|\bnon-|\brather than\b|\binstead\b|\bban(?:s|ned|ning)?\b|\bprohibit|\bforbid|\ballow|\bpolic(?:y|ies)\b|\blaws?\b|\blawsuits?\b|\bregulat|\brules?\b|\bcourt\b|\bdetect|\bspot(?:s|ted|ting)?\b|\bhow to\b|\btell\b|\bdistinguish|\bfak(?:e|es|ed|ing)\b|\bdeep ?fake|\bscams?\b|\b(?:mis|dis)information|\bfact[- ]check|\bfals(?:e|ely)\b|\bclaim|\balleg|\bpurport|\bsuspect|\bbelieve|\bappear|\bseem|\blikely\b|\bprobabl|\bpossibl|\bperhaps\b|\bmay\b|\bmight\b|\bcould\b|\bwould\b|\bshould\b|\bmust\b|\bif\b|\bwhether\b|\bviral\b|\bcirculat|\bspread|\bshared\b|\bscreenshot|\bexample|\blabel|\bwatermark|\bworkshop|\bexhibit|\bcontest|\bcompetition|\bsays?\b|\bsaid\b|\baccus|\b(?:left|right|top|bottom|above|below|middle|cent(?:er|re)|first|second)\b|\bversus\b|\bvs\b|\bcompar|\bincorrect|\bkidding|\bjok(?:e|es|ing)\b|\bimagine\b|\bquot|\bprevious\b/i,
};
