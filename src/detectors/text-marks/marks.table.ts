/**
 * `strong`: machinery of a chatbot that nobody types. `medium`: words or links that mostly come with a chatbot's answer.
 * `weak`: its habit of writing, common elsewhere too.
 */
export type Strength = 'strong' | 'medium' | 'weak';

/** `paste`: remains of copying; `leftover`: what it said to its user; `link`: tracking it adds; `markdown`: unrendered markup. */
export type MarkGroup = 'paste' | 'leftover' | 'link' | 'markdown';

export interface MarkRow {
  readonly id: string;
  readonly group: MarkGroup;
  readonly strength: Strength;
  /**
   * Global; every repeat is bounded and cannot run over the start of another match, so that a search is linear.
   * Pages set straight quotes as typographic ones, hence the quote classes.
   */
  readonly pattern: RegExp;
}

/** Order: the first strong row that is found is the one that is quoted. */
export const markRows: readonly MarkRow[] = [
  // ChatGPT: placeholders of its citations, files and pictures
  paste('chatgpt-content-reference', /:?contentReference ?\[oaicite:\d{1,4}\](?: ?\{index=\d{1,4}\})?/g),
  paste('chatgpt-oaicite', /(?<!contentReference ?)\[oaicite:\d{1,4}\]/g),
  paste('chatgpt-oai-citation', /\[?oai_citation(?:_attribution)?:\d{1,4}/g),
  paste(
    'chatgpt-turn-reference',
    /(?<![A-Za-z0-9_])(?:(?:(?:file)?cite|navlist|i)[ \uE200-\uE2FF]{0,3})?turn\d{1,3}(?:search|image|news|view|file|fetch|academia|product|forecast)\d{1,3}/g,
  ),
  paste(
    'chatgpt-attribution',
    /\(\{["“”„]attribution["“”„]: ?\{["“”„]attributableIndex["“”„]: ?["“”„][\d-]{1,20}["“”„]\}\}\)/g,
  ),
  paste('chatgpt-sandbox-file', /sandbox:\/{1,2}mnt\/data\//g),
  paste('chatgpt-generated-reference', /cite_generated-reference-identifier_/g),
  // Perplexity
  paste('perplexity-attached-file', /\[attached_file:\d{1,3}\]/g),
  paste('perplexity-web', /(?<=[.!?…。！？][”"’)]?) ?\[web:\d{1,3}\]|\[web:\d{1,3}\](?=[.。]|\[web:|$)/gm),
  // Grok
  paste('grok-card', /<grok-card data-id=/g),
  paste('grok-render', /<grok:render\b|grok_render_citation_card_json/g),
  // Gemini
  paste('gemini-cite-start', /\[cite_start\]/g),
  paste('gemini-span', /\[span_\d{1,4}\]\((?:start|end)_span\)/g),
  row('gemini-cite', 'paste', 'medium', /\[cite: ?\d{1,3}(?:(?:, ?|-)\d{1,3}){0,20}\]/g),
  // Assistants and their file search
  paste('assistants-source', /【\d{1,3}(?::\d{1,3})?†[^【】†\n]{1,80}】/g),

  // What a chatbot says of itself to its user; the first person and the pause keep texts about models out
  leftover(
    'as-an-ai-model',
    /\bAs an? (?:AI|artificial intelligence|large) language model(?:, | I\b| (?:developed|created|trained) by\b)/gi,
  ),
  leftover(
    'knowledge-update',
    /\bAs of my (?:last|latest|most recent) (?:knowledge (?:update|cutoff|cut-off)|training(?: data)?(?: update| cutoff| cut-off)?)\b/gi,
  ),
  leftover('as-an-ai-model-ja', /(?:AI|ＡＩ|人工知能の?)言語モデルとして[、，]/g),
  leftover('as-an-ai-model-de', /\bAls KI-(?:Sprachmodell|Modell)(?:,| (?:habe|kann|bin|verfüge)) /g),
  leftover(
    'as-an-ai-model-fr',
    /\bEn tant que (?:modèle de langage(?: (?:d['’]IA|IA|AI))?|modèle d['’]IA|IA), (?:je|j['’])/gi,
  ),
  leftover(
    'as-an-ai-model-es',
    /\bComo modelo de lenguaje(?: (?:de IA|IA|AI|de inteligencia artificial))?, (?:no )?/gi,
  ),
  row('i-hope-this-helps', 'leftover', 'medium', /\bI hope this helps(?: you)?[.!]/g),
  row('certainly-here-is', 'leftover', 'medium', /\bCertainly! Here(?:['’]s| is| are)\b/g),
  row('would-you-like-me-to', 'leftover', 'medium', /\bWould you like me to\b/g),
  row('your-name', 'leftover', 'medium', /\[Your (?:Full )?Name\]/g),
  row('date-to-fill-in', 'leftover', 'medium', /\b20\d\d-(?:xx|XX)-(?:xx|XX)\b/g),
  row('source-to-fill-in', 'leftover', 'medium', /\bINSERT_SOURCE_URL(?:_\d{1,2})?\b/g),
  row('paste-here', 'leftover', 'medium', /\bPASTE_[A-Z][A-Z_]{0,40}_HERE\b/g),

  row(
    'chatbot-link',
    'link',
    'medium',
    /[?&](?:utm_source=(?:chatgpt\.com|openai|copilot\.com|perplexity(?:\.ai)?)|referrer=grok\.com)(?![\w.-])/g,
  ),

  row('bold', 'markdown', 'weak', /(?<![A-Za-z0-9*])\*\*(?! )[^*\n]{1,80}(?<! )\*\*(?![A-Za-z0-9*])/g),
  row('heading', 'markdown', 'weak', /^#{2,6} \S/gm),
  row('fence', 'markdown', 'weak', /```/g),
];

function row(id: string, group: MarkGroup, strength: Strength, pattern: RegExp): MarkRow {
  return { id, group, strength, pattern };
}

function paste(id: string, pattern: RegExp): MarkRow {
  return row(id, 'paste', 'strong', pattern);
}

function leftover(id: string, pattern: RegExp): MarkRow {
  return row(id, 'leftover', 'strong', pattern);
}
