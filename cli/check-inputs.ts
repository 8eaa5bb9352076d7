import { readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { holdsArmour, holdsWrapper } from '../src/core/text-manifest.ts';
import type { TabReport } from '../src/platform/protocol.ts';
import type { Driver, DriverPage } from './browsers/driver.ts';
import { type Collected, collectReport, singleItemPace } from './collect-report.ts';
import { classifyInput, type Input } from './inputs.ts';
import { mediaPage, textPage } from './local-pages.ts';
import { extensionOf } from './mime.ts';
import { navigationError } from './navigation-error.ts';
import { root } from './paths.ts';
import type { Site } from './serve.ts';
import { toJsonItem } from './to-json.ts';
import type { InputError, InputResult, JsonItem } from './verdicts.ts';

/** More than this is drawn without badges rather than not at all. */
const highestViewportPx = 12_000;
/** Layout, then the badges' own placing. */
const badgesDrawnMs = 700;

export interface CheckContext {
  readonly driver: Driver;
  readonly site: Site;
  readonly timeoutMs: number;
  readonly screenshot: string | null;
  readonly signal: AbortSignal;
  readonly onProgress: (text: string) => void;
}

export interface Checked {
  readonly results: readonly InputResult[];
  /** The last answer of the extension: it knows its models and its backend by then. */
  readonly report: TabReport | null;
}

/** Checks all inputs one after the other in the same browser; one that fails does not stop the rest. */
export async function checkInputs(context: CheckContext, inputs: readonly string[]): Promise<Checked> {
  const words = inputs.length === 0 ? ['sample'] : inputs;
  const results: InputResult[] = [];
  let report: TabReport | null = null;
  for (const [index, word] of words.entries()) {
    context.onProgress(`${word} …`);
    const input: Input = inputs.length === 0 ? { kind: 'sample' } : await classifyInput(word);
    const checked = await checkInput(context, word, input, index);
    results.push(checked.result);
    report = checked.report ?? report;
  }
  return { results, report };
}

interface CheckedInput {
  readonly result: InputResult;
  readonly report: TabReport | null;
}

async function checkInput(
  context: CheckContext,
  word: string,
  input: Input,
  index: number,
): Promise<CheckedInput> {
  if (input.kind === 'invalid') return failed(word, input.error);
  let page: DriverPage | undefined;
  try {
    page = await context.driver.openPage();
    const address = await addressOf(context.site, input, index);
    const refusal = await page.goto(address, context.timeoutMs).then(() => null, navigationError);
    return refusal ? failed(word, refusal) : await checkOpenPage(context, word, input, page, index);
  } catch (error) {
    context.signal.throwIfAborted();
    return failed(word, { code: 'browser', message: firstLine(error) });
  } finally {
    await page?.close().catch(() => undefined);
  }
}

/** Puts what is not on the web onto the local site. */
async function addressOf(
  site: Site,
  input: Exclude<Input, { kind: 'invalid' }>,
  index: number,
): Promise<string> {
  if (input.kind === 'url') return input.url;
  if (input.kind === 'sample') {
    site.addFolder('/touchstone-sample/', join(root, 'assets', 'public', 'sample'));
    return `${site.origin}/touchstone-sample/`;
  }
  const name = basename(input.path);
  const folder = `/${index + 1}/`;
  if (input.kind === 'page') {
    site.addFolder(folder, dirname(input.path));
    return `${site.origin}${folder}${encodeURIComponent(name)}`;
  }
  if (input.kind === 'media') {
    site.addFile(folder + name, input.path);
    site.addDocument(folder, mediaPage(name, input.element, encodeURIComponent(name)));
    return site.origin + folder;
  }
  const text = await readFile(input.path, 'utf8');
  if (holdsWrapper(text) || holdsArmour(text)) {
    // Made into an article, it would no longer be what was signed.
    site.addFile(folder + name, input.path);
    return `${site.origin}${folder}${encodeURIComponent(name)}`;
  }
  site.addDocument(folder, textPage(name, text, extensionOf(name) !== 'txt'));
  return site.origin + folder;
}

async function checkOpenPage(
  context: CheckContext,
  word: string,
  input: Input,
  page: DriverPage,
  index: number,
): Promise<CheckedInput> {
  const { driver, timeoutMs, signal } = context;
  const url = await page.url();
  const status = await page.evaluate(statusInPage);
  const tabId = await driver.tabIdOf(url);
  if (tabId === null)
    return failed(word, { code: 'no-permission', message: 'The extension may not see this page.' });
  const collected = await collectReport(driver, {
    tabId,
    timeoutMs,
    signal,
    ...(input.kind === 'media' ? { pace: singleItemPace } : {}),
    isLoaded: () => page.evaluate(isLoadedInPage),
    onProgress: (done, all) => context.onProgress(`${word}: ${done} of ${all} items`),
  });
  if (context.screenshot) await takeScreenshot(page, numbered(context.screenshot, index));
  const items = (collected.report?.items ?? []).map(toJsonItem);
  const error = errorOf(collected, status) ?? uncheckedFile(input, items);
  const result = { input: word, url, title: await page.title(), ...(error ? { error } : {}), items };
  return { result, report: collected.report };
}

/** A page may hold broken pictures and still be checked; a file that was named itself may not. */
function uncheckedFile(input: Input, items: readonly JsonItem[]): InputError | null {
  if (input.kind !== 'media' && input.kind !== 'text') return null;
  if (items.length === 0) return { code: 'not-checked', message: 'Nothing in this file could be checked.' };
  const isFailed = items.every(({ verdict }) => verdict.label === 'failed');
  const codes = new Set(items.flatMap(({ evidence }) => evidence.flatMap(({ code }) => code ?? [])));
  const message = `This file could not be checked (${[...codes].join(', ') || 'no reason given'}).`;
  return isFailed ? { code: 'not-checked', message } : null;
}

/** Badges are drawn where they can be seen, so the whole page is brought into view first. */
async function takeScreenshot(page: DriverPage, file: string): Promise<void> {
  const [width, height, pageHeight] = await page.evaluate(() => [
    innerWidth,
    innerHeight,
    document.documentElement.scrollHeight,
  ]);
  if (width && height && pageHeight && pageHeight > height) {
    await page.setViewport(width, Math.min(pageHeight, highestViewportPx)).catch(() => undefined);
    await sleep(badgesDrawnMs);
  }
  await writeFile(file, await page.screenshot());
}

/** The extension's own element is there as soon as it looks at the page; before that, no item means nothing. */
function isLoadedInPage(): boolean {
  return document.readyState === 'complete' && document.querySelector('touchstone-host') !== null;
}

function statusInPage(): number {
  const [entry] = performance.getEntriesByType('navigation') as (PerformanceEntry & {
    responseStatus?: number;
  })[];
  return entry?.responseStatus ?? 0;
}

function errorOf(collected: Collected, status: number): InputError | null {
  if (collected.state === 'no-answer') return { code: 'browser', message: collected.message };
  if (status >= 400) return { code: 'http-status', message: `The server answered ${status}.` };
  if (collected.state === 'timeout')
    return { code: 'timeout', message: 'Time ran out before every item had a verdict.' };
  return collected.state === 'inactive' ? inactiveError(collected.report) : null;
}

function inactiveError({ mode }: TabReport): InputError {
  if (mode === 'no-permission')
    return { code: 'no-permission', message: 'The browser withholds this site from the extension.' };
  if (mode === 'browser-page')
    return { code: 'browser-page', message: 'Extensions may not run on this page.' };
  return { code: 'paused', message: 'The extension is switched off on this site.' };
}

function failed(input: string, error: InputError): CheckedInput {
  return { result: { input, url: null, title: null, error, items: [] }, report: null };
}

/** `shot.png`, then `shot-2.png`. */
function numbered(file: string, index: number): string {
  if (index === 0) return file;
  const extension = extname(file);
  return `${file.slice(0, file.length - extension.length)}-${index + 1}${extension}`;
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n', 1)[0] ?? '';
}
