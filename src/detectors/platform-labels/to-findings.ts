import type { Finding } from '../../core/evidence';
import type { Platform } from '../../core/platforms';
import type { Statement } from './statement';

/** log10; set by rule: few mislabel their own posts as AI, and the platform that shows it can be asked. */
const LABEL_LOG_LR = 1.5;

/** The weightiest statement about AI, and one about a camera: more of a kind repeat each other. */
export function toFindings(statements: readonly Statement[], platform: Platform): readonly Finding[] {
  const of = (wanted: Statement['says']) => statements.find(({ says }) => says === wanted);
  return [of('ai-made') ?? of('ai-part'), of('none')].flatMap((one) =>
    one === undefined ? [] : [toFinding(one, platform)],
  );
}

function toFinding({ says, finds, raw, where, method, attribution }: Statement, platform: Platform): Finding {
  return {
    basis: 'declared',
    claim: { says, sourceType: null },
    trust: 'page',
    // A platform's word for a camera is no credit: nothing of it can be checked here.
    logLr: says === 'none' ? null : LABEL_LOG_LR,
    detail: {
      platform: platform.name,
      finds,
      raw: raw.slice(0, MAX_RAW_LENGTH),
      where,
      method,
      attribution: attribution?.slice(0, MAX_RAW_LENGTH) ?? null,
      tableDate: dateOf(platform),
    },
  };
}

/** Longer is no label. */
const MAX_RAW_LENGTH = 200;

/** ISO 8601 day on which the oldest of the platform's rows was last looked up. */
function dateOf({ states, labels }: Platform): string {
  return [...states, ...labels].map(({ date }) => date).sort()[0] ?? '';
}
