import * as v from 'valibot';
import type { CredentialJson } from '../../core/detector';
import { AppError } from '../../core/errors';
import { readDisclosures, type AiDisclosure } from './ai-disclosure';
import { isMarkedAiGenerated, readActions, readStatedTypes, type Action } from './assertions';
import { readDataHash, type DataHash } from './data-hash';
import { readIdentities, type Identity } from './identity';
import {
  extrasSchema,
  manifestSchema,
  storeSchema,
  type Extras,
  type ManifestReport,
} from './manifest-schema';
import { toStatuses, type Status } from './status';

/** What is used of c2pa-rs's two reports of one file. */
export interface ManifestStore {
  readonly activeLabel: string;
  /** A Map, because labels are free text and `__proto__` is one. */
  readonly manifests: ReadonlyMap<string, Manifest>;
  /** Results for the active manifest. */
  readonly active: readonly Status[];
  /** For ingredients: what differs today from the results recorded when they were put in. */
  readonly deltas: readonly Status[];
  /** c2pa-rs's own summary, for the report only: see provenance decision 4. */
  readonly state: string | null;
  /** When the check ran, ISO 8601, by this machine's clock. */
  readonly validatedAt: string | null;
}

export interface Manifest {
  readonly label: string;
  readonly title: string | null;
  readonly claimGenerator: string | null;
  readonly signer: Signer;
  /** ISO 8601, from a time stamp; null without one. */
  readonly signedAt: string | null;
  /** Who stamped the time, `CN=…, O=…`; null without a time stamp. */
  readonly timeStampedBy: string | null;
  readonly actions: readonly Action[];
  /** Source types stated outside of actions, as written. */
  readonly statedTypes: readonly string[];
  readonly isMarkedAiGenerated: boolean;
  readonly disclosures: readonly AiDisclosure[];
  readonly identities: readonly Identity[];
  readonly ingredients: readonly Ingredient[];
  readonly dataHash: DataHash | null;
  readonly isUpdate: boolean;
}

export interface Signer {
  readonly organisation: string | null;
  readonly commonName: string | null;
  /** Attributes of the certificate's subject by short name: CN, O, OU, C … */
  readonly names: Names;
  /** The same as text: `CN=…, O=…` */
  readonly subject: string | null;
  /** Subject of the certificate above, `CN=…, O=…`. */
  readonly certifiedBy: string | null;
  readonly notBefore: string | null;
  readonly notAfter: string | null;
}

/** A Map, because the attribute types are whatever the certificate holds. */
export type Names = ReadonlyMap<string, string>;

export interface Ingredient {
  readonly relationship: string | null;
  /** Null when the ingredient came without credentials. */
  readonly manifestLabel: string | null;
  readonly title: string | null;
  /** Media type or file ending, as written. */
  readonly format: string | null;
  /** What the signer of the containing manifest saw: as good as that signer's word. */
  readonly recorded: readonly Status[];
}

/** Longer reports are not of a real file, and parsing them would block the host. UTF-16 units. */
const MAX_JSON_LENGTH = 16_000_000;

/** @throws AppError `decode` when there is no active manifest to speak of */
export function parseManifestStore(json: CredentialJson): ManifestStore {
  const parsed = v.safeParse(storeSchema, parseJson(json.store));
  if (!parsed.success) throw new AppError('decode', 'the manifest report has an unexpected form');
  const { active_manifest: activeLabel, manifests: written, validation_results: results } = parsed.output;
  const extras = new Map(
    v.parse(extrasSchema, parseJson(json.crJson)).manifests.map((one) => [one.label, one]),
  );
  const manifests = new Map(
    Object.entries(written).map(([label, raw]) => [
      label,
      toManifest(label, v.parse(manifestSchema, raw), extras.get(label)),
    ]),
  );
  if (!manifests.has(activeLabel)) throw new AppError('decode', 'the active manifest is missing');
  return {
    activeLabel,
    manifests,
    active: toStatuses(results.activeManifest, activeLabel),
    deltas: results.ingredientDeltas.flatMap((delta) => toStatuses(delta.validationDeltas, null)),
    state: parsed.output.validation_state,
    validatedAt: extras.get(activeLabel)?.validationResults.validationTime ?? null,
  };
}

function parseJson(text: string): unknown {
  if (text.length > MAX_JSON_LENGTH) throw new AppError('decode', 'the manifest report is too long');
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError('decode', 'the manifest report is not JSON', { cause });
  }
}

function toManifest(label: string, report: ManifestReport, extras: Extras | undefined): Manifest {
  return {
    label,
    dataHash: readDataHash(extras?.assertions ?? {}, extras?.['claim.v2'].alg ?? extras?.claim.alg ?? null),
    isUpdate: extras?.isUpdateManifest ?? false,
    title: report.title,
    claimGenerator: claimGenerator(report),
    signer: toSigner(report, extras),
    signedAt: report.signature_info.time,
    timeStampedBy: toNameText(toNames(extras?.signature.timeStampInfo.certificateInfo.subject)),
    actions: readActions(report.assertions),
    statedTypes: readStatedTypes(report.assertions),
    isMarkedAiGenerated: isMarkedAiGenerated(report.assertions),
    disclosures: readDisclosures(report.assertions),
    identities: readIdentities(report.assertions),
    ingredients: report.ingredients.map((one) => ({
      relationship: one.relationship,
      manifestLabel: one.active_manifest,
      title: one.title,
      format: one.format,
      recorded: [
        ...toStatuses(one.validation_results.activeManifest, one.active_manifest),
        ...one.validation_results.ingredientDeltas.flatMap((delta) =>
          toStatuses(delta.validationDeltas, null),
        ),
        ...toStatuses(
          { success: [], informational: [], failure: one.validation_status },
          one.active_manifest,
        ),
      ],
    })),
  };
}

/** Version 1 claims have one string, version 2 a list. */
function claimGenerator(report: ManifestReport): string | null {
  const info = report.claim_generator_info[0];
  if (info?.name === undefined || info.name === null) return report.claim_generator;
  return info.version === null ? info.name : `${info.name} ${info.version}`;
}

function toSigner(report: ManifestReport, extras: Extras | undefined): Signer {
  const certificate = extras?.signature.certificateInfo;
  const names = toNames(certificate?.subject);
  return {
    organisation: report.signature_info.issuer,
    commonName: report.signature_info.common_name,
    names,
    subject: toNameText(names),
    certifiedBy: toNameText(toNames(certificate?.issuer)),
    notBefore: certificate?.validity.notBefore ?? null,
    notAfter: certificate?.validity.notAfter ?? null,
  };
}

function toNames(written: Readonly<Record<string, unknown>> | undefined): Names {
  return new Map(
    Object.entries(written ?? {}).flatMap(([key, value]) =>
      typeof value === 'string' ? [[key, value] as const] : [],
    ),
  );
}

function toNameText(names: Names): string | null {
  return names.size === 0 ? null : [...names].map(([key, value]) => `${key}=${value}`).join(', ');
}
