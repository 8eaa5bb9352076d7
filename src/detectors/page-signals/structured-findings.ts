import type { Finding } from '../../core/evidence';
import type { Item } from '../../core/item';
import type { PageMarks } from '../../core/page-marks';
import { classifySourceType, sourceTypeToken } from '../../core/source-type';
import { worksAbout } from './find-statements';
import { maxRawLength, maxStatements } from './limits';
import { parseJsonLd, type JsonLdProblem } from './parse-json-ld';
import { readMicrodata } from './read-microdata';
import { logLrs } from './weights';
import type { Work } from './work';

interface Structured {
  readonly works: readonly Work[];
  readonly problems: readonly JsonLdProblem[];
}

/** Every item of a batch brings the same marks: they are parsed once. */
const known = new WeakMap<PageMarks, Structured>();

/** What structured data of the page states about the item; and what of it could not be read. */
export function structuredFindings(item: Item, page: PageMarks): readonly Finding[] {
  const { works, problems } = structuredOf(page);
  const statements = new Map<string, Finding>();
  for (const work of worksAbout(item, works)) {
    const finding = toFinding(work);
    if (finding !== null) statements.set(`${finding.claim.says} ${finding.claim.sourceType ?? ''}`, finding);
  }
  return [...[...statements.values()].slice(0, maxStatements), ...problems.slice(0, 1).map(unread)];
}

function structuredOf(page: PageMarks): Structured {
  const parsed = known.get(page);
  if (parsed !== undefined) return parsed;
  const { works, problems } = parseJsonLd(page.jsonLd);
  const structured = { works: [...works, ...readMicrodata(page.microdata)], problems };
  known.set(page, structured);
  return structured;
}

const byWeight = ['ai-made', 'ai-part', 'camera', 'other'] as const;

/** Of several types the one that says most of AI. A camera is reported and never credited: nobody signed it. */
function toFinding({ from, sourceTypes }: Work): Finding | null {
  const classes = sourceTypes.map((written) => ({ written: bareAddress(written), says: classify(written) }));
  const first = byWeight.flatMap((says) => classes.filter((one) => one.says === says))[0];
  if (first === undefined) return null;
  const { says, written } = first;
  const isAi = says === 'ai-made' || says === 'ai-part';
  return {
    basis: 'declared',
    claim: {
      says: says === 'camera' ? 'none' : says,
      sourceType: sourceTypeToken(written).slice(0, maxRawLength),
    },
    trust: 'page',
    logLr: isAi ? logLrs.structuredData : null,
    detail: {
      finds: from,
      states: says,
      raw: written.slice(0, maxRawLength),
      where: from === 'json-ld' ? 'application/ld+json' : 'microdata',
      source: 'https://schema.org/digitalSourceType',
    },
  };
}

function unread(problem: JsonLdProblem): Finding {
  return {
    basis: 'declared',
    claim: { says: 'none', sourceType: null },
    trust: 'page',
    logLr: null,
    detail: { finds: 'unread', problem, where: 'application/ld+json' },
  };
}

function classify(written: string): (typeof byWeight)[number] {
  return classifySourceType(bareAddress(written));
}

/** `schema:TrainedAlgorithmicMediaDigitalSource` is the same as the full address. */
function bareAddress(written: string): string {
  return written.trim().replace(/^schema:/i, 'https://schema.org/');
}
