import type { StatusCodes } from './manifest-schema';

/** One validation result (C2PA 2.4 §15.2). */
export interface Status {
  readonly code: string;
  readonly outcome: 'success' | 'informational' | 'failure';
  /** Manifest that it is about; null when not told. */
  readonly manifestLabel: string | null;
  /** Label of the assertion that it is about; null when it is about none. */
  readonly assertionLabel: string | null;
  readonly explanation: string;
}

/** @param fallbackLabel manifest of results whose address names none (old ones say only `Cose_Sign1`) */
export function toStatuses(codes: StatusCodes, fallbackLabel: string | null): Status[] {
  return (['success', 'informational', 'failure'] as const).flatMap((outcome) =>
    codes[outcome].map((one) => ({
      code: one.code,
      outcome,
      manifestLabel: labelIn(one.url) ?? fallbackLabel,
      assertionLabel: /\/c2pa\.assertions\/([^/]+)$/.exec(one.url ?? '')?.[1] ?? null,
      explanation: one.explanation ?? '',
    })),
  );
}

/** `self#jumbf=/c2pa/<label>/c2pa.signature` → `<label>` */
function labelIn(url: string | null): string | null {
  return /^self#jumbf=\/?c2pa\/([^/]+)/.exec(url ?? '')?.[1] ?? null;
}

/** One pass, because a file may hold many manifests and many results. Those about no named manifest are left out. */
export function byManifest(statuses: readonly Status[]): ReadonlyMap<string, readonly Status[]> {
  const groups = new Map<string, Status[]>();
  for (const one of statuses) {
    if (one.manifestLabel === null) continue;
    const group = groups.get(one.manifestLabel);
    if (group === undefined) groups.set(one.manifestLabel, [one]);
    else group.push(one);
  }
  return groups;
}
