import { version } from '../../package.json';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { BrowserName } from '../../cli/browsers/driver-names.ts';
import { ensureBuild } from '../../cli/build.ts';
import { root } from '../../cli/paths.ts';
import type { TabReport } from '../../src/platform/protocol';
import { describeInBrowsers, type TestBrowserOptions, withPage } from './harness/browsers.ts';
import { endEngine } from './harness/deaths.ts';
import { evidenceBy, outcomeOf, settledReport } from './harness/items.ts';
import { paragraphs, passages } from './harness/passages.ts';
import { linesOf, openPopup, pictureRoutes, untilLine } from './harness/product.ts';
import { itemWith } from './harness/report.ts';
import { html, openSite, type TestSite } from './harness/site.ts';

const advice =
  'A model file is damaged, so nothing can be estimated. Other checks go on. Reinstall the extension to repair it.';
const page = `
  <p><img src="/labelled.jpg" alt="An airplane" width="400" height="280"></p>
  <p><img src="/tampered.jpg" alt="A canyon" width="400" height="290"></p>
  <p><img src="/photo.jpg" alt="A house" width="400" height="300"></p>
  <article>${paragraphs(passages.machine)}</article>`;

let site: TestSite;
const copies = new Map<BrowserName, string>();
beforeAll(async () => {
  site = await openSite({ ...(await pictureRoutes()), '/': html(page) });
});
afterAll(async () => {
  await site.close();
  for (const copy of copies.values()) await rm(copy, { recursive: true, force: true });
});

describeInBrowsers('a damaged picture model', withDamage, (driver, name) => {
  const weights = () => weightsIn(copies.get(name)!);
  const check = (use: (outcomes: Outcomes, lines: string[]) => void) =>
    withPage(driver(), `${site.origin}/`, async (shown) => {
      const report = await settledReport(driver(), shown, 4);
      const popup = await openPopup(driver(), shown);
      await untilLine(popup, `Version ${version}`);
      use(outcomesOf(report), await linesOf(popup));
      await popup.close();
    });
  const expectDamage = (outcomes: Outcomes, lines: string[]) => {
    expect(outcomes.estimates).toEqual(Array(3).fill('failed: model-damaged'));
    expect(outcomes.labels).toEqual(['labelled-generated', 'credentials-invalid', 'failed', 'likely']);
    expect(outcomes.credentials).toBe('found: invalid');
    expect(lines).toContain(advice);
    expect(lines).toContain("1 couldn't be checked");
  };

  it('is noticed and named when its file is cut off; files’ statements and texts are judged all the same', async () => {
    await check(expectDamage);
  });

  it('is noticed and named when its file is missing', async () => {
    await rm(weights());
    await endEngine(driver());
    await check(expectDamage);
  });

  it('is used again once its file is whole', async () => {
    await cp(weightsIn(await ensureBuild(name, 'testing', console.error)), weights());
    await endEngine(driver());
    await check(({ estimates, labels }, lines) => {
      expect(estimates).toEqual(Array(3).fill('found: estimate'));
      expect(labels).toEqual(['labelled-generated', 'credentials-invalid', 'inconclusive', 'likely']);
      expect(lines).not.toContain(advice);
    });
  });
});

interface Outcomes {
  readonly labels: readonly string[];
  /** Of the picture model, by picture. */
  readonly estimates: readonly string[];
  /** Of the signed picture. */
  readonly credentials: string;
}

function outcomesOf(report: TabReport): Outcomes {
  const pictures = ['labelled.jpg', 'tampered.jpg', 'photo.jpg'].map((part) => itemWith(report, part));
  const text = itemWith(report, passages.machine[0]!.slice(0, 40));
  return {
    labels: [...pictures, text].map(({ verdict }) => verdict!.label),
    estimates: pictures.map((picture) => outcomeOf(evidenceBy(picture, 'image-classifier'))),
    credentials: outcomeOf(evidenceBy(pictures[1]!, 'c2pa')),
  };
}

function weightsIn(extensionDir: string): string {
  return join(extensionDir, 'models', 'image-v1', 'onnx', 'model_quantized.onnx');
}

/** A copy of the built extension, of whose picture model half is missing. */
async function withDamage(name: BrowserName): Promise<TestBrowserOptions> {
  const built = await ensureBuild(name, 'testing', console.error);
  const extensionDir = await mkdtemp(join(root, '.output', `damaged-${name}-`));
  await cp(built, extensionDir, { recursive: true });
  copies.set(name, extensionDir);
  const whole = await readFile(weightsIn(extensionDir));
  await writeFile(weightsIn(extensionDir), whole.subarray(0, whole.length / 2));
  return { extensionDir };
}
