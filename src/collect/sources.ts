import type { MediaKind } from '../core/item';
import { absoluteUrl, isOwnHost } from './dom';
import { MAX_ALT_LENGTH, MAX_BACKGROUND_LAYERS, MAX_PLACEHOLDER_PX, MAX_URL_LENGTH } from './limits';

/** One medium that an element shows now. */
export interface Source {
  /** Which of the element's places: `source`, `poster` or `background<layer>`. */
  readonly slot: string;
  readonly kind: Exclude<MediaKind, 'text'>;
  /** Absolute; a `data:` URL in full. */
  readonly url: string;
  /** Changes whenever something else is shown. Bindings compare it. */
  readonly identity: string;
  /** `pending`: not here yet. `broken`: will not come. Only `img` tells. */
  readonly state: 'ready' | 'pending' | 'broken';
  readonly alt: string | null;
}

const svgNamespace = 'http://www.w3.org/2000/svg';

/** Elements that never draw a background of their own, or draw what another slot already names. */
const withoutBackground = new Set(
  'img video audio source track picture script style link meta head title base template noscript br wbr svg iframe'.split(
    ' ',
  ),
);

/** Asked before `instanceof`, which is slow across Firefox's wrappers of page objects. */
const mediaNames = new Set(['img', 'video', 'audio', 'image']);

/** True for elements that show media by themselves, whatever their style. */
export function isMediaElement(element: Element): boolean {
  if (!mediaNames.has(element.localName)) return false;
  return (
    element instanceof HTMLImageElement ||
    element instanceof HTMLVideoElement ||
    element instanceof HTMLAudioElement ||
    isSvgImage(element)
  );
}

function isSvgImage(element: Element): element is SVGElement {
  return element instanceof SVGElement && element.localName === 'image';
}

/** All media that an element shows now. Reads computed style for elements that are not media themselves. */
export function sourcesOf(element: Element): readonly Source[] {
  if (!mediaNames.has(element.localName)) return usable(ofBackground(element), element);
  if (element instanceof HTMLImageElement) return usable(ofImg(element), element);
  if (element instanceof HTMLVideoElement) return usable(ofVideo(element), element);
  if (element instanceof HTMLAudioElement) return usable(ofAudio(element), element);
  if (isSvgImage(element)) return usable(ofSvgImage(element), element);
  return [];
}

/** Sources that a person could see and an engine could fetch. */
function usable(sources: readonly Source[], element: Element): readonly Source[] {
  return sources.filter(({ url }) => isUsable(url, element.baseURI));
}

function isUsable(url: string, base: string): boolean {
  if (/^data:/i.test(url)) return true;
  if (url.length > MAX_URL_LENGTH) return false;
  if (/^(https?|blob):/i.test(url)) return true;
  const scheme = /^(file|chrome-extension|moz-extension):/i.exec(url)?.[0];
  return scheme !== undefined && base.toLowerCase().startsWith(scheme.toLowerCase());
}

function ofImg(img: HTMLImageElement): readonly Source[] {
  const attribute = img.getAttribute('src')?.trim() ?? '';
  // Chromium has no `currentSrc` until the picture is there.
  const url = img.currentSrc || absoluteUrl(attribute, img.baseURI);
  if (!url || isPlaceholder(img)) return [];
  // The attribute changes at once, `currentSrc` only when the new picture is on its way.
  const identity = `${url}\n${attribute}`;
  return [{ slot: 'source', kind: 'image', url, identity, state: stateOf(img), alt: altOf(img) }];
}

function isPlaceholder(img: HTMLImageElement): boolean {
  const { naturalWidth: width, naturalHeight: height } = img;
  return width > 0 && height > 0 && width <= MAX_PLACEHOLDER_PX && height <= MAX_PLACEHOLDER_PX;
}

function stateOf(img: HTMLImageElement): Source['state'] {
  if (img.naturalWidth > 0) return img.complete ? 'ready' : 'pending';
  // A lazy picture far from the screen has not been asked for, whatever `complete` says.
  const isDeferred = img.loading === 'lazy' && img.currentSrc === '';
  return img.complete && !isDeferred ? 'broken' : 'pending';
}

function ofVideo(video: HTMLVideoElement): readonly Source[] {
  const alt = altOf(video);
  const url = recordingUrl(video);
  const poster = absoluteUrl(video.getAttribute('poster') ?? '', video.baseURI);
  const sources: Source[] = [];
  if (url) sources.push({ slot: 'source', kind: 'video', url, identity: url, state: 'ready', alt });
  if (poster)
    sources.push({ slot: 'poster', kind: 'image', url: poster, identity: poster, state: 'ready', alt });
  return sources;
}

function ofAudio(audio: HTMLAudioElement): readonly Source[] {
  const url = recordingUrl(audio);
  return url
    ? [{ slot: 'source', kind: 'audio', url, identity: url, state: 'ready', alt: altOf(audio) }]
    : [];
}

function recordingUrl(media: HTMLMediaElement): string | null {
  const written = media.getAttribute('src') ?? media.querySelector('source[src]')?.getAttribute('src') ?? '';
  return media.currentSrc || absoluteUrl(written, media.baseURI);
}

function ofSvgImage(image: SVGElement): readonly Source[] {
  const written =
    image.getAttribute('href') ?? image.getAttributeNS('http://www.w3.org/1999/xlink', 'href') ?? '';
  const url = absoluteUrl(written, image.baseURI);
  return url
    ? [{ slot: 'source', kind: 'image', url, identity: url, state: 'ready', alt: altOf(image) }]
    : [];
}

function ofBackground(element: Element): readonly Source[] {
  if (withoutBackground.has(element.localName) || element.namespaceURI === svgNamespace) return [];
  if (isOwnHost(element)) return [];
  const style = element.ownerDocument.defaultView?.getComputedStyle(element);
  const written = style?.backgroundImage ?? 'none';
  if (!written.includes('url(')) return [];
  return backgroundUrls(written).flatMap((address, layer): Source[] => {
    const url = absoluteUrl(address, element.baseURI);
    if (url === null) return [];
    return [
      {
        slot: `background${String(layer)}`,
        kind: 'image',
        url,
        identity: url,
        state: 'ready',
        alt: altOf(element),
      },
    ];
  });
}

const quoted = String.raw`"[^"\\]*(?:\\.[^"\\]*)*"|'[^'\\]*(?:\\.[^'\\]*)*'`;
const urlToken = String.raw`url\(\s*(?:${quoted}|[^"')]*)\s*\)`;
const imageSet = String.raw`image-set\((?:[^()"']|${quoted}|\((?:[^()"']|${quoted})*\))*\)`;

/** The addresses in a computed `background-image`, each once, top layer first; of an `image-set` the first. */
export function backgroundUrls(written: string): readonly string[] {
  const urls: string[] = [];
  for (const [token] of written.matchAll(new RegExp(`${imageSet}|${urlToken}`, 'g'))) {
    const url = new RegExp(urlToken).exec(token)?.[0];
    if (url !== undefined) urls.push(addressIn(url));
  }
  return [...new Set(urls)].slice(0, MAX_BACKGROUND_LAYERS);
}

function addressIn(token: string): string {
  const inside = token.slice('url('.length, -1).trim();
  const bare = /^["']/.test(inside) ? inside.slice(1, -1) : inside;
  return bare.replace(/\\(.)/g, '$1');
}

function altOf(element: Element): string | null {
  const written =
    element.getAttribute('alt') ?? element.getAttribute('aria-label') ?? element.getAttribute('title');
  return written === null ? null : written.slice(0, MAX_ALT_LENGTH);
}
