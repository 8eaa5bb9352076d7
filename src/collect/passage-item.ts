import type { Item, Priority } from '../core/item';
import { machineTranslated } from '../core/language';
import { noSurroundings } from '../core/page-marks';
import { plainLetters } from '../core/plain-letters';
import { TEXT_SLOT, type Binding, type Bindings } from './bindings';
import { pageUrlOf } from './dom';
import { retireFarthest } from './eviction';
import { LANGUAGE_SAMPLE_LENGTH, MAX_PASSAGES } from './limits';
import type { PassageTools } from './passages';
import type { Prose } from './prose';
import { selectorOf } from './selector';
import { boxOf, priorityOf, viewportOf, type Viewport } from './visibility';

/** Sends a passage as an item, unless its block changes meanwhile or there is no room for it. */
export async function sendPassage(
  binding: Binding,
  prose: Prose,
  isTranslated: boolean,
  tools: PassageTools,
): Promise<void> {
  const { text, head, isListing } = prose;
  const language = isListing ? null : await primaryLanguage(text, tools);
  // The block may have changed or gone while its language was looked up.
  if (binding.identity !== text || binding.collected !== null || head?.isConnected !== true) return;
  const { bindings, view } = tools;
  const viewport = viewportOf(view);
  const rect = binding.owner.getBoundingClientRect();
  const priority = priorityOf(rect, viewport);
  if (!hasRoom(priority, viewport, bindings)) {
    tools.observe(head);
    return;
  }
  const item: Item = {
    id: bindings.nextId(binding),
    kind: 'text',
    pageUrl: pageUrlOf(view, binding.owner),
    src: null,
    text,
    language: isTranslated ? machineTranslated(language) : language,
    inline: null,
    place: { selector: selectorOf(binding.owner), box: boxOf(rect, viewport), alt: null },
    surroundings: noSurroundings,
    mayFetchManifest: false,
    priority,
  };
  bindings.send([{ binding, item, element: head }]);
}

/** At the cap, passages far from the screen give way to those near it. */
function hasRoom(priority: Priority, viewport: Viewport, bindings: Bindings): boolean {
  const passages = bindings.living().filter(({ slot }) => slot === TEXT_SLOT);
  if (passages.length < MAX_PASSAGES) return true;
  return priority < 2 && retireFarthest(passages, 1, viewport, bindings) === 1;
}

/** `en` of `en-GB`; null when the detector does not know or fails. */
async function primaryLanguage(text: string, { detectLanguage }: PassageTools): Promise<string | null> {
  const tag = await detectLanguage(plainLetters(text).slice(0, LANGUAGE_SAMPLE_LENGTH)).catch(() => null);
  const primary = tag?.split(/[-_]/)[0]?.toLowerCase() ?? '';
  return /^[a-z]{2,3}$/.test(primary) && primary !== 'und' ? primary : null;
}
