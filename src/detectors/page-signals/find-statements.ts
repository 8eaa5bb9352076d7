import type { Item } from '../../core/item';
import { mediumKey, pageKey } from './same-address';
import type { Work } from './work';

const typesOfKind: Readonly<Record<'image' | 'video' | 'audio', ReadonlySet<string>>> = {
  image: new Set([
    'imageobject',
    'imageobjectsnapshot',
    'photograph',
    'drawing',
    'painting',
    'visualartwork',
  ]),
  video: new Set(['videoobject', 'videoobjectsnapshot']),
  audio: new Set(['audioobject', 'audioobjectsnapshot', 'musicrecording', 'audiobook']),
};
/** They may be any medium, so only the address of the file itself counts. */
const anyMedium = new Set(['', 'mediaobject', 'creativework']);
const articleTypes = new Set([
  'article',
  'newsarticle',
  'analysisnewsarticle',
  'opinionnewsarticle',
  'reportagenewsarticle',
  'reviewnewsarticle',
  'advertisercontentarticle',
  'blogposting',
  'socialmediaposting',
  'techarticle',
  'scholarlyarticle',
  'report',
]);
const pageTypes = new Set([
  ...articleTypes,
  'webpage',
  'itempage',
  'aboutpage',
  'creativework',
  'howto',
  'recipe',
]);

const ownAddresses = new Set(['contenturl', 'url', 'embedurl', '@id', 'sameas']);
const pictureAddresses = new Set([...ownAddresses, 'thumbnailurl', 'image']);
const pageAddresses = new Set(['url', 'mainentityofpage', '@id']);

/** Letters that must agree at the start for a passage to be the body that a statement brings. */
const MIN_SAME_LETTERS = 100;
/** The passage is most of the body, or the body most of the passage: not a quotation of it. */
const MIN_SHARE = 0.5;

/** The works that speak of this very item; a work that speaks of something else on the page never counts. */
export function worksAbout(item: Item, works: readonly Work[]): readonly Work[] {
  switch (item.kind) {
    case 'page':
      return works.filter((work) => isAboutPage(work, item.pageUrl, works));
    case 'text':
      return aboutText(item.text ?? '', works);
    default:
      return aboutMedium(item, item.kind, works);
  }
}

function aboutMedium(
  { src, pageUrl }: Item,
  kind: keyof typeof typesOfKind,
  works: readonly Work[],
): readonly Work[] {
  const key = src === null ? null : mediumKey(src, pageUrl);
  if (key === null) return [];
  return works.filter((work) => {
    const names = namesThatCount(work, kind);
    return work.addresses.some(({ name, value }) => names.has(name) && mediumKey(value, pageUrl) === key);
  });
}

function namesThatCount({ types }: Work, kind: keyof typeof typesOfKind): ReadonlySet<string> {
  if (types.some((type) => typesOfKind[kind].has(type))) {
    return kind === 'image' ? pictureAddresses : ownAddresses;
  }
  return types.every((type) => anyMedium.has(type)) ? new Set(['contenturl']) : new Set();
}

/** By its address, or, without one, as the only such work that stands for the page. */
function isAboutPage(work: Work, pageUrl: string, works: readonly Work[]): boolean {
  const isMedium = work.addresses.some(({ name }) => name === 'contenturl');
  if (isMedium || !work.types.some((type) => pageTypes.has(type))) return false;
  const keys = pageKeys(work, pageUrl);
  if (keys.length > 0) return keys.includes(pageKey(pageUrl, pageUrl));
  const rivals = works.filter((one) => one.isTop && one.types.some((type) => work.types.includes(type)));
  return work.isTop && rivals.length === 1;
}

/** Addresses with a fragment name a part of a page, which may be one of many. */
function pageKeys({ addresses }: Work, pageUrl: string): readonly (string | null)[] {
  return addresses
    .filter(({ name, value }) => pageAddresses.has(name) && !value.startsWith('_:') && !value.includes('#'))
    .map(({ value }) => pageKey(value, pageUrl));
}

/** Only a statement that brings the text itself, and only if one article does. */
function aboutText(text: string, works: readonly Work[]): readonly Work[] {
  const articles = works.filter(
    ({ body, types }) => body !== null && types.some((type) => articleTypes.has(type)),
  );
  const passage = letters(text);
  return articles.length === 1 ? articles.filter(({ body }) => isSameText(passage, letters(body ?? ''))) : [];
}

function isSameText(a: string, b: string): boolean {
  const [shorter, longer] = a.length < b.length ? [a, b] : [b, a];
  const start = shorter.slice(0, MIN_SAME_LETTERS);
  return (
    start.length === MIN_SAME_LETTERS && longer.includes(start) && shorter.length >= longer.length * MIN_SHARE
  );
}

function letters(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}
