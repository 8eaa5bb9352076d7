import type { ItemId, MediaKind, PlacedKind } from '../core/item';
import { labels, type Label, type Verdict } from '../core/verdict';
import { chipWords } from './chip-words';
import { glyphOf, type GlyphName } from './glyph';
import type { MessageKey } from './message-key';
import { fileName } from './rendition-view';
import { amount, words, type Words } from './words';

export interface SummaryItem {
  readonly id: ItemId;
  readonly kind: MediaKind;
  readonly src: string | null;
  readonly excerpt: string | null;
  readonly verdict: Verdict | null;
}

export interface SummaryView {
  /** One sentence per kind of media that the page has: how many, and how many of each state. */
  readonly counts: readonly Words[];
  readonly total: number;
  readonly done: number;
  readonly failed: number;
  readonly top: readonly TopItem[];
}

export interface TopItem {
  readonly id: ItemId;
  readonly label: Label;
  readonly glyph: GlyphName;
  readonly chip: Words;
  /** A bare string is the page's own text. */
  readonly name: Words | string;
}

/** Five fit into the popup without scrolling. */
export const MAX_TOP_ITEMS = 5;

const placedKinds = ['image', 'text', 'video', 'audio'] as const satisfies readonly PlacedKind[];

const countKeys: Readonly<Record<Label | 'checking', MessageKey>> = {
  'credentials-invalid': 'count_credentials_invalid',
  conflict: 'count_conflict',
  'declared-generated': 'count_declared',
  'declared-edited': 'count_declared',
  'labelled-generated': 'count_labelled',
  'very-likely': 'count_very_likely',
  likely: 'count_likely',
  'camera-captured': 'count_camera_captured',
  'credentials-present': 'count_credentials_present',
  inconclusive: 'count_inconclusive',
  'no-sign': 'count_no_sign',
  'not-checked': 'count_not_checked',
  failed: 'count_failed',
  checking: 'count_checking',
};

/** What the popup says of one tab. Pure; items in document order. */
export function summaryView(all: readonly SummaryItem[]): SummaryView {
  // What the page says of itself is told apart from what is on it.
  const items = all.filter((one) => one.kind !== 'page');
  return {
    counts: placedKinds.flatMap((kind) =>
      countLine(
        kind,
        items.filter((one) => one.kind === kind),
      ),
    ),
    total: items.length,
    done: items.filter((one) => one.verdict !== null).length,
    failed: items.filter((one) => one.verdict?.label === 'failed').length,
    top: topItems(items),
  };
}

/** Title of the toolbar button. */
export function toolbarTitle({ flagged, notChecked }: { flagged: number; notChecked: number }): Words {
  if (flagged > 0 && notChecked > 0) return words('toolbar_title', amount(flagged), amount(notChecked));
  if (flagged > 0) return words('toolbar_title_flagged', amount(flagged));
  // A bare name, not "nothing flagged": that would read as a clean bill.
  return notChecked > 0 ? words('toolbar_title_not_checked', amount(notChecked)) : words('ext_name');
}

function countLine(kind: PlacedKind, items: readonly SummaryItem[]): readonly Words[] {
  if (items.length === 0) return [];
  const counted = new Map<MessageKey, number>();
  for (const label of [...labels, 'checking'] as const) {
    const number = items.filter((one) => (one.verdict?.label ?? 'checking') === label).length;
    const key = countKeys[label];
    if (number > 0) counted.set(key, (counted.get(key) ?? 0) + number);
  }
  const states = [...counted].map(([key, number]) => words(key, amount(number)));
  return [words('count_line', itemsWords(kind, items.length), { as: 'list', of: states })];
}

function itemsWords(kind: PlacedKind, number: number): Words {
  return number === 1 ? words(`count_${kind}_one`) : words(`count_${kind}_other`, amount(number));
}

/** Weightiest label first, then the likelier, then as on the page. */
function topItems(items: readonly SummaryItem[]): readonly TopItem[] {
  const numberOf = numbersByKind(items);
  return items
    .flatMap((item) => (item.verdict === null ? [] : [{ item, verdict: item.verdict }]))
    .toSorted((a, b) => byWeight(a.verdict, b.verdict))
    .slice(0, MAX_TOP_ITEMS)
    .map(({ item, verdict }) => ({
      id: item.id,
      label: verdict.label,
      glyph: glyphOf(verdict.label),
      chip: chipWords(verdict),
      name: itemName(item, numberOf.get(item.id) ?? 1),
    }));
}

function byWeight(a: Verdict, b: Verdict): number {
  return labels.indexOf(a.label) - labels.indexOf(b.label) || (b.likelihood ?? 0) - (a.likelihood ?? 0);
}

function itemName(item: SummaryItem, index: number): Words | string {
  const excerpt = item.excerpt?.trim() ?? '';
  if (excerpt !== '') return excerpt;
  return fileName(item.src) ?? words(`popup_item_${item.kind}`, amount(index));
}

function numbersByKind(items: readonly SummaryItem[]): ReadonlyMap<ItemId, number> {
  const seen = new Map<MediaKind, number>();
  return new Map(
    items.map(({ id, kind }) => {
      const index = (seen.get(kind) ?? 0) + 1;
      seen.set(kind, index);
      return [id, index];
    }),
  );
}
