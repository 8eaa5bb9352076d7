import type { MediaHeaders } from '../../core/artifact';
import type { Finding } from '../../core/evidence';
import type { Item } from '../../core/item';
import { maxRawLength } from './limits';
import { parseLinks } from './parse-link';
import { readAiDisclosure } from './read-ai-disclosure';
import { logLrs } from './weights';

/** What the server said beside the medium: of AI (draft-abaris-aicdh-01), and where its Content Credentials are (C2PA 2.4 §11.4). */
export function headerFindings({ src }: Item, headers: MediaHeaders): readonly Finding[] {
  return [disclosureFinding(headers.aiDisclosure), manifestFinding(headers.link, src)].filter(
    (one): one is Finding => one !== null,
  );
}

function disclosureFinding(field: string | null): Finding | null {
  const read = field === null ? null : readAiDisclosure(field);
  if (field === null || read === null) return null;
  return {
    basis: 'declared',
    claim: { says: read.says, sourceType: null },
    trust: 'page',
    logLr: read.says === 'none' ? null : logLrs.server,
    detail: {
      finds: 'header',
      raw: field.slice(0, maxRawLength),
      where: 'AI-Disclosure',
      source: 'draft-abaris-aicdh-01',
      ...(read.generator === null ? {} : { generator: read.generator.slice(0, maxRawLength) }),
    },
  };
}

/** An address, never fetched from here, and no statement on how anything was made. */
function manifestFinding(field: string | null, src: string | null): Finding | null {
  const named = parseLinks(field ?? '').find(
    ({ relations, hasAnchor }) => relations.includes('c2pa-manifest') && !hasAnchor,
  );
  const base = src ?? undefined;
  if (named === undefined || !URL.canParse(named.target, base)) return null;
  const url = new URL(named.target, base);
  if (!/^https?:$/.test(url.protocol)) return null;
  return {
    basis: 'declared',
    claim: { says: 'none', sourceType: null },
    trust: 'page',
    logLr: null,
    detail: {
      finds: 'manifest-link',
      raw: url.host,
      where: 'Link',
      source: 'RFC 8288, rel="c2pa-manifest"',
      remoteUrl: url.href,
    },
  };
}
