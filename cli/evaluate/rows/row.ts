/** Which medium, and by whom it was made, as the caller's file says. */
export interface Row {
  readonly id: string;
  readonly kind: 'text' | 'image';
  readonly isAi: boolean;
  /** BCP 47 primary language of a text; empty for a picture. */
  readonly lang: string;
  /** Register of a text, kind of a picture. */
  readonly register: string;
  readonly generator: string;
  readonly year: string;
  readonly source: string;
  /** What must not be split: author, prompt, base picture. */
  readonly group: string;
  /** Attack on a text; delivery tier of a picture. */
  readonly treatment: string;
  /** SHA-256 of what is judged, hex; with the tier for a picture. */
  readonly content: string;
  /** Words of a text; 0 for a picture. */
  readonly words: number;
  /** What cheap models may know, by the name of the null model; numbers without units. */
  readonly features: Readonly<Record<string, readonly number[]>>;
  /** First characters of a text, path of a picture. */
  readonly excerpt: string;
}

/** Says unknown in tables. */
export const unknown = 'not stated';
