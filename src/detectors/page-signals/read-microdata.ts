import type { MicrodataMark } from '../../core/page-marks';
import { addressNames, bareName, type Work } from './work';

/** Microdata and RDFa Lite items, as the collector gathered them: flat, each with its own properties only. */
export function readMicrodata(items: readonly MicrodataMark[]): readonly Work[] {
  return items.map(({ type, properties }) => {
    const named = properties.map(({ name, content }) => ({ name: bareName(name), value: content }));
    return {
      from: 'microdata',
      types: type.split(/\s+/).map(bareName),
      sourceTypes: named.filter(({ name }) => name === 'digitalsourcetype').map(({ value }) => value),
      addresses: named.filter(({ name }) => addressNames.has(name)),
      body: null,
      isTop: true,
    };
  });
}
