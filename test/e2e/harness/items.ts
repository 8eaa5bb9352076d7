import { setTimeout as sleep } from 'node:timers/promises';
import type { Driver, DriverPage } from '../../../cli/browsers/driver.ts';
import type { Evidence, FoundEvidence } from '../../../src/core/evidence';
import type { Verdict } from '../../../src/core/verdict';
import type { ItemReport, TabReport } from '../../../src/platform/protocol';
import { withPage } from './browsers.ts';
import { reportNow } from './report.ts';

const pollMs = 150;
/** What would come unasked comes this soon: nothing on a test page waits longer without a reason of its own. */
const quietMs = 600;
const defaultWaitMs = 60_000;

/** Opens an address in a new tab and closes it when at least so many items, and all there are, have a verdict. */
export function checkPage(driver: Driver, url: string, atLeast: number): Promise<TabReport> {
  return withPage(driver, url, (page) => settledReport(driver, page, atLeast));
}

/** The report of an open page, once at least so many items, and all there are, have a verdict and no more come. */
export async function settledReport(driver: Driver, page: DriverPage, atLeast: number): Promise<TabReport> {
  const isComplete = ({ items }: TabReport) =>
    items.length >= atLeast && items.every(({ verdict }) => verdict !== null);
  for (;;) {
    const report = await reportWhen(driver, page, isComplete, `${atLeast} verdicts`);
    await sleep(quietMs);
    const later = await reportNow(driver, page);
    if (isComplete(later) && idsOf(later) === idsOf(report)) return later;
  }
}

function idsOf({ items }: TabReport): string {
  return items.map(({ id }) => id).join(' ');
}

/** The first report that is as wanted. Throws with what there is when that does not come. */
export async function reportWhen(
  driver: Driver,
  page: DriverPage,
  isAsWanted: (report: TabReport) => boolean,
  wanted: string,
  waitMs = defaultWaitMs,
): Promise<TabReport> {
  const endsAt = Date.now() + waitMs;
  for (;;) {
    const report = await reportNow(driver, page);
    if (isAsWanted(report)) return report;
    if (Date.now() > endsAt) throw new Error(`Waited for ${wanted}; there is ${outline(report)}.`);
    await sleep(pollMs);
  }
}

/** Throws when the item is still being checked. */
export function verdictOf(item: ItemReport): Verdict {
  if (item.verdict) return item.verdict;
  throw new Error(`${item.src ?? item.excerpt} has no verdict yet.`);
}

/** The one piece of evidence of a detector. */
export function evidenceBy(item: ItemReport, detector: string): Evidence {
  const [evidence, ...more] = verdictOf(item).evidence.filter((one) => one.detector === detector);
  if (evidence && more.length === 0) return evidence;
  throw new Error(`${evidence ? more.length + 1 : 0} pieces of evidence by ${detector}.`);
}

/** What the detector found; throws when it found nothing. */
export function findingBy(item: ItemReport, detector: string): FoundEvidence {
  const evidence = evidenceBy(item, detector);
  if (evidence.status === 'found') return evidence;
  throw new Error(`${detector} on ${item.src ?? item.excerpt}: ${JSON.stringify(evidence)}`);
}

/** What a classifier's model said, 0..1. */
export function scoreOf(item: ItemReport): number {
  const { score } = findingBy(item, item.kind === 'text' ? 'text-classifier' : 'image-classifier');
  if (score === undefined) throw new Error(`The model gave no score for ${item.src ?? item.excerpt}.`);
  return score;
}

/** One line: `skipped: too-small`, `failed: decode`, `absent`, `found: unlisted`. */
export function outcomeOf(evidence: Evidence): string {
  if (evidence.status === 'skipped') return `skipped: ${evidence.reason}`;
  if (evidence.status === 'failed') return `failed: ${evidence.code}`;
  return evidence.status === 'found' ? `found: ${evidence.trust}` : evidence.status;
}

/** The last part of an address with its query. */
export function nameOf({ src }: Pick<ItemReport, 'src'>): string {
  return src?.slice(src.lastIndexOf('/') + 1) ?? '';
}

function outline({ items }: TabReport): string {
  const lines = items.map((item) => `${nameOf(item) || item.excerpt}: ${item.verdict?.label ?? 'checking'}`);
  return `${items.length} items (${lines.join(', ')})`;
}
