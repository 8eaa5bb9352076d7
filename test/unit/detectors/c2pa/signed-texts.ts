import { readFileSync } from 'node:fs';
import type { Artifacts } from '../../../../src/core/artifact';
import type { DetectContext, NamedFile, Skip } from '../../../../src/core/detector';
import type { Finding } from '../../../../src/core/evidence';
import type { Item } from '../../../../src/core/item';
import { noPageMarks, type PageMarks } from '../../../../src/core/page-marks';
import { detector } from '../../../../src/detectors/c2pa/c2pa';
import { contextWith, itemOn, nodeReader, root } from './read-in-node';

export const folder = `${root}test/fixtures/signed-texts/`;
const anchors = readFileSync(`${folder}root.pem`, 'utf8');
const pageUrl = 'https://news.example/story';

/** Made by `tools/fixtures/make-signed-texts.ts`. */
export function textOf(file: string): string {
  return readFileSync(folder + file, 'utf8');
}

export function bytesOf(content: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(content);
}

/** What servers answer; asked for anything else, there is no such file. */
export type Served = Readonly<Record<string, string | Uint8Array<ArrayBuffer> | Skip>>;

/** @param served the document itself is `page`; other keys are addresses */
export async function findingsOfText(
  text: string,
  served: Served = {},
  item: Partial<Item> = {},
): Promise<readonly Finding[]> {
  return findings({ ...itemOn(pageUrl), kind: 'text', text, ...item }, { text }, served);
}

export async function findingsOfPage(
  manifests: PageMarks['manifests'],
  served: Served,
  item: Partial<Item> = {},
): Promise<readonly Finding[]> {
  return findings(
    { ...itemOn(pageUrl), kind: 'page', ...item },
    { page: { ...noPageMarks, manifests } },
    served,
  );
}

async function findings(
  item: Item,
  artifacts: Partial<Artifacts>,
  served: Served,
): Promise<readonly Finding[]> {
  const answer = await detector.detect(item, artifacts as Artifacts, contextServing(served));
  if ('skip' in answer) throw new Error(`skipped: ${answer.skip}`);
  return answer;
}

export function contextServing(served: Served): DetectContext {
  const context = contextWith(nodeReader(anchors));
  return { ...context, files: { get: async (url) => answerTo(url, served) } };
}

async function answerTo(url: string, served: Served): Promise<NamedFile | Skip> {
  const answer = served[url === pageUrl ? 'page' : url] ?? { skip: 'site-blocked-access' };
  if (typeof answer === 'object' && 'skip' in answer) return answer;
  const bytes = typeof answer === 'string' ? bytesOf(answer) : answer;
  return { bytes, url, headers: { aiDisclosure: null, link: null } };
}

/** `says trust result`, as much as most tests need. */
export function gist([finding, ...more]: readonly Finding[]): string {
  if (finding === undefined) return 'absent';
  if (more.length > 0) throw new Error('more than one finding');
  const { claim, trust, detail } = finding;
  const binding = detail['binding'] as { result: string; covers: string } | null | undefined;
  if (typeof detail['problem'] === 'string') return `${claim.says} ${trust} ${detail['problem']}`;
  if (typeof detail['remoteUrl'] === 'string') return `${claim.says} ${trust} remote`;
  return `${claim.says} ${trust} ${binding?.result ?? 'unbound'}${binding?.covers === 'part' ? ' part' : ''}`;
}
