/** Which parts of a text weigh most in its estimate. */
export interface TextParts {
  /**
   * `parts`: these stand out. `whole`: none does, the score rests on the whole text. `undecided`: the text as a whole may
   * not be called likely AI-written, so nothing in it is pointed at.
   */
  readonly outcome: 'parts' | 'whole' | 'undecided';
  /** Sentences of the text, as they are counted here. */
  readonly sentences: number;
  /** In reading order; empty unless the outcome is `parts`. */
  readonly parts: readonly TextPart[];
}

export interface TextPart {
  /** Numbers of its first and last sentence, from 1. */
  readonly from: number;
  readonly to: number;
  /** As it stands on the page. */
  readonly text: string;
}
