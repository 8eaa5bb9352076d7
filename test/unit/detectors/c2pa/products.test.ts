import { describe, expect, it } from 'vitest';
import { findProduct, mayClaim } from '../../../../src/detectors/c2pa/products';
import { reduceProducts, type WrittenProduct } from '../../../../tools/trust/reduce-products.ts';

const names = (CN: string, O: string, C: string, OU?: string) =>
  new Map(Object.entries({ C, O, CN, ...(OU === undefined ? {} : { OU }) }));

describe('the list of conforming products', () => {
  it('finds a product by all four parts of its name, in any order, the unit being absent where the list leaves it empty', () => {
    expect(findProduct(names('OpenAI Media Service', 'OpenAI OpCo, LLC', 'US'))).toMatchObject({
      name: 'OpenAI Media Service',
      assuranceLevel: 1,
      isConforming: true,
      disallowed: [],
    });
  });

  it.each([
    ['another organisation', names('OpenAI Media Service', 'OpenAI', 'US')],
    ['another country', names('OpenAI Media Service', 'OpenAI OpCo, LLC', 'DE')],
    ['another unit', names('OpenAI Media Service', 'OpenAI OpCo, LLC', 'US', 'Labs')],
    ['no name', new Map<string, string>()],
  ])('does not take %s for the same', (_what, subject) => {
    expect(findProduct(subject)).toBeNull();
  });

  it.each([
    ['digitalCapture', false],
    ['http://cv.iptc.org/newscodes/digitalsourcetype/computationalCapture', false],
    ['compositeCapture', false],
    ['trainedAlgorithmicMedia', true],
    ['constructor', true],
    [null, true],
  ])('lets a product without capture state %s: %s', (sourceType, expected) => {
    expect(mayClaim(findProduct(names('Jasper', 'Jasper AI Global, LLC', 'US'))!, sourceType)).toBe(expected);
  });

  it('takes a signal as forbidden only where every record of the product forbids it', () => {
    const twice = findProduct(names('Lens Proof-of-Work', 'Fieldnotes dot Dev Opc', 'PH'))!;
    expect(twice.disallowed).toEqual([]);
  });

  it('gives no capture to a product that conforms no longer', () => {
    const withdrawn = { ...findProduct(names('Pixel Camera', 'Google LLC', 'US'))!, isConforming: false };
    expect(mayClaim(withdrawn, 'digitalCapture')).toBe(false);
  });
});

describe('the script that reduces the list', () => {
  it('keeps products that sign, with the latest change of any of them as date', () => {
    const record = (productType: string, lastModification: string): WrittenProduct => ({
      applicant: 'A',
      status: 'conformant',
      product: { productType, DN: { CN: 'N', O: 'A', C: 'US' } },
      dates: { lastModification },
    });
    const list = [
      record('generatorProduct', '2026-01-02'),
      record('generatorProduct', '2026-01-01'),
      record('validatorProduct', '2026-09-09'),
    ];
    expect(reduceProducts(list, 'c0ffee')).toMatchObject({
      date: '2026-01-02',
      source: { commit: 'c0ffee' },
      products: [{ dn: { CN: 'N', O: 'A', OU: '', C: 'US' }, assuranceLevel: 1, disallowed: [] }, {}],
    });
  });
});
