import type { FoundEvidence, Trust } from '../core/evidence';
import type { Policy } from '../core/policy';
import type { Label, Variant } from '../core/verdict';

export interface Declaration {
  readonly label: Label;
  readonly variant: Variant | null;
  readonly evidence: FoundEvidence;
}

const listed: ReadonlySet<Trust> = new Set<Trust>(['official', 'interim', 'user']);

/**
 * What one declaration says by rule, or null if it decides nothing.
 * Asymmetric on purpose: an AI claim counts whoever makes it, in words that fit who signed; a camera claim
 * counts only from a listed signer (C2PA 2.2 §14.3 trust model; provenance decisions 4 and 8).
 */
export function readDeclaration(found: FoundEvidence, policy: Policy): Declaration | null {
  if (found.basis !== 'declared') return null;
  if (found.trust === 'invalid' || found.claim.says === 'broken') {
    return { label: 'credentials-invalid', variant: null, evidence: found };
  }
  return listed.has(found.trust) ? readListed(found) : readUnlisted(found, policy);
}

function readListed(found: FoundEvidence): Declaration {
  const label: Label = (
    {
      'ai-made': 'declared-generated',
      'ai-part': 'declared-edited',
      camera: 'camera-captured',
      other: 'credentials-present',
      none: 'credentials-present',
      broken: 'credentials-invalid',
    } as const
  )[found.claim.says];
  return { label, variant: null, evidence: found };
}

function readUnlisted(found: FoundEvidence, policy: Policy): Declaration | null {
  const { says } = found.claim;
  if (says !== 'ai-made' && says !== 'ai-part') return null;
  if (found.logLr !== null && found.logLr < policy.labelFromLogLr) return null;
  return { label: 'labelled-generated', variant: labelledVariant(says, found.trust), evidence: found };
}

function labelledVariant(says: 'ai-made' | 'ai-part', trust: Trust): Variant | null {
  if (trust === 'lapsed') return says === 'ai-part' ? 'edited-lapsed' : 'lapsed';
  return says === 'ai-part' ? 'edited' : null;
}
