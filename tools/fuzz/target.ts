/** A parser under test, and what it is fed. */
export interface Target {
  /** Whole, valid inputs; what is fed are changes of them. */
  readonly corpus: readonly Sample[];
  /** Words that mean something to the parser, put in at random places. */
  readonly tokens: readonly string[];
  /** May throw AppError; anything else it throws is a finding. */
  readonly run: (bytes: Uint8Array<ArrayBuffer>, name: string) => unknown;
  /** Memory outside JavaScript's heap, in bytes. */
  readonly foreignBytes?: () => number;
}

export interface Sample {
  /** File name; its ending tells the format. */
  readonly name: string;
  readonly bytes: Uint8Array;
}
