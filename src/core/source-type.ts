/** IPTC digital source types: https://cv.iptc.org/newscodes/digitalsourcetype/ and C2PA 2.2 §18.15.2. */
export type SourceTypeClass = 'ai-made' | 'ai-part' | 'camera' | 'other';

const classes: Readonly<Record<string, SourceTypeClass>> = {
  trainedAlgorithmicMedia: 'ai-made',
  trainedAlgorithmicData: 'ai-made',
  compositeWithTrainedAlgorithmicMedia: 'ai-part',
  compositeSynthetic: 'ai-part',
  digitalCapture: 'camera',
  computationalCapture: 'camera',
  compositeCapture: 'camera',
  multiFrameComputationalCapture: 'camera',
};

const prefixes = [
  /^https?:\/\/cv\.iptc\.org\/newscodes\/digitalsourcetype\//i,
  /^https?:\/\/c2pa\.org\/digitalsourcetype\//i,
  /^https?:\/\/schema\.org\//i,
];

/** The bare token of a source type in any of its written forms, e.g. `trainedAlgorithmicMedia`. */
export function sourceTypeToken(written: string): string {
  let token = written.trim();
  for (const prefix of prefixes) token = token.replace(prefix, '');
  token = token.replace(/\/+$/, '').replace(/DigitalSource$/, '');
  return token.charAt(0).toLowerCase() + token.slice(1);
}

/** What a source type says about AI; unknown and non-AI types are `other`. */
export function classifySourceType(written: string): SourceTypeClass {
  const token = sourceTypeToken(written);
  return Object.hasOwn(classes, token) ? (classes[token] ?? 'other') : 'other';
}
