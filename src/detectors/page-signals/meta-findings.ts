import type { Claim, Finding } from '../../core/evidence';
import type { MetaMark } from '../../core/page-marks';
import { maxRawLength } from './limits';
import { logLrs } from './weights';

/**
 * Values of `<meta name="ai-disclosure">`: w3c-cg/ai-content-disclosure, then the grades of Drupal's ai_disclosure module
 * that say how the content came about (picking metadata or rating it makes no content). `mixed` says nothing of any part.
 */
const disclosures: ReadonlyMap<string, Claim['says']> = new Map([
  ['none', 'none'],
  ['ai-assisted', 'ai-part'],
  ['ai-generated', 'ai-made'],
  ['autonomous', 'ai-made'],
  ['mixed', 'ai-part'],
  ['human_only', 'none'],
  ['ai_translated', 'ai-part'],
  ['ai_summarized', 'ai-part'],
  ['ai_partly_assisted', 'ai-part'],
  ['ai_assisted_hitl', 'ai-part'],
  ['ai_generated_autonomous', 'ai-made'],
]);

const generated: typeof disclosures = new Map([
  ['true', 'ai-made'],
  ['yes', 'ai-made'],
  ['partial', 'ai-part'],
]);

const valuesOf: ReadonlyMap<string, typeof disclosures> = new Map([
  ['ai-disclosure', disclosures],
  ['ai-generated', generated],
]);

/** What `<meta>` elements say of the page they stand in; nothing of the media on it. */
export function metaFindings(meta: readonly MetaMark[]): readonly Finding[] {
  return meta.flatMap(({ name, content }): Finding[] => {
    // Drupal adds parameters: `ai_summarized; required=undetermined`.
    const says = valuesOf.get(name)?.get(content.split(';')[0]?.trim().toLowerCase() ?? '');
    if (says === undefined) return [];
    return [
      {
        basis: 'declared',
        claim: { says, sourceType: null },
        trust: 'page',
        logLr: says === 'none' ? null : logLrs.ofItself,
        detail: {
          finds: 'meta',
          raw: content.slice(0, maxRawLength),
          where: name,
          source: 'w3c-cg/ai-content-disclosure',
        },
      },
    ];
  });
}
