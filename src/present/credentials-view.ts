import type { FoundEvidence, Json } from '../core/evidence';
import type { Verdict } from '../core/verdict';
import { classifySourceType } from '../core/source-type';
import { field, listOf, textIn } from './json';
import { sourceTypeWords } from './source-type-words';
import { words, type Words } from './words';

/** A fact with its name; a bare string is the file's own word. */
export interface Fact {
  readonly term: Words;
  readonly value: Words | string;
}

/** What valid Content Credentials of a recognised issuer state; null when there are none. */
export function credentialFacts(verdict: Verdict): readonly Fact[] | null {
  const found = verdict.evidence.find(isFromListedIssuer);
  if (found === undefined) return null;
  const tool = textIn(found.detail, 'claimGenerator');
  const aiTool = aiToolIn(found.detail['manifests']);
  const { sourceType } = found.claim;
  return [
    { term: words('card_issued_by'), value: found.issuer ?? words('issuer_unnamed') },
    ...(found.issuedAt === undefined
      ? []
      : [
          {
            term: words('card_issued_at'),
            value: words('card_moment', { as: 'moment', at: found.issuedAt }),
          },
        ]),
    ...(sourceType === null ? [] : [{ term: words('card_origin'), value: sourceTypeWords(sourceType) }]),
    ...(tool === null ? [] : [{ term: words('card_tool'), value: tool }]),
    ...(aiTool === null ? [] : [{ term: words('card_ai_tool'), value: aiTool }]),
  ];
}

function isFromListedIssuer(one: Verdict['evidence'][number]): one is FoundEvidence {
  return (
    one.status === 'found' && (one.trust === 'official' || one.trust === 'interim' || one.trust === 'user')
  );
}

/** The agent of the first action that states an AI source type (`c2pa` detail, nearest manifest first). */
function aiToolIn(manifests: Json | undefined): string | null {
  for (const manifest of listOf(manifests)) {
    for (const action of listOf(field(manifest, 'actions'))) {
      const sourceType = textIn(action, 'sourceType');
      const says = sourceType === null ? 'other' : classifySourceType(sourceType);
      const agent = textIn(action, 'agent');
      if ((says === 'ai-made' || says === 'ai-part') && agent !== null) return agent;
    }
  }
  return null;
}
