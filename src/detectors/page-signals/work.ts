/** A node of structured data (schema.org `CreativeWork`) that states how something was made, or helps to find of what. */
export interface Work {
  readonly from: 'json-ld' | 'microdata';
  /** Without vocabulary, in lower case: `imageobject`. */
  readonly types: readonly string[];
  /** `digitalSourceType`, verbatim. */
  readonly sourceTypes: readonly string[];
  readonly addresses: readonly WorkAddress[];
  /** `articleBody` or `text`. */
  readonly body: string | null;
  /** True when it stands for the page itself or its main entity, not inside something else. */
  readonly isTop: boolean;
}

export interface WorkAddress {
  /** Property in lower case, or `@id`. */
  readonly name: string;
  /** As written; may be relative. */
  readonly value: string;
}

/** Properties whose values say of what a node speaks. */
export const addressNames: ReadonlySet<string> = new Set([
  '@id',
  'contenturl',
  'url',
  'embedurl',
  'thumbnailurl',
  'sameas',
  'image',
  'mainentityofpage',
]);

/** A property or type without its vocabulary, in lower case: `schema:ImageObject`, `https://schema.org/ImageObject`. */
export function bareName(written: string): string {
  return written
    .trim()
    .replace(/^(?:schema:|https?:\/\/(?:www\.)?schema\.org\/)/i, '')
    .toLowerCase();
}
