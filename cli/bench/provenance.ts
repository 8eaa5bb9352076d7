import type { Evidence } from '../../src/core/evidence.ts';
import type { Verdict } from '../../src/core/verdict.ts';
import { sourceTypes } from '../../tools/fixtures/containers/xmp.ts';
import { createIssuer } from '../../tools/sample/issuer.ts';
import { signFile, startSigning } from '../../tools/sample/sign.ts';
import { pictureMaker } from './inputs.ts';
import type { Session } from './session.ts';
import { rounded, type Spread, spreadOf } from './stats.ts';
import { openWholePath } from './whole-path.ts';

/** What it costs to look for what a file says of itself, without the models; one picture at a time. */
export interface ProvenanceTime {
  /** The first signed file of a session, its reader started for it; ms. */
  readonly firstSignedMs: number;
  readonly groups: readonly ProvenanceGroup[];
}

export interface ProvenanceGroup {
  readonly name: string;
  /** Of one file; all of it is read, once, for all detectors. */
  readonly bytes: Spread;
  /** How often the extension asked the site for a file, on average. */
  readonly requests: number;
  /** From the start of the fetch to its end, with the hash; ms. */
  readonly acquireMs: Spread;
  /** By detector, ms. */
  readonly detectorMs: Readonly<Record<string, Spread>>;
  /** All of these detectors together, ms. */
  readonly togetherMs: Spread;
  readonly meanMs: number;
}

/** Need decoded pixels, and most of them a model: measured with the pictures. */
const looksAtPixels: ReadonlySet<string> = new Set([
  'image-classifier',
  'invisible-watermark',
  'credential-memory',
]);
const FILES_PER_GROUP = 40;
/** The picture model loads, and the code of the detectors is compiled well. */
const WARM_UPS = 10;

export async function measureProvenance(session: Session): Promise<ProvenanceTime> {
  const whole = await openWholePath(session);
  const makers = await fileMakers();
  for (let i = 0; i < WARM_UPS; i += 1) await checkOne(session, whole, makers.unmarked);
  const first = await checkOne(session, whole, makers.signed);
  for (let i = 0; i < WARM_UPS; i += 1) await checkOne(session, whole, makers.signed);
  const groups: ProvenanceGroup[] = [];
  for (const [name, make] of Object.entries(makers)) {
    const checks: Check[] = [];
    while (checks.length < FILES_PER_GROUP) checks.push(await checkOne(session, whole, make));
    groups.push(summarise(name, checks));
  }
  await whole.close();
  return { firstSignedMs: first.detectorMs['c2pa'] ?? Number.NaN, groups };
}

/** One file on its way through the extension. */
export interface Check {
  readonly bytes: number;
  readonly requests: number;
  readonly acquireMs: number;
  readonly detectorMs: Readonly<Record<string, number>>;
}

type Make = () => Promise<Uint8Array>;

async function fileMakers(): Promise<Record<'unmarked' | 'labelled' | 'signed', Make>> {
  startSigning();
  const makePicture = await pictureMaker();
  const issuer = await createIssuer('Touchstone bench', 'Touchstone bench signer');
  const actions = [{ action: 'c2pa.created', digitalSourceType: `${sourceTypes}trainedAlgorithmicMedia` }];
  const statement = { title: 'bench', generator: 'Touchstone bench', issuer, actions };
  return {
    unmarked: () => Promise.resolve(makePicture(false)),
    labelled: () => Promise.resolve(makePicture(true)),
    signed: () => signFile(Uint8Array.from(makePicture(false)), 'image/jpeg', statement),
  };
}

let made = 0;

async function checkOne(
  { site }: Session,
  whole: Awaited<ReturnType<typeof openWholePath>>,
  make: Make,
): Promise<Check> {
  const path = `/provenance-${(made += 1)}.jpg`;
  const body = await make();
  site.route(path, { type: 'image/jpeg', body });
  const verdict = await whole.check('image', site.origin + path);
  // One request is the page's own.
  const requests = site.requestsOf(path).length - 1;
  return { bytes: body.length, requests, acquireMs: verdict.ms.acquire, detectorMs: timesOf(verdict) };
}

/** A detector may find several things in one file: each bears the time of the whole look. */
function timesOf({ evidence }: Verdict): Record<string, number> {
  const failed = evidence.find(({ status }: Evidence) => status === 'failed');
  if (failed) throw new Error(`A check failed: ${JSON.stringify(failed)}`);
  const looks = evidence.filter(({ detector }) => !looksAtPixels.has(detector));
  return Object.fromEntries(looks.map(({ detector, ms }) => [detector, ms]));
}

/** @param checks at least one, all by the same detectors */
export function summarise(name: string, checks: readonly Check[]): ProvenanceGroup {
  const spread = (read: (check: Check) => number) => spreadOf(checks.map(read));
  const sums = checks.map(({ detectorMs }) => sumOf(Object.values(detectorMs)));
  const detectors = new Set(checks.flatMap(({ detectorMs }) => Object.keys(detectorMs)));
  return {
    name,
    bytes: spread(({ bytes }) => bytes),
    requests: rounded(sumOf(checks.map(({ requests }) => requests)) / checks.length, 2),
    acquireMs: spread(({ acquireMs }) => acquireMs),
    detectorMs: Object.fromEntries(
      [...detectors].map((id) => [id, spread(({ detectorMs }) => detectorMs[id] ?? 0)]),
    ),
    togetherMs: spreadOf(sums),
    meanMs: rounded(sumOf(sums) / sums.length, 2),
  };
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
