import type { CredentialJson } from '../../../../src/core/detector';

interface Status {
  code: string;
  url?: string;
  explanation?: string;
}
type Codes = Partial<Record<'success' | 'informational' | 'failure', Status[]>>;

export interface ManifestSpec {
  label: string;
  actions?: unknown[];
  assertions?: { label: string; data?: unknown }[];
  ingredients?: Record<string, unknown>[];
  organisation?: string;
  generator?: string;
  signedAt?: string;
  certifiedBy?: string;
  /** Subject of the signing certificate. */
  subject?: Record<string, string>;
  /** Subject of the time stamp authority's certificate. */
  timeStampedBy?: Record<string, string>;
  notAfter?: string;
}

export const iptc = (token: string): string => `http://cv.iptc.org/newscodes/digitalsourcetype/${token}`;
export const created = (token: string) => ({ action: 'c2pa.created', digitalSourceType: iptc(token) });
export const signature = (label: string): string => `self#jumbf=/c2pa/${label}/c2pa.signature`;
export const listedAs = (label: string, anchors: string): Status => ({
  code: 'signingCredential.trusted',
  url: signature(label),
  explanation: `signing certificate trusted, found in [${anchors}] trust anchors`,
});
export const unlisted = (label: string): Status => ({
  code: 'signingCredential.untrusted',
  url: signature(label),
});
export const parent = (label: string, recorded: Codes = {}) => ({
  relationship: 'parentOf',
  active_manifest: label,
  validation_results: { activeManifest: recorded },
});

/** The two reports of c2pa-rs for a store; the first manifest is the active one. */
export function report(manifests: ManifestSpec[], active: Codes = {}, deltas: Codes[] = []): CredentialJson {
  return {
    // fromEntries defines own properties, so that a label `__proto__` is one.
    store: JSON.stringify({
      active_manifest: manifests[0]!.label,
      manifests: Object.fromEntries(manifests.map((one) => [one.label, toStoreManifest(one)])),
      validation_results: {
        activeManifest: active,
        ingredientDeltas: deltas.map((validationDeltas) => ({ validationDeltas })),
      },
      validation_state: 'Valid',
    }),
    crJson: JSON.stringify({ manifests: manifests.map(toExtras) }),
  };
}

function toStoreManifest(spec: ManifestSpec): object {
  const actions =
    spec.actions === undefined ? [] : [{ label: 'c2pa.actions.v2', data: { actions: spec.actions } }];
  return {
    claim_generator: spec.generator,
    signature_info: { issuer: spec.organisation ?? 'Org', time: spec.signedAt },
    assertions: [...actions, ...(spec.assertions ?? [])],
    ingredients: spec.ingredients ?? [],
  };
}

function toExtras(spec: ManifestSpec): object {
  return {
    label: spec.label,
    signature: {
      certificateInfo: {
        subject: spec.subject ?? {},
        issuer: spec.certifiedBy === undefined ? {} : { CN: spec.certifiedBy },
        validity: { notAfter: spec.notAfter },
      },
      timeStampInfo: { certificateInfo: { subject: spec.timeStampedBy ?? {} } },
    },
    validationResults: { validationTime: '2026-06-01T00:00:00Z' },
  };
}
