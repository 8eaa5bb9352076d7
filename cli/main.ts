import { writeFile } from 'node:fs/promises';
import { type Options, parseArguments, usage } from './arguments.ts';
import type { Driver } from './browsers/driver.ts';
import { openBrowser } from './browsers/open-browser.ts';
import { ensureBrowser } from './browsers/install.ts';
import { ensureBuild } from './build.ts';
import { type Checked, type CheckContext, checkInputs } from './check-inputs.ts';
import { versionOf } from './version-of.ts';
import { interruption } from './interruption.ts';
import { formatTables } from './print-table.ts';
import { type Progress, startProgress } from './progress.ts';
import { serve } from './serve.ts';
import { toVerdicts } from './to-json.ts';
import type { Verdicts } from './verdicts.ts';

const exitCodes = { done: 0, incomplete: 1, wrongUsage: 2, interrupted: 130 } as const;

async function main(argv: readonly string[]): Promise<number> {
  const parsed = parseArguments(argv);
  if (parsed.kind === 'help') {
    process.stdout.write(usage);
    return exitCodes.done;
  }
  if (parsed.kind === 'wrong') {
    process.stderr.write(`${parsed.message}\n\n${usage}`);
    return exitCodes.wrongUsage;
  }
  const progress = startProgress();
  const interrupted = interruption();
  try {
    const verdicts = await run(parsed.options, progress, interrupted);
    progress.clear();
    await write(parsed.options, verdicts);
    return verdicts.inputs.some((input) => input.error) ? exitCodes.incomplete : exitCodes.done;
  } catch (error) {
    progress.notice(error instanceof Error ? error.message : String(error));
    return interrupted.aborted ? exitCodes.interrupted : exitCodes.incomplete;
  }
}

async function run(options: Options, progress: Progress, signal: AbortSignal): Promise<Verdicts> {
  const program = await ensureBrowser(options.browser, progress.notice);
  const extensionDir = await ensureBuild(options.browser, 'release', progress.notice);
  const extensionVersion = await versionOf(extensionDir);
  const site = await serve();
  let driver: Driver | undefined;
  try {
    progress.update(`Starting ${options.browser} …`);
    driver = await openBrowser({
      name: options.browser,
      program,
      extensionDir,
      isHeaded: options.isHeaded,
      language: options.language,
      onNotice: progress.notice,
    });
    signal.throwIfAborted();
    const { timeoutMs, screenshot } = options;
    const context = { driver, site, timeoutMs, screenshot, signal, onProgress: progress.update };
    const checked = await withBackend(context, await checkInputs(context, options.inputs));
    const browser = { name: driver.product, version: driver.version };
    return toVerdicts(
      { createdAt: new Date(), browser, report: checked.report, extensionVersion },
      checked.results,
    );
  } finally {
    await driver?.close().catch(() => undefined);
    await site.close();
  }
}

/** When no page could be opened, the extension still says what it is, on an empty one. */
async function withBackend(context: CheckContext, checked: Checked): Promise<Checked> {
  if (checked.report) return checked;
  const { driver, site } = context;
  site.addDocument('/empty/', '<!doctype html><title>-</title>');
  try {
    const page = await driver.openPage();
    await page.goto(`${site.origin}/empty/`);
    const tabId = (await driver.tabIdOf(`${site.origin}/empty/`)) ?? -1;
    return { ...checked, report: await driver.sendToBackground('background:report', { tabId }) };
  } catch {
    return checked;
  }
}

async function write(options: Options, verdicts: Verdicts): Promise<void> {
  const json = `${JSON.stringify(verdicts, null, 2)}\n`;
  if (options.json === '-') process.stdout.write(json);
  else process.stdout.write(formatTables(verdicts.inputs, process.stdout.columns));
  if (options.json && options.json !== '-') await writeFile(options.json, json);
  for (const { input, error } of verdicts.inputs) {
    if (error) process.stderr.write(`${input}: ${error.message}\n`);
  }
}

process.exitCode = await main(process.argv.slice(2));
