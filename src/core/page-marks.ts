/**
 * What a document says about itself and its media, exactly as written: gathered by the content script, parsed and judged by
 * detectors. Every list and string is capped where it is gathered and again where it is received.
 */
export interface PageMarks {
  readonly title: string;
  /** BCP 47, as stated by the document; null when it states none. */
  readonly language: string | null;
  /** Statements about origin in `<meta>`, e.g. `ai-disclosure`, `generator`; names in lower case. */
  readonly meta: readonly MetaMark[];
  /** Texts of `application/ld+json` elements that name a source type. */
  readonly jsonLd: readonly string[];
  /** Microdata items that state a source type. */
  readonly microdata: readonly MicrodataMark[];
  /** Elements that carry or name a C2PA manifest of the document, in document order (C2PA 2.4 §A.7). */
  readonly manifests: readonly ManifestMark[];
  readonly originator: OriginatorMarks;
  /** What a known platform's own data say of the media on the page; see `collect/platform-states.ts`. */
  readonly platform: PlatformMarks | null;
}

export interface MetaMark {
  readonly name: string;
  readonly content: string;
}

export interface MicrodataMark {
  /** `itemtype`, verbatim. */
  readonly type: string;
  readonly properties: readonly MetaMark[];
}

export interface ManifestMark {
  /** `inline`: the content of a script element. `link`: the address in a link element, absolute. */
  readonly kind: 'inline' | 'link';
  readonly value: string;
}

/** Elements of Originator Profile (OP Blueprint) and the bytes that their targets select. */
export interface OriginatorMarks {
  readonly elements: readonly OriginatorElement[];
  /** For every target named in an attestation that could be decoded, trusted or not. */
  readonly targets: readonly TargetContent[];
}

export interface OriginatorElement {
  /** `application/ops+json` or `application/cas+json`. */
  readonly kind: 'ops' | 'cas';
  readonly text: string | null;
  /** Absolute. */
  readonly src: string | null;
  readonly integrity: string | null;
}

export interface TargetContent {
  readonly type: string;
  /** null for `ExternalResourceTargetIntegrity`, which selects by integrity. */
  readonly cssSelector: string | null;
  /** The string that is hashed; null when nothing is selected, or for external resources. */
  readonly content: string | null;
  /** External resources: absolute addresses of the elements that carry this integrity. */
  readonly integrity: string | null;
  readonly addresses: readonly string[];
  /** Why there is no content although something was selected. */
  readonly problem: 'too-large' | 'bad-selector' | null;
}

export interface PlatformMarks {
  /** Key of the platform table, e.g. `youtube`. */
  readonly platform: string;
  /** JSON texts cut out of the page's own state, each a whole JSON value. */
  readonly states: readonly string[];
}

/** What stands around one item; gathered when it is sent. */
export interface Surroundings {
  /** Visible words about the medium (`figcaption`, credit line, description), innermost first. */
  readonly captions: readonly string[];
  /** Absolute address of the link around the medium. */
  readonly link: string | null;
  /** Visible labels that the platform table looks for around the item. */
  readonly labels: readonly string[];
  /** Positions in `OriginatorMarks.targets` of those that select the item's element or one around it. */
  readonly targets: readonly number[];
}

export const noSurroundings: Surroundings = { captions: [], link: null, labels: [], targets: [] };

export const noPageMarks: PageMarks = {
  title: '',
  language: null,
  meta: [],
  jsonLd: [],
  microdata: [],
  manifests: [],
  originator: { elements: [], targets: [] },
  platform: null,
};

/** True when the document states something about its own origin, so that it is an item of its own. */
export function speaksOfItself(marks: PageMarks): boolean {
  const { meta, jsonLd, microdata, manifests, originator } = marks;
  return [meta, jsonLd, microdata, manifests, originator.elements].some((list) => list.length > 0);
}
