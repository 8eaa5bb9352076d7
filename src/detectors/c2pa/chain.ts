import type { SourceTypeClass } from '../../core/source-type';
import { classifySourceType, sourceTypeToken } from '../../core/source-type';
import type { Action } from './assertions';
import type { Manifest, ManifestStore } from './manifest-store';
import { isListed, weakest, type Tier } from './validation';

/** Something that one manifest of the chain says of the origin of the asset. */
export interface Statement {
  readonly says: SourceTypeClass;
  /** Bare token, e.g. `trainedAlgorithmicMedia`; null for a vendor's own mark. */
  readonly sourceType: string | null;
  readonly kind: 'origin' | 'edit' | 'component';
  /** From the active manifest to the one that says it; never empty. */
  readonly path: readonly Manifest[];
  /** Weakest signer on the path: whoever holds a manifest vouches for those inside it. */
  readonly tier: Tier;
}

export interface Chain {
  readonly statements: readonly Statement[];
  /** Every manifest reached, nearest first, with how it is used. */
  readonly reached: readonly Reached[];
}

export interface Reached {
  readonly manifest: Manifest;
  /** `active`, or the relationship by which it is held. */
  readonly relationship: string;
  /** The manifest that holds it; null for the active one. */
  readonly parentLabel: string | null;
  readonly depth: number;
}

/** Inception: the asset as it entered this manifest (asset rubrics of c2pa-org/conformance-public). */
const inceptions: ReadonlySet<string> = new Set(['c2pa.created', 'c2pa.opened']);
/** Do not change what is seen (same source). */
const nonEditorial: ReadonlySet<string> = new Set([
  'c2pa.converted',
  'c2pa.published',
  'c2pa.repackaged',
  'c2pa.transcoded',
  'c2pa.resized.proportional',
  'c2pa.enhanced',
  'c2pa.edited.metadata',
  'c2pa.watermarked',
  'c2pa.watermarked.bound',
  'c2pa.watermarked.unbound',
  'c2pa.redacted',
]);

/**
 * Walks from the active manifest: `parentOf` leads to the origin of this asset, `componentOf` to a part of it, `inputTo`
 * (prompt or reference) to nothing that is said of it. Types are never collected across the store without this walk.
 * @param broken labels of manifests from which nothing is read
 * @param isPart the whole store is about a part of what is judged
 */
export function readChain(
  store: ManifestStore,
  tierOf: ReadonlyMap<string, Tier>,
  broken: ReadonlyMap<string, unknown>,
  isPart = false,
): Chain {
  const statements: Statement[] = [];
  const reached: Reached[] = [];
  const queue: Step[] = [{ label: store.activeLabel, relationship: 'active', path: [], isPart }];
  const seen = new Set<string>();
  for (let step = queue.shift(); step !== undefined; step = queue.shift()) {
    const manifest = store.manifests.get(step.label);
    const key = `${step.isPart} ${step.label}`;
    if (manifest === undefined || seen.has(key)) continue;
    seen.add(key);
    const parentLabel = step.path.at(-1)?.label ?? null;
    reached.push({ manifest, relationship: step.relationship, parentLabel, depth: step.path.length });
    if (broken.has(step.label)) continue;
    const path = [...step.path, manifest];
    const tier = path.reduce<Tier>(
      (sum, one) => weakest(sum, tierOf.get(one.label) ?? 'unlisted'),
      'official',
    );
    statements.push(...statementsOf(manifest, step.isPart).map((one) => ({ ...one, path, tier })));
    queue.push(...nextSteps(manifest, path, step.isPart));
  }
  return { statements, reached };
}

interface Step {
  readonly label: string;
  readonly relationship: string;
  readonly path: readonly Manifest[];
  readonly isPart: boolean;
}

function nextSteps(manifest: Manifest, path: readonly Manifest[], isPart: boolean): Step[] {
  return manifest.ingredients.flatMap(({ relationship, manifestLabel }) => {
    if (manifestLabel === null || (relationship !== 'parentOf' && relationship !== 'componentOf')) return [];
    return [{ label: manifestLabel, relationship, path, isPart: isPart || relationship === 'componentOf' }];
  });
}

type OwnStatement = Omit<Statement, 'path' | 'tier'>;

function statementsOf(manifest: Manifest, isPart: boolean): OwnStatement[] {
  const own = [...origins(manifest), ...aiEdits(manifest)];
  if (!isPart) return own;
  // A part says only that AI is in it; a photograph used as a part does not make the whole a photograph.
  return own.filter((one) => isAi(one)).map((one) => ({ ...one, says: 'ai-part', kind: 'component' }));
}

/**
 * `c2pa.created` may state any type. `c2pa.opened` and signed metadata pass on what somebody else said, so a camera is
 * not taken from them; AI is (asymmetry rule, provenance decision 8).
 */
function origins(manifest: Manifest): OwnStatement[] {
  const typesOf = (name: string): string[] =>
    manifest.actions.flatMap((one) => (one.name === name && one.sourceType !== null ? [one.sourceType] : []));
  const passedOn = [...typesOf('c2pa.opened'), ...manifest.statedTypes].map(toOrigin);
  const origin = [
    ...typesOf('c2pa.created').map(toOrigin),
    ...passedOn.filter((one) => one.says !== 'camera'),
  ];
  const isMarked = manifest.isMarkedAiGenerated || isMicrosoftGenerated(manifest);
  return isMarked ? [...origin, { says: 'ai-made', sourceType: null, kind: 'origin' }] : origin;
}

function toOrigin(written: string): OwnStatement {
  return { says: classifySourceType(written), sourceType: sourceTypeToken(written), kind: 'origin' };
}

/** A perceptible change made by AI: neither inception nor non-editorial, with an AI source type. */
function aiEdits(manifest: Manifest): OwnStatement[] {
  return manifest.actions
    .filter((one) => !inceptions.has(one.name) && !nonEditorial.has(one.name))
    .flatMap((one): OwnStatement[] => {
      const says = one.sourceType === null ? 'other' : classifySourceType(one.sourceType);
      if (says !== 'ai-made' && says !== 'ai-part') return [];
      return [{ says: 'ai-part', sourceType: sourceTypeToken(one.sourceType ?? ''), kind: 'edit' }];
    });
}

/** Bing and Designer write no source type; only their exact words count. */
function isMicrosoftGenerated(manifest: Manifest): boolean {
  return (
    manifest.claimGenerator?.startsWith('Microsoft_Responsible_AI/') === true &&
    manifest.actions.some((one) => one.name === 'c2pa.created' && one.description === 'AI Generated Image')
  );
}

export function isAi(statement: Pick<Statement, 'says'>): boolean {
  return statement.says === 'ai-made' || statement.says === 'ai-part';
}

/** Whether the asset is still what the camera recorded: only non-editorial steps and cropping since, and no parts put in. */
export function isUnedited(path: readonly Manifest[]): boolean {
  const isHarmless = (one: Action): boolean =>
    inceptions.has(one.name) || nonEditorial.has(one.name) || one.name === 'c2pa.cropped';
  return path.every(
    (manifest) =>
      manifest.actions.every(isHarmless) &&
      manifest.ingredients.every((one) => one.relationship !== 'componentOf'),
  );
}

/** The statement that speaks for the asset: AI before camera before anything else, and listed signers before others. */
export function decisiveStatement(chain: Chain): Statement | null {
  const rank = (one: Statement): number => {
    const base = { 'ai-made': 0, 'ai-part': 1, camera: 4, other: 6 }[one.says];
    return isListed(one.tier) ? base : base + (isAi(one) ? 2 : 1);
  };
  return [...chain.statements].sort((a, b) => rank(a) - rank(b))[0] ?? null;
}
