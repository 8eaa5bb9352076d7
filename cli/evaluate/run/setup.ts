import type { Driver } from '../../browsers/driver.ts';
import { type EngineLine, itemOf } from './engine-line.ts';

/** Everything that decides a verdict but the content; part of every key in `scores.jsonl`. */
export interface Setup {
  readonly key: string;
  readonly policy: string;
  /** `detector@version`; versions of classifiers hold the id of their calibration. */
  readonly detectors: readonly string[];
  /** `id@first characters of the SHA-256`. */
  readonly models: readonly string[];
}

const WAIT_MS = 60_000;
/** Both are refused by every detector, with its version. */
const probes = { text: { text: '?' }, image: { src: 'data:image/png;base64,AAAA' } } as const;

/** Asks the engine what it judges with, by something that it cannot judge. */
export async function readSetup(
  driver: Driver,
  line: EngineLine,
  kind: 'text' | 'image',
  extensionVersion: string,
): Promise<Setup> {
  const [answer] = await line.step([itemOf(0, probes[kind])], 1, WAIT_MS);
  if (answer === undefined) throw new Error('The engine does not answer.');
  const { policy, evidence } = answer.verdict;
  const detectors = [...new Set(evidence.map(({ detector, version }) => `${detector}@${version}`))];
  const models = (await modelsOf(driver)).filter((model) => model.startsWith(kind));
  const key = [driver.name, extensionVersion, policy, ...detectors, ...models].join(' ');
  return { key, policy, detectors, models };
}

async function modelsOf(driver: Driver): Promise<readonly string[]> {
  const tabId = await driver.tabIdOf(`${driver.extensionOrigin}/popup.html`);
  if (tabId === null) throw new Error('The extension does not see its own page.');
  const { engine } = await driver.sendToBackground('background:report', { tabId });
  return engine.models.map(({ id, sha256 }) => `${id}@${sha256.slice(0, 12)}`);
}
