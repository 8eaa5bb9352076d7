import { noHeaders, type Artifacts, type MediaHeaders } from '../../../../src/core/artifact';
import type { DetectContext } from '../../../../src/core/detector';
import type { Finding } from '../../../../src/core/evidence';
import type { Item } from '../../../../src/core/item';
import { noPageMarks, noSurroundings, type PageMarks } from '../../../../src/core/page-marks';
import { detector } from '../../../../src/detectors/page-signals/page-signals';

export const pageUrl = 'https://news.example/2026/quay';
export const ai = 'https://schema.org/TrainedAlgorithmicMediaDigitalSource';
export const aiPart = 'https://schema.org/CompositeWithTrainedAlgorithmicMediaDigitalSource';
export const camera = 'http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture';

export function itemOf(parts: Partial<Item> = {}): Item {
  return {
    id: 'doc/1/0',
    kind: 'image',
    pageUrl,
    src: 'https://news.example/pictures/quay.jpg',
    text: null,
    language: null,
    inline: null,
    place: { selector: 'img', box: { x: 0, y: 0, width: 320, height: 240 }, alt: null },
    surroundings: noSurroundings,
    mayFetchManifest: false,
    priority: 0,
    ...parts,
  };
}

export const thePage = itemOf({ kind: 'page', src: pageUrl });

export function withCaption(...captions: readonly string[]): Item {
  return itemOf({ surroundings: { ...noSurroundings, captions } });
}

export interface Around {
  readonly jsonLd?: readonly unknown[];
  readonly page?: Partial<PageMarks>;
  readonly headers?: Partial<MediaHeaders>;
}

/** @param jsonLd texts, or values to be written as JSON */
export async function look(
  item: Item,
  { jsonLd = [], page = {}, headers = {} }: Around = {},
): Promise<readonly Finding[]> {
  const texts = jsonLd.map((one) => (typeof one === 'string' ? one : JSON.stringify(one)));
  const artifacts = {
    page: { ...noPageMarks, jsonLd: texts, ...page },
    headers: { ...noHeaders, ...headers },
    ...(item.text !== null && { text: item.text }),
  } as Artifacts;
  const found = await detector.detect(item, artifacts, {} as DetectContext);
  if ('skip' in found) throw new Error('it never skips');
  return found;
}

/** One line per finding: `json-ld: ai-made 1.5`. */
export function inBrief(findings: readonly Finding[]): readonly string[] {
  return findings.map(
    ({ detail, claim, logLr }) => `${String(detail['finds'])}: ${claim.says} ${String(logLr)}`,
  );
}

export async function brief(item: Item, around: Around = {}): Promise<readonly string[]> {
  return inBrief(await look(item, around));
}
