/** Alternatives of a pattern; white space is optional, as Japanese text is read without it. */
const any = (...names: readonly string[]): string => `(?:${names.join('|')})`;

/** With a version: `DALL·E 3`, `Midjourney v6.1`, `FLUX.1`. */
const version = String.raw`(?:\s?(?:v|version\s)?\d+(?:\.\d+)?\w?)?(?:\s?(?:Pro|Turbo|XL|Ultra|Flash|Plus|AI))?`;

/** Products that only or mostly generate: named in a credit, they say how the thing was made. */
const clear = any(
  // pictures
  'Midjourney',
  String.raw`DALL[·\-.\s]?E`,
  String.raw`Stable\s?Diffusion`,
  'SDXL',
  String.raw`Adobe\s?Firefly`,
  String.raw`Google\s?Imagen`,
  String.raw`Leonardo\.?\s?AI`,
  String.raw`Ideogram(?:\.ai)?`,
  String.raw`FLUX(?:\.1|\s?\d)`,
  String.raw`Bing\s?Image\s?Creator`,
  'NovelAI',
  String.raw`Nano\s?Banana`,
  String.raw`Canva\s?AI|Magic\s?Media`,
  'にじジャーニー',
  '即梦(?:AI)?',
  '文心一格',
  // moving pictures and sound
  String.raw`OpenAI\s?Sora|Sora\s?(?:\d|AI)`,
  String.raw`Google\s?Veo|Veo\s?\d`,
  String.raw`RunwayML|Runway\s?(?:AI|Gen-?\d)`,
  String.raw`Kling\s?AI|可灵(?:AI)?`,
  String.raw`Suno\s?AI`,
  'ElevenLabs',
  // chatbots
  'ChatGPT|チャットGPT|챗GPT|챗지피티',
  String.raw`GPT-?\d\w*`,
  String.raw`Anthropic['’]?s?\s?Claude|Claude\s?(?:\d|AI|Opus|Sonnet|Haiku)`,
  String.raw`Google\s?Gemini|Gemini\s?(?:\d|AI|Pro|Flash|Advanced)`,
  String.raw`(?:Microsoft|GitHub)\s?Copilot`,
  String.raw`xAI['’]?s?\s?Grok|Grok\s?(?:\d|AI)`,
  'DeepSeek',
  String.raw`Perplexity\s?AI`,
  '豆包(?:AI)?',
  '文心一言',
);

/** Also names of people, companies and other things: clear only where something was generated with them. */
const shared = any(
  'Claude',
  'Sora',
  'Gemini',
  'Veo',
  'Firefly',
  'FLUX',
  'Runway',
  'Kling',
  'Suno',
  'Udio',
  'Copilot',
  'Grok',
  'Perplexity',
  String.raw`Microsoft\s?Designer`,
);

/** Put in place of a name before phrases are matched, so that no phrase needs to know them all. */
export const CLEAR_TOOL = '\uE000';
export const SHARED_TOOL = '\uE001';

const wholeNames = (names: string) => new RegExp(`(?<![A-Za-z])${names}${version}(?![A-Za-z])`, 'gi');
const clearNames = wholeNames(clear);
const sharedNames = wholeNames(shared);

export function withoutToolNames(text: string): string {
  return text.replace(clearNames, CLEAR_TOOL).replace(sharedNames, SHARED_TOOL);
}
