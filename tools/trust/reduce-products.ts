/** Form of c2pa-org/conformance-public `conforming-products/conforming-products-list.json`, as far as it is used. */
export interface WrittenProduct {
  readonly applicant: string;
  readonly status: string;
  readonly product: {
    readonly productType: string;
    readonly DN: { readonly CN: string; readonly O: string; readonly OU?: string; readonly C: string };
    readonly assurance?: { readonly maxAssuranceLevel: number };
    readonly disallowedSignals?: { readonly inception?: readonly string[] };
  };
  readonly dates: { readonly lastModification: string };
}

export interface ProductFile {
  readonly name: string;
  readonly source: { readonly repository: string; readonly path: string; readonly commit: string };
  readonly licence: string;
  readonly changes: string;
  /** Of the last change to any record, ISO 8601 day; the list itself has no date. */
  readonly date: string;
  readonly products: readonly ReducedProduct[];
}

interface ReducedProduct {
  readonly dn: { readonly CN: string; readonly O: string; readonly OU: string; readonly C: string };
  readonly applicant: string;
  readonly status: string;
  readonly assuranceLevel: number;
  readonly disallowed: readonly string[];
}

/**
 * Keeps what tells signers apart and what they may state. Products that only read credentials sign nothing and are left out.
 * @param commit of the source repository from which `written` was taken
 */
export function reduceProducts(written: readonly WrittenProduct[], commit: string): ProductFile {
  const generators = written.filter(({ product }) => product.productType === 'generatorProduct');
  return {
    name: 'C2PA Conforming Products List',
    source: {
      repository: 'https://github.com/c2pa-org/conformance-public',
      path: 'conforming-products/conforming-products-list.json',
      commit,
    },
    licence: 'CC-BY-4.0, © Coalition for Content Provenance and Authenticity',
    changes:
      'Generator products only; fields that are not used were left out (tools/trust/reduce-products.ts).',
    date:
      generators
        .map((one) => one.dates.lastModification)
        .sort()
        .at(-1) ?? '',
    products: generators.map(({ applicant, status, product }) => ({
      dn: { CN: product.DN.CN, O: product.DN.O, OU: product.DN.OU ?? '', C: product.DN.C },
      applicant,
      status,
      assuranceLevel: product.assurance?.maxAssuranceLevel ?? 1,
      disallowed: product.disallowedSignals?.inception ?? [],
    })),
  };
}
