import { readOriginator, targetsAround } from '../../../../src/collect/page-marks/originator';
import { noHeaders } from '../../../../src/core/artifact';
import type { DetectContext, NamedFiles } from '../../../../src/core/detector';
import { AppError } from '../../../../src/core/errors';
import type { Finding } from '../../../../src/core/evidence';
import type { Item, MediaKind } from '../../../../src/core/item';
import { noPageMarks, type OriginatorMarks } from '../../../../src/core/page-marks';
import { detector } from '../../../../src/detectors/originator-profile/originator-profile';
import { integrityOf } from '../../../../tools/fixtures/originator/credentials';
import type { Scene } from '../../../../tools/fixtures/originator/scene';
import { element, openPage } from '../../collect/page';

export const origin = 'https://publisher.example';
export const pageUrl = `${origin}/articles/harbour`;
export const allowed = { allowedUrl: [`${origin}/articles/*`] };
export const pictureUrl = `${origin}/harbour.jpg`;
export const picture = Buffer.from('the bytes of a picture');

export const article = `<article id="story"><h1>Harbour reopens</h1>
  <p id="first">Ships may enter again from <b>Monday</b>.</p></article>`;
export const image = `<img src="${pictureUrl}" integrity="${integrityOf(picture)}" alt="">`;

/** Digest of the article's text as a browser gives it. */
export const textTarget = (html = article) => ({
  type: 'TextTargetIntegrity',
  cssSelector: '#story',
  integrity: integrityOf(new DOMParser().parseFromString(html, 'text/html').body.textContent),
});
export const htmlTarget = (html = article) => ({
  type: 'HtmlTargetIntegrity',
  cssSelector: '#story',
  integrity: integrityOf(html),
});
export const fileTarget = { type: 'ExternalResourceTargetIntegrity', integrity: integrityOf(picture) };

export const opsScript = (ops: unknown) => script('ops', JSON.stringify(ops));
export const casScript = (cas: unknown) => script('cas', JSON.stringify(cas));

export function script(kind: 'ops' | 'cas', text: string, attributes = ''): string {
  return `<script type="application/${kind}+json" ${attributes}>${text}</script>`;
}

/** What the network gives: bytes by address; what is not named is not found. */
export type Site = Readonly<Record<string, Buffer | string>>;

export interface Checked {
  readonly page: readonly Finding[];
  /** Every address that was asked for, in order. */
  readonly asked: readonly string[];
  /** Looks at an element of the page as an item of this kind. */
  item(kind: MediaKind, selector: string): Promise<readonly Finding[]>;
}

export interface CheckOptions {
  readonly url?: string;
  readonly site?: Site;
  readonly anchors?: readonly string[];
  readonly language?: string | null;
}

/** Shows HTML, gathers from it as the content script does, and lets the detector look at the page. */
export async function checkHtml(html: string, options: CheckOptions = {}): Promise<Checked> {
  openPage(`<head><base href="${origin}/"></head><body>${html}</body>`);
  return checkMarks(readOriginator(document), options);
}

export async function checkMarks(
  originator: OriginatorMarks,
  { url = pageUrl, site = {}, anchors = [], language = null }: CheckOptions,
): Promise<Checked> {
  const asked: string[] = [];
  const context = contextOf(siteFiles(site, asked), anchors);
  const page = { ...noPageMarks, originator, language };
  const look = async (item: Item) => {
    const found = await detector.detect(item, artifactsOf(page), context);
    if ('skip' in found) throw new Error(`skipped: ${found.skip}`);
    return found;
  };
  return {
    page: await look(itemOf('page', url, url, [])),
    asked,
    item: (kind, selector) => {
      const shown = element(selector);
      const src = shown instanceof HTMLImageElement ? shown.src : null;
      return look(itemOf(kind, url, src, targetsAround(shown, originator)));
    },
  };
}

export function anchorsOf({ anchor }: Scene): readonly string[] {
  return [JSON.stringify(anchor)];
}

/** The one finding, in a line: its state and why. */
export function outcome({ page }: Pick<Checked, 'page'>): string {
  const [finding, ...more] = page;
  if (finding === undefined || more.length > 0) throw new Error(`${page.length} findings`);
  const { state, reason } = finding.detail;
  return reason === null ? String(state) : `${String(state)}: ${String(reason)}`;
}

function siteFiles(site: Site, asked: string[]): NamedFiles {
  return {
    get: async (url) => {
      asked.push(url);
      const file = Object.hasOwn(site, url) ? site[url] : undefined;
      if (file === undefined) throw new AppError('network', 'HTTP 404');
      return { bytes: new Uint8Array(Buffer.from(file)), url, headers: noHeaders };
    },
  };
}

function contextOf(files: NamedFiles, originatorAnchors: readonly string[]): DetectContext {
  const unused = (): never => {
    throw new Error('this detector needs neither models nor credentials');
  };
  return {
    signal: new AbortController().signal,
    inference: { image: unused, text: unused, file: unused },
    files,
    originatorAnchors,
    credentials: { read: unused },
    memory: null,
  } as unknown as DetectContext;
}

function artifactsOf(page: typeof noPageMarks) {
  return {
    bytes: new Uint8Array(),
    format: 'unknown' as const,
    pixels: { width: 0, height: 0, data: new Uint8ClampedArray() },
    text: '',
    language: null,
    fingerprint: { hash: '', luma: '' },
    page,
    headers: noHeaders,
  };
}

function itemOf(kind: MediaKind, url: string, src: string | null, targets: readonly number[]): Item {
  return {
    id: 'document/1/0',
    kind,
    pageUrl: url,
    src,
    text: kind === 'text' ? 'Ships may enter again.' : null,
    language: null,
    inline: null,
    place: { selector: 'body', box: { x: 0, y: 0, width: 0, height: 0 }, alt: null },
    surroundings: { captions: [], link: null, labels: [], targets },
    mayFetchManifest: false,
    priority: 0,
  };
}
