import type { LabelMark } from '../../core/platforms';
import { queryAll } from '../dom';

/** Labels are few words; the longest in the table has some thirty characters. */
const MAX_LABEL_LENGTH = 200;
/** One less than the background takes: the main place may come first. */
const MAX_LABELS = 15;
/** Texts of a post; a post with long comments under it has some hundred. */
const MAX_TEXTS = 2_000;
/** px of the file. Portraits of people are smaller in the platforms' posts, media are not. */
const MIN_MEDIUM_PX = 200;

/** Labels by the platform in the post around a medium, each as it stands there. */
export function visibleLabels(medium: Element, marks: readonly LabelMark[]): readonly string[] {
  const found = marks.flatMap((mark) => {
    const post = medium.closest(mark.post);
    return post === null || !isAlone(medium, post, mark) ? [] : labelsIn(post, mark);
  });
  return [...new Set(found)].slice(0, MAX_LABELS);
}

/** A label of a post with several media may be about any of them. */
function isAlone(medium: Element, post: Element, { alone, post: selector }: LabelMark): boolean {
  const others = alone === 'kind' ? medium.localName : 'img, video';
  return [...queryAll(post, others)].every(
    (other) => other === medium || other.closest(selector) !== post || isSmallPicture(other),
  );
}

function isSmallPicture(element: Element): boolean {
  return element instanceof HTMLImageElement && element.naturalWidth < MIN_MEDIUM_PX;
}

function labelsIn(post: Element, mark: LabelMark): readonly string[] {
  const parts = mark.within === null ? [post] : [...queryAll(post, mark.within)];
  return parts.flatMap((part) =>
    textsOf(part)
      .filter((text) => isLabel(text, post, mark))
      .map(trimmedText),
  );
}

function textsOf(part: Element): readonly Text[] {
  const walker = part.ownerDocument.createTreeWalker(part, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  for (let seen = 0; seen < MAX_TEXTS; seen += 1) {
    const node = walker.nextNode();
    if (node === null) break;
    if (node instanceof Text && node.length <= MAX_LABEL_LENGTH) texts.push(node);
  }
  return texts;
}

/** The label is all that its element says, in this very post, and not among what people wrote. */
function isLabel(node: Text, post: Element, { post: selector, byPeople, texts }: LabelMark): boolean {
  const text = trimmedText(node);
  const element = node.parentElement;
  if (element === null || !texts.some((one) => one.text === text)) return false;
  return (
    element.textContent.trim() === text &&
    element.closest(selector) === post &&
    !element.matches(`:is(${byPeople}), :is(${byPeople}) *`)
  );
}

function trimmedText(node: Text): string {
  return node.data.trim();
}
