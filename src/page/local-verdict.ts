import type { ErrorCode, SkipReason } from '../core/errors';
import type { Item } from '../core/item';
import type { Verdict } from '../core/verdict';

/** A verdict made by the page itself when no answer came. */
export function unansweredVerdict(item: Item, code: ErrorCode): Verdict {
  return { ...emptyVerdict(item), label: 'failed', reason: code };
}

/** A verdict made by the page itself for what the person stopped. */
export function skippedVerdict(item: Item, reason: SkipReason): Verdict {
  return { ...emptyVerdict(item), label: 'not-checked', reason };
}

function emptyVerdict(item: Item): Omit<Verdict, 'label' | 'reason'> {
  return {
    itemId: item.id,
    kind: item.kind,
    variant: null,
    basis: null,
    likelihood: null,
    prior: null,
    sourceType: null,
    issuer: null,
    issuedAt: null,
    supporting: [],
    opposing: [],
    evidence: [],
    rendition: null,
    policy: '',
    checkedAt: new Date().toISOString(),
    ms: { acquire: 0, detect: 0, total: 0 },
  };
}
