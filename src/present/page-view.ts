import type { FoundEvidence } from '../core/evidence';
import type { ItemId } from '../core/item';
import { evidenceView } from './evidence-view';
import type { SummaryItem } from './summary-view';
import type { Words } from './words';

/** What one document says of its own origin, as far as it was found. */
export interface PageView {
  readonly id: ItemId;
  readonly lines: readonly PageLine[];
}

export interface PageLine {
  /** The check that found it. */
  readonly name: Words;
  /** What it says and who stands behind it; at least one sentence. */
  readonly notes: readonly Words[];
}

/** A popup has room for this much; frames come after the page that holds them, and the rest is on the page of details. */
const MAX_LINES = 6;
const MAX_NOTES = 3;

/** Weights and the file's own words are on the page of details. */
const leftOut = /^(found_(what|where)|(ratio|strength)_.*)$/;

/** The documents of a tab that speak of themselves, those with nothing found left out. */
export function pageViews(items: readonly SummaryItem[]): readonly PageView[] {
  return items.flatMap(({ id, kind, verdict }) => {
    if (kind !== 'page' || verdict === null) return [];
    const found = verdict.evidence.filter((one): one is FoundEvidence => one.status === 'found');
    return found.length === 0 ? [] : [{ id, lines: found.slice(0, MAX_LINES).map(lineOf) }];
  });
}

function lineOf(found: FoundEvidence): PageLine {
  const { name, result, notes } = evidenceView(found, 'page');
  const said = notes.filter(({ key }) => !leftOut.test(key)).slice(0, MAX_NOTES);
  return { name, notes: said.length === 0 ? [result] : said };
}
