import type { Finding } from '../../core/evidence';

/**
 * log10 likelihood ratios, set by rule: anyone who writes the page can write these, few gain by it (evaluation protocol §5).
 * From `labelFromLogLr` of the policy on, a statement labels its item; below that it only adds to an estimate.
 */
export const logLrs = {
  structuredData: 1.5,
  /** A caption or credit line that says nothing else. */
  plainCaption: 1.0,
  /** A text, or a page in its `<meta>`, of itself. */
  ofItself: 1.0,
  server: 0.6,
  hint: 0.6,
  /** Alternative text is often written by machines, and often for search engines. */
  plainAlternative: 0.6,
  hintInAlternative: 0.3,
  /** Uploads live there too. */
  host: 0.3,
} as const;

/** As in `fusion/policy.json`; a test compares them. */
export const labelFromLogLr = 1.0;

/**
 * What a page says in several places is said once: of statements too weak to label, only the strongest keeps its weight, and
 * none where a stronger one labels.
 */
export function weighedOnce(findings: readonly Finding[]): readonly Finding[] {
  const strongest = Math.max(...findings.map(({ logLr }) => logLr ?? 0));
  let isTaken = false;
  return findings.map((one) => {
    if (one.logLr === null || one.logLr >= labelFromLogLr) return one;
    const isStrongest = one.logLr === strongest && !isTaken;
    isTaken ||= isStrongest;
    return isStrongest ? one : { ...one, logLr: 0 };
  });
}
