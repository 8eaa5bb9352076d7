import { lengthOf } from '../core/text-length';

/** Names in common use for what stands inside an article without being its text. Whole parts of a class or id. */
const names = new RegExp(
  `(?:^|-)(?:${[
    'cookies?|consent|gdpr|newsletter|subscri(?:be|ption)|paywall|sign-?up',
    'promo|sponsored|advert(?:s|isement)?|ads?|affiliate',
    'related|recommend(?:ed|ations?)|recirc|trending|most-(?:read|popular)|read-?(?:more|next|also)|more-(?:from|on|stories|posts)|teasers?',
    'author-?(?:bio|box|card|info|profile)|about-(?:the-)?author|bio|byline|dateline',
    'share|sharing|social|breadcrumbs?|pagination|toc|table-of-contents|tags|sidebar',
    'disclaimer|copyright|legal-?(?:notice|info|text)|colophon|signature|sig',
    'footnotes?|references|reflist|bibliography|infobox|navbox|hatnote|captions?|(?:photo|image|picture)-?credits?',
  ].join('|')})(?:-|$)`,
  'i',
);

/** Above this share of its passage it is the text after all, whatever it is named. */
const MAX_SHARE = 0.5;

/** Author's box, newsletter, teasers, cookie notice and the like, by their names. */
export function isNamedBoilerplate(element: Element, passage: Element): boolean {
  const name = `${element.getAttribute('class') ?? ''} ${element.id}`;
  if (name === ' ' || !names.test(hyphenated(name))) return false;
  return textLength(element) <= textLength(passage) * MAX_SHARE;
}

/** `relatedPosts main_story` → `related-Posts-main-story` */
function hyphenated(name: string): string {
  return name.replace(/([a-z])(?=[A-Z])/g, '$1-').replace(/[^A-Za-z0-9]+/g, '-');
}

function textLength(element: Element): number {
  return (element.textContent ?? '').length;
}

/** Longer paragraphs that speak of cookies or copyright are about them. */
const MAX_LINE_WORDS = 60;
const MAX_LINE_CHARACTERS = 150;

const lines: readonly RegExp[] = [
  /^(?:we|(?:this|our) (?:web)?site)\b.{0,60}\bcookies\b/i,
  /^(?:©|\(c\)|copyright\b)|\ball rights reserved\b/i,
  /^(?:sign up|subscribe|register|join)\b.{0,80}\b(?:newsletter|mailing list|e-?mails?|inbox|updates)\b/i,
  /^(?:read (?:more|also|next)|see also|related|recommended|more from .{1,40}|about the author|(?:affiliate )?disclosure|disclaimer)\s*[:：]/i,
  /^you (?:may|might) also (?:like|enjoy)\b/i,
  /^(?:this|the) (?:article|story|post)\b.{0,40}\b(?:originally|first) (?:appeared|published)\b/i,
  /^(?:当|本|この)(?:ウェブ)?サイト.{0,40}(?:cookie|クッキー)/i,
  /(?:無断|許可なく).{0,12}(?:転載|複製|使用|引用).{0,12}(?:禁|断り)/,
  /^(?:関連記事|あわせて読みたい|こちらもおすすめ|続きを読む|この記事を書いた人|著者プロフィール|執筆者|免責事項|著作権)(?:\s*[:：]|$)/,
  /(?:メールマガジン|メルマガ|ニュースレター).{0,20}(?:登録|購読)/,
];

/** A short line that pages add to any text: cookies, copyright, newsletter, pointers to other articles. */
export function isBoilerplateLine(text: string): boolean {
  if (!lines.some((line) => line.test(text))) return false;
  const { words, unspaced } = lengthOf(text);
  return words <= MAX_LINE_WORDS && unspaced <= MAX_LINE_CHARACTERS;
}
