/**
 * Names behind `ContentProducer` codes of China's AI label: `001`, `1`, the company's 18-character credit code, and
 * five digits for the product (TC260-PG-20252A). Only codes seen in files of that product.
 */
export const producers: Readonly<Record<string, string>> = {
  '001191110102MACQD9K64010000': 'Doubao',
  '00119144030008867405X210001': 'Jimeng',
};
