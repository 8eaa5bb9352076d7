/** Names of chatbots, and words for what they do; an address (`chatgpt.com`) or a tag (`</grok-card>`) is no mention. */
const mention =
  /(?<![</])\b(?:ChatGPT|GPT-?[345]\w{0,2}|OpenAI|chat-?bots?|LLMs?|language models?|generative AI|AI[- ](?:generated|written|tools?|texts?|writing|assistants?|detectors?|models?|answers?)|(?:AI|the|my|this|your) prompts?|prompt engineering|Copilot|Perplexity|Grok|Gemini|DeepSeek)\b(?!\.(?:com|ai)\b)|生成AI|対話型AI|対話AI|チャットボット|言語モデル|プロンプト/gi;

/** One name in a long text may be its topic's; two are a topic. */
const MIN_MENTIONS = 2;
/** Characters to either side: about the sentence around. */
const NEAR = 160;

/**
 * True when the text around a mark talks about chatbots, so that the mark may be quoted rather than left behind.
 * @param bare the text with all marks blanked out, same length
 */
export function isAboutChatbots(bare: string, at: number): boolean {
  return hasMentions(bare.slice(Math.max(0, at - NEAR), at + NEAR), 1) || hasMentions(bare, MIN_MENTIONS);
}

function hasMentions(text: string, wanted: number): boolean {
  mention.lastIndex = 0;
  for (let seen = 0; seen < wanted; seen += 1) if (mention.exec(text) === null) return false;
  return true;
}
