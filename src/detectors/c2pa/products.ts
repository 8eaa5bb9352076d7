import list from '../../../assets/public/trust/conforming-products.json';
import { sourceTypeToken } from '../../core/source-type';
import type { Names } from './manifest-store';

/** A product of the C2PA conformance programme, found by the subject of its signing certificate. */
export interface Product {
  readonly name: string;
  readonly applicant: string;
  /** 1 or 2; where the list has several records of one product, the lower. */
  readonly assuranceLevel: number;
  /** False when the programme has withdrawn every record of it. */
  readonly isConforming: boolean;
  /** Signals that it may not emit (C2PA asset rubrics), e.g. `capturedMedia`; where it has several records, what all forbid. */
  readonly disallowed: readonly string[];
}

/** Issue date of the list, ISO 8601 day. */
export const productListDate: string = list.date;

/** The product whose distinguished name is the signer's (CN, O, OU, C); null when the list has none. */
export function findProduct(names: Names): Product | null {
  const records = byName.get(keyOf((part) => names.get(part))) ?? [];
  const [first] = records;
  if (first === undefined) return null;
  const conforming = records.filter((one) => one.status === 'conformant');
  return {
    name: first.dn.CN,
    applicant: first.applicant,
    assuranceLevel: Math.min(...records.map((one) => one.assuranceLevel)),
    isConforming: conforming.length > 0,
    disallowed: first.disallowed.filter((signal) => records.every((one) => one.disallowed.includes(signal))),
  };
}

/** Whether a product may state this source type as the origin of an asset. */
export function mayClaim(product: Product, sourceType: string | null): boolean {
  const signal = signals.get(sourceTypeToken(sourceType ?? ''));
  return product.isConforming && (signal === undefined || !product.disallowed.includes(signal));
}

/** C2PA asset rubrics, "captured media"; `multiFrameComputationalCapture` came later and is a computational capture. */
const signals: ReadonlyMap<string, string> = new Map([
  ['digitalCapture', 'capturedMedia'],
  ['computationalCapture', 'capturedMedia'],
  ['multiFrameComputationalCapture', 'capturedMedia'],
  ['compositeCapture', 'capturedMediaStitched'],
]);

type ProductRecord = (typeof list.products)[number];

/** The list leaves an absent part empty, and has names with a space too many. */
function keyOf(part: (name: 'CN' | 'O' | 'OU' | 'C') => string | undefined): string {
  return JSON.stringify((['CN', 'O', 'OU', 'C'] as const).map((name) => (part(name) ?? '').trim()));
}

const byName: ReadonlyMap<string, readonly ProductRecord[]> = Map.groupBy(list.products, ({ dn }) =>
  keyOf((part) => dn[part]),
);
