import type { Evidence, FoundEvidence } from '../core/evidence';
import type { MediaKind } from '../core/item';
import type { Policy } from '../core/policy';
import { labels, type Label, type Verdict } from '../core/verdict';
import { readDeclaration, type Declaration } from './declared';
import { weighEstimates, type Inference } from './inferred';

export type FusedVerdict = Pick<
  Verdict,
  | 'label'
  | 'variant'
  | 'basis'
  | 'likelihood'
  | 'prior'
  | 'sourceType'
  | 'issuer'
  | 'issuedAt'
  | 'supporting'
  | 'opposing'
  | 'reason'
>;

/**
 * Evidence in, verdict out; pure. Declarations are read by rule and outrank estimates; estimates are added up as
 * capped log10 likelihood ratios. A model never cancels validated provenance: disagreement is the label `conflict`.
 */
export function fuse(evidence: readonly Evidence[], policy: Policy, kind: MediaKind): FusedVerdict {
  const found = evidence.filter((one): one is FoundEvidence => one.status === 'found');
  const declarations = found
    .map((one) => readDeclaration(one, policy))
    .filter((one): one is Declaration => one !== null);
  const inference = weighEstimates(found, policy, kind);
  const decisive = weightiest(declarations);
  const label = chooseLabel(declarations, decisive, inference, evidence);
  const speaker = declarations.find((one) => one.label === label)?.evidence ?? null;
  return {
    label,
    variant: declarations.find((one) => one.label === label)?.variant ?? null,
    basis: basisOf(label),
    likelihood: inference?.likelihood ?? null,
    prior: inference === null ? null : policy.prior,
    sourceType: speaker?.claim.sourceType ?? null,
    issuer: speaker?.issuer ?? null,
    issuedAt: speaker?.issuedAt ?? null,
    ...sides(found),
    reason: label === 'failed' || label === 'not-checked' ? whyNothing(evidence) : null,
  };
}

function chooseLabel(
  declarations: readonly Declaration[],
  decisive: Declaration | null,
  inference: Inference | null,
  evidence: readonly Evidence[],
): Label {
  if (decisive?.label === 'credentials-invalid') return 'credentials-invalid';
  if (isConflict(declarations, inference)) return 'conflict';
  const candidates: Label[] = [];
  if (decisive !== null) candidates.push(decisive.label);
  if (inference !== null) candidates.push(inference.label);
  return candidates.sort(byWeight)[0] ?? (hasFailure(evidence) ? 'failed' : 'not-checked');
}

/** A listed camera capture against an AI declaration or an estimate of likely or above. */
function isConflict(declarations: readonly Declaration[], inference: Inference | null): boolean {
  if (!declarations.some((one) => one.label === 'camera-captured')) return false;
  const isDeclaredAi = declarations.some(
    (one) => one.label === 'declared-generated' || one.label === 'labelled-generated',
  );
  return isDeclaredAi || inference?.label === 'likely' || inference?.label === 'very-likely';
}

function weightiest(declarations: readonly Declaration[]): Declaration | null {
  return [...declarations].sort((a, b) => byWeight(a.label, b.label))[0] ?? null;
}

function byWeight(a: Label, b: Label): number {
  return labels.indexOf(a) - labels.indexOf(b);
}

const declaredLabels: ReadonlySet<Label> = new Set<Label>([
  'credentials-invalid',
  'conflict',
  'declared-generated',
  'declared-edited',
  'labelled-generated',
  'camera-captured',
  'credentials-present',
]);

function basisOf(label: Label): Verdict['basis'] {
  if (declaredLabels.has(label)) return 'declared';
  return label === 'not-checked' || label === 'failed' ? null : 'inferred';
}

function sides(found: readonly FoundEvidence[]): Pick<Verdict, 'supporting' | 'opposing'> {
  const of = (side: -1 | 1) => [
    ...new Set(found.filter((one) => sideOf(one) === side).map((one) => one.detector)),
  ];
  return { supporting: of(1), opposing: of(-1) };
}

/** 1 speaks for AI, -1 against, 0 for neither. */
function sideOf(found: FoundEvidence): -1 | 0 | 1 {
  const { says } = found.claim;
  if (found.basis === 'inferred') return found.logLr === null ? 0 : (Math.sign(found.logLr) as -1 | 0 | 1);
  if (says === 'ai-made' || says === 'ai-part') return 1;
  return says === 'camera' ? -1 : 0;
}

function hasFailure(evidence: readonly Evidence[]): boolean {
  return evidence.some((one) => one.status === 'failed');
}

/** The reason closest to the estimate: the last detector in the registry's order is the one people wait for. */
function whyNothing(evidence: readonly Evidence[]): Verdict['reason'] {
  for (const one of [...evidence].reverse()) {
    if (one.status === 'failed') return one.code;
    if (one.status === 'skipped' && !hasFailure(evidence)) return one.reason;
  }
  return 'kind-unsupported';
}
