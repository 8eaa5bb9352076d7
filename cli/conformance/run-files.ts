import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, extname, join } from 'node:path';
import { imageSize } from 'image-size';
import { MAX_PLACEHOLDER_PX } from '../../src/collect/limits.ts';
import type { TrustListInfo } from '../../src/platform/protocol.ts';
import type { Driver } from '../browsers/driver.ts';
import { openBrowser } from '../browsers/open-browser.ts';
import { ensureBrowser } from '../browsers/install.ts';
import { ensureBuild } from '../build.ts';
import { checkInputs } from '../check-inputs.ts';
import { mediaPage } from '../local-pages.ts';
import { mediaElementOf } from '../mime.ts';
import type { Progress } from '../progress.ts';
import { serve } from '../serve.ts';
import type { InputResult } from '../verdicts.ts';
import type { Options } from './options.ts';

export interface Run {
  readonly browser: string;
  readonly trustLists: readonly TrustListInfo[];
  /** By path as given. */
  readonly results: ReadonlyMap<string, InputResult>;
}

/** Shows every file in the built extension, one after the other in one browser. */
export async function runFiles(
  files: readonly string[],
  options: Pick<Options, 'browser' | 'anchors' | 'timeoutMs'>,
  progress: Progress,
  signal: AbortSignal,
): Promise<Run> {
  const program = await ensureBrowser(options.browser, progress.notice);
  const extensionDir = await ensureBuild(options.browser, 'release', progress.notice);
  const workDir = await mkdtemp(join(tmpdir(), 'touchstone-conformance-'));
  const site = await serve();
  let driver: Driver | undefined;
  try {
    driver = await openBrowser({ name: options.browser, program, extensionDir, onNotice: progress.notice });
    if (options.anchors !== null) await addAnchors(driver, options.anchors);
    const shown = await Promise.all(files.map((file, at) => showable(file, join(workDir, String(at)))));
    const context = {
      driver,
      site,
      timeoutMs: options.timeoutMs,
      screenshot: null,
      signal,
      onProgress: progress.update,
    };
    const { results, report } = await checkInputs(context, shown);
    return {
      browser: `${driver.product} ${driver.version}`,
      trustLists: report?.extension.trustLists ?? [],
      results: new Map(results.map((result, at) => [files[at] ?? '', result])),
    };
  } finally {
    await driver?.close().catch(() => undefined);
    await site.close();
    await rm(workDir, { recursive: true, force: true });
  }
}

/** By the message that a page of the extension sends when a user adds certificates. */
async function addAnchors(driver: Driver, file: string): Promise<void> {
  const pem = await readFile(file, 'utf8');
  const { problem } = await driver.sendToBackground('background:anchors', {
    do: 'add',
    name: basename(file),
    pem,
  });
  if (problem !== null) throw new Error(`${file} was not added to the trust lists: ${problem}.`);
}

/**
 * The file itself, or a page that brings its bytes to the extension where a page of the web would not: a browser shows
 * a PDF in a viewer of its own, and a picture of one pixel is a placeholder that is never judged.
 */
async function showable(file: string, folder: string): Promise<string> {
  const isPdf = extname(file).toLowerCase() === '.pdf';
  if (!isPdf && !(await isPlaceholder(file))) return file;
  await mkdir(folder);
  const name = `shown${extname(file)}`;
  await copyFile(file, join(folder, name));
  const page = join(folder, 'page.html');
  await writeFile(page, isPdf ? mediaPage(basename(file), 'img', name) : posterPage(name));
  return page;
}

/** The picture before a video: an item whatever its size. */
function posterPage(name: string): string {
  return `<!doctype html><title>${name}</title><video poster="${name}" width="320" height="240"></video>`;
}

async function isPlaceholder(file: string): Promise<boolean> {
  if (mediaElementOf(file) !== 'img') return false;
  try {
    const { width, height } = imageSize(await readFile(file));
    return width <= MAX_PLACEHOLDER_PX && height <= MAX_PLACEHOLDER_PX;
  } catch {
    // Malformed on purpose, or of a form whose size is not read here.
    return false;
  }
}
