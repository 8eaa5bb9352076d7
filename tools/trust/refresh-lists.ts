/**
 * Writes assets/public/trust/lists.json from the files there, and conforming-products.json from the list of products.
 *
 *   node tools/trust/refresh-lists.ts [--official-json FILE --timestamp-json FILE] [--products FILE]
 *                                     [--official-commit SHA] [--interim-commit SHA]
 *
 * To take a new edition of the official lists: put the two PEM files of the source repository into assets/public/trust,
 * then give this script their JSON twins (for issue date and next update), the list of products as it is in the same
 * repository, and the commit. Nothing is downloaded.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { reduceProducts, type WrittenProduct } from './reduce-products.ts';

const folder = fileURLToPath(new URL('../../assets/public/trust/', import.meta.url));
const target = `${folder}lists.json`;
const productsFile = 'conforming-products.json';

export interface TrustListEntry {
  readonly name: string;
  /** `products`: no anchors; says what signers on the official list may state. */
  readonly tier: 'official' | 'interim' | 'products';
  readonly file: string;
  /** Issue date, ISO 8601 day. */
  readonly date: string;
  /** ISO 8601 day; null for a list that is no longer updated. */
  readonly nextUpdate: string | null;
  readonly certificates: number;
  readonly sha256: string;
  readonly source: { readonly repository: string; readonly path: string; readonly commit: string };
  readonly licence: string;
}

type Known = Omit<TrustListEntry, 'certificates' | 'sha256'>;

main();

function main(): void {
  const { values } = parseArgs({
    options: {
      'official-json': { type: 'string' },
      'timestamp-json': { type: 'string' },
      products: { type: 'string' },
      'official-commit': { type: 'string' },
      'interim-commit': { type: 'string' },
    },
  });
  const before = (JSON.parse(readFileSync(target, 'utf8')) as { lists: TrustListEntry[] }).lists;
  const lists = before.map((entry) => {
    const commit =
      (entry.tier === 'interim' ? values['interim-commit'] : values['official-commit']) ??
      entry.source.commit;
    const json = {
      'C2PA-TRUST-LIST.pem': values['official-json'],
      'C2PA-TSA-TRUST-LIST.pem': values['timestamp-json'],
    }[entry.file];
    if (entry.file === productsFile && values.products !== undefined) writeProducts(values.products, commit);
    return measure({
      ...entry,
      ...(json === undefined ? {} : readDates(json)),
      ...(entry.file === productsFile ? { date: readProductsDate() } : {}),
      source: { ...entry.source, commit },
    });
  });
  writeFileSync(target, `${JSON.stringify({ lists }, null, 2)}\n`);
  for (const one of lists) console.log(`${one.date}  ${String(one.certificates).padStart(3)}  ${one.name}`);
}

function measure(known: Known): TrustListEntry {
  const bytes = readFileSync(folder + known.file);
  return {
    ...known,
    certificates: bytes.toString('utf8').split('-----BEGIN CERTIFICATE-----').length - 1,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  };
}

function writeProducts(file: string, commit: string): void {
  const written = JSON.parse(readFileSync(file, 'utf8')) as WrittenProduct[];
  writeFileSync(folder + productsFile, `${JSON.stringify(reduceProducts(written, commit), null, 1)}\n`);
}

function readProductsDate(): string {
  return (JSON.parse(readFileSync(folder + productsFile, 'utf8')) as { date: string }).date;
}

/** ETSI TS 119 602 list header. */
function readDates(file: string): Pick<TrustListEntry, 'date' | 'nextUpdate'> {
  const { ListIssueDateTime, NextUpdate } = (
    JSON.parse(readFileSync(file, 'utf8')) as {
      LoTE: { ListAndSchemeInformation: { ListIssueDateTime: string; NextUpdate: string } };
    }
  ).LoTE.ListAndSchemeInformation;
  return { date: ListIssueDateTime.slice(0, 10), nextUpdate: NextUpdate.slice(0, 10) };
}
