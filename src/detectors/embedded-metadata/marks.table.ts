import {
  readA1111,
  readAigcInfo,
  readComfyPrompt,
  readComfyWorkflow,
  readDream,
  readDreamina,
  readFooocus,
  readInvokeMetadata,
  readInvokeSdMetadata,
  readSwarmUi,
} from './read-generator-text';
import { readTc260, readWrappedTc260 } from './read-tc260';
import { beside, is, matches, readAiField, readSourceType, uuid } from './read-value';
import type { ReadValue, Says, Weight } from './read-value';

/** One generator mark: an exact property and the values of it that count. */
export interface Mark {
  readonly id: string;
  /** Property names (`property.ts`); the first that reads decides. */
  readonly at: readonly string[];
  readonly read: ReadValue;
  readonly says: Says;
  readonly weight: Weight;
  /** The product whose own format this is; null when the file has to name it. */
  readonly generator: string | null;
  readonly reference: string;
}

const credits = ['xmp:photoshop:Credit', 'iptc:Credit'];
const settingsTexts = ['png:parameters', 'exif:UserComment', 'xmp:exif:UserComment', 'gif:comment'];
/** Comments of sound and video, by container. FFmpeg writes ID3's as a user text, Vorbis' as a description. */
const mediaComments = [
  'id3:COMM',
  'id3:comment',
  'mp4:comment',
  'riff:ICMT',
  'mkv:COMMENT',
  'vorbis:COMMENT',
  'vorbis:DESCRIPTION',
];
const comfyExif = ['exif:Make', 'exif:Model', 'exif:ImageDescription', 'exif:UserComment'];
const freeExif = ['exif:UserComment', 'exif:ImageDescription'];
const signature = /^Signature: [A-Za-z\d+/]{64,}={0,2}$/;
const jobId = / Job ID: [\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}\s*$/i;

// prettier-ignore
export const marks: readonly Mark[] = [
  // Standards
  { id: 'iptc-digital-source-type', at: ['xmp:Iptc4xmpExt:DigitalSourceType'], read: readSourceType, says: 'ai-made', weight: 'strong', generator: null, reference: 'https://cv.iptc.org/newscodes/digitalsourcetype/' },
  { id: 'iptc-ai-fields', at: ['xmp:Iptc4xmpExt:AISystemUsed', 'xmp:Iptc4xmpExt:AISystemVersionUsed', 'xmp:Iptc4xmpExt:AIPromptInformation', 'xmp:Iptc4xmpExt:AIPromptWriterName'], read: readAiField, says: 'ai-made', weight: 'strong', generator: null, reference: 'IPTC Photo Metadata Standard 2025.1, AI properties' },
  { id: 'tc260-aigc', at: ['xmp:TC260:AIGC', 'png:AIGC', 'mp4:AIGC', 'riff:AIGC', 'id3:AIGC', 'mkv:AIGC', 'vorbis:AIGC'], read: readTc260, says: 'ai-made', weight: 'strong', generator: null, reference: 'GB 45438-2025; TC260-PG-20252A' },
  { id: 'tc260-aigc-wrapped', at: [...freeExif, ...mediaComments], read: readWrappedTc260, says: 'ai-made', weight: 'strong', generator: null, reference: 'GB 45438-2025; TC260-PG-20252A' },
  // Services
  { id: 'google-ai-made', at: credits, read: is('Made with Google AI'), says: 'ai-made', weight: 'strong', generator: 'Google AI', reference: 'Credit line of Gemini, Imagen and Pixel Studio' },
  { id: 'google-ai-edited', at: credits, read: is('Edited with Google AI'), says: 'ai-part', weight: 'strong', generator: 'Google AI', reference: 'Credit line of Google Photos edits' },
  { id: 'apple-clean-up', at: credits, read: is('Apple Photos Clean Up'), says: 'ai-part', weight: 'strong', generator: 'Apple Photos Clean Up', reference: 'Credit line of Apple Photos' },
  { id: 'samsung-genai', at: ['samsung:PhotoEditor_Re_Edit_Data', 'samsung:PEg_Info'], read: matches(/"genAIType\\?"\s*:\s*[1-9]/), says: 'ai-part', weight: 'strong', generator: 'Samsung Galaxy AI', reference: 'Trailer of Galaxy photo edits' },
  { id: 'midjourney', at: ['png:Description'], read: matches(jobId), says: 'ai-made', weight: 'strong', generator: 'Midjourney', reference: 'PNG downloads of Midjourney' },
  { id: 'grok', at: ['exif:ImageDescription', 'exif:UserComment'], read: beside('exif:Artist', uuid, matches(signature)), says: 'ai-made', weight: 'strong', generator: 'Grok', reference: 'Signature and UUID pair of xAI downloads' },
  { id: 'ideogram', at: ['exif:Make'], read: is('Ideogram AI'), says: 'ai-made', weight: 'strong', generator: 'Ideogram', reference: 'EXIF Make of Ideogram downloads' },
  { id: 'reve', at: ['exif:Software', 'xmp:xmp:CreatorTool'], read: is('reve.com'), says: 'ai-made', weight: 'strong', generator: 'Reve', reference: 'Software name of Reve downloads' },
  { id: 'luma', at: ['png:Source'], read: is('Luma AI'), says: 'ai-made', weight: 'strong', generator: 'Luma AI', reference: 'PNG Source of Luma downloads' },
  { id: 'aphrodite', at: ['exif:Make', 'exif:Software'], read: is('Aphrodite AI'), says: 'ai-made', weight: 'strong', generator: 'Aphrodite AI', reference: 'EXIF Make and Software of Aphrodite AI' },
  { id: 'dreamina', at: freeExif, read: readDreamina, says: 'ai-made', weight: 'strong', generator: 'Dreamina', reference: 'Export record of ByteDance Dreamina and Jimeng' },
  { id: 'bytedance-aigc-info', at: ['mp4:aigc_info', 'png:aigc_info', 'png:AigcInfo', ...mediaComments, ...freeExif], read: readAigcInfo, says: 'ai-made', weight: 'strong', generator: null, reference: 'Label record of ByteDance apps' },
  { id: 'suno', at: mediaComments, read: matches(/^made with suno\b/i), says: 'ai-made', weight: 'strong', generator: 'Suno', reference: 'Comment of Suno downloads' },
  // Local programs
  { id: 'a1111', at: settingsTexts, read: readA1111, says: 'ai-made', weight: 'strong', generator: null, reference: 'AUTOMATIC1111 web UI, "infotext"' },
  { id: 'comfyui-prompt', at: ['png:prompt', 'mp4:prompt', 'mkv:PROMPT', 'vorbis:PROMPT', 'id3:prompt', ...comfyExif], read: readComfyPrompt, says: 'ai-made', weight: 'strong', generator: 'ComfyUI', reference: 'ComfyUI SaveImage, "prompt"' },
  { id: 'comfyui-workflow', at: ['png:workflow', 'mp4:workflow', 'mkv:WORKFLOW', 'vorbis:WORKFLOW', 'id3:workflow', ...comfyExif], read: readComfyWorkflow, says: 'ai-made', weight: 'strong', generator: 'ComfyUI', reference: 'ComfyUI SaveImage, "workflow"' },
  { id: 'fooocus', at: settingsTexts, read: readFooocus, says: 'ai-made', weight: 'strong', generator: 'Fooocus', reference: 'Fooocus metadata scheme "fooocus"' },
  { id: 'swarmui', at: settingsTexts, read: readSwarmUi, says: 'ai-made', weight: 'strong', generator: 'SwarmUI', reference: 'SwarmUI "Image Metadata Format"' },
  { id: 'invokeai-metadata', at: ['png:invokeai_metadata'], read: readInvokeMetadata, says: 'ai-made', weight: 'strong', generator: 'InvokeAI', reference: 'InvokeAI 3 and later' },
  { id: 'invokeai-sd-metadata', at: ['png:sd-metadata'], read: readInvokeSdMetadata, says: 'ai-made', weight: 'strong', generator: 'InvokeAI', reference: 'InvokeAI 2' },
  { id: 'invokeai-dream', at: ['png:Dream'], read: readDream, says: 'ai-made', weight: 'strong', generator: 'InvokeAI', reference: 'InvokeAI 1 and lstein/stable-diffusion' },
  { id: 'novelai', at: ['png:Software'], read: is('NovelAI'), says: 'ai-made', weight: 'strong', generator: 'NovelAI', reference: 'PNG text of NovelAI downloads' },
  { id: 'novelai-title', at: ['png:Title'], read: is('AI generated image', 'NovelAI generated image'), says: 'ai-made', weight: 'strong', generator: null, reference: 'PNG text of NovelAI downloads' },
  { id: 'novelai-source', at: ['png:Source'], read: matches(/^(?:Stable|NovelAI) Diffusion \S/), says: 'ai-made', weight: 'strong', generator: null, reference: 'PNG text of NovelAI downloads' },
  { id: 'stealth-png', at: ['png-pixels:stealth'], read: () => ({}), says: 'ai-made', weight: 'strong', generator: null, reference: 'NovelAI and sd-webui-stealth-pnginfo' },
  { id: 'hf-job', at: ['png:hf-job-id'], read: matches(/^\S{8,100}$/), says: 'ai-made', weight: 'weak', generator: null, reference: 'Job id of Hugging Face; jobs may also edit' },
];
