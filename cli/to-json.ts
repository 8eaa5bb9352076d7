import type { Evidence, FoundEvidence, Json } from '../src/core/evidence.ts';
import type { ItemReport, TabReport } from '../src/platform/protocol.ts';
import type { InputResult, JsonEvidence, JsonItem, Verdicts } from './verdicts.ts';

export interface RunFacts {
  readonly createdAt: Date;
  readonly browser: { readonly name: string; readonly version: string };
  /** Any report of the run, the last one best; null when the extension never answered. */
  readonly report: Pick<TabReport, 'extension' | 'engine'> | null;
  /** From the manifest, for when there is no report. */
  readonly extensionVersion: string;
}

/** The whole output of one run. */
export function toVerdicts(facts: RunFacts, inputs: readonly InputResult[]): Verdicts {
  const { report, browser } = facts;
  return {
    schema: 'touchstone.verdicts/1',
    createdAt: facts.createdAt.toISOString(),
    extension: {
      version: report?.extension.version ?? facts.extensionVersion,
      models: (report?.engine.models ?? []).map(({ id, version, sha256 }) => ({ id, version, sha256 })),
      policy: report?.extension.policy ?? '',
      trustLists: (report?.extension.trustLists ?? []).map(({ name, date }) => ({ name, date })),
    },
    browser: { name: browser.name, version: browser.version },
    backend: {
      device: report?.engine.backend.device ?? 'wasm',
      threads: report?.engine.backend.threads ?? 0,
    },
    inputs,
  };
}

/** One item of a report in the shape of `docs/verdicts.schema.json`. */
export function toJsonItem(item: ItemReport): JsonItem {
  const { verdict } = item;
  return {
    id: item.id,
    kind: item.kind,
    src: item.src,
    selector: item.selector,
    box: item.box,
    ...(item.excerpt === null ? {} : { excerpt: item.excerpt }),
    sha256: verdict?.rendition?.sha256 ?? null,
    language: item.language,
    verdict: {
      label: verdict?.label ?? 'checking',
      basis: verdict?.basis ?? null,
      likelihood: verdict?.likelihood ?? null,
      prior: verdict?.prior ?? null,
      sourceType: verdict?.sourceType ?? null,
    },
    evidence: (verdict?.evidence ?? []).map(toJsonEvidence),
    badge: { shown: item.badge.isShown, text: item.badge.text },
    ms: verdict?.ms ?? null,
  };
}

function toJsonEvidence(evidence: Evidence): JsonEvidence {
  const { detector, version, status, ms } = evidence;
  return { detector, version, status, ...particulars(evidence), ms };
}

function particulars(evidence: Evidence): Partial<JsonEvidence> {
  if (evidence.status === 'skipped') return { reason: evidence.reason };
  if (evidence.status === 'failed') return { code: evidence.code, detail: { message: evidence.message } };
  return evidence.status === 'found' ? found(evidence) : {};
}

function found(evidence: FoundEvidence): Partial<JsonEvidence> {
  const { basis, claim, trust, issuer, score, logLr } = evidence;
  const detail = detailOf(evidence);
  return {
    basis,
    claim: { says: claim.says, sourceType: claim.sourceType },
    trust,
    ...(issuer === undefined ? {} : { issuer }),
    ...(score === undefined ? {} : { score }),
    ...(logLr === null ? {} : { logLr }),
    ...(Object.keys(detail).length === 0 ? {} : { detail }),
  };
}

/** The detector's own detail, and what else the finding states. */
function detailOf({ detail, estimate, limits, issuedAt }: FoundEvidence): { [key: string]: Json } {
  return {
    ...(estimate ? { estimate: { ...estimate } } : {}),
    ...(limits ? { limits } : {}),
    ...(issuedAt ? { issuedAt } : {}),
    ...detail,
  };
}
