import type { Item, MediaKind } from '../../core/item';
import type { AttestationResult, TargetResult } from './result';

/** A signed part of the page and what it covers of one item. */
export interface Part {
  readonly attestation: AttestationResult;
  readonly target: TargetResult;
  /** `markup`: the HTML around a medium, with its address, but not the file itself. */
  readonly covers: 'text' | 'file' | 'markup';
  readonly isChanged: boolean;
}

/** The signed part that says most of an item: one that differs before one that holds, the file before its markup. */
export function partOf(item: Item, attestations: readonly AttestationResult[]): Part | null {
  const parts = attestations.flatMap((attestation) =>
    attestation.targets.flatMap((target) => partFrom(item, attestation, target)),
  );
  return (
    parts.find(({ isChanged }) => isChanged) ??
    parts.find(({ covers }) => covers !== 'markup') ??
    parts[0] ??
    null
  );
}

function partFrom(item: Item, attestation: AttestationResult, target: TargetResult): readonly Part[] {
  const { position } = target;
  if (position === null || !item.surroundings.targets.includes(position)) return [];
  const covers = coverageOf(item.kind, target.type);
  const state = target.files.find(({ url }) => url === item.src)?.state ?? target.state;
  if (covers === null || state === 'unchecked') return [];
  return [{ attestation, target, covers, isChanged: state === 'changed' }];
}

/** A digest of text says nothing of the pictures between it, and one of a file nothing of any text. */
function coverageOf(kind: MediaKind, type: string): Part['covers'] | null {
  switch (type) {
    case 'ExternalResourceTargetIntegrity':
      return kind === 'text' ? null : 'file';
    case 'HtmlTargetIntegrity':
      return kind === 'text' ? 'text' : 'markup';
    default:
      return kind === 'text' ? 'text' : null;
  }
}
