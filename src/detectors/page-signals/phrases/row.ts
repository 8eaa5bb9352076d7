import { CLEAR_TOOL, SHARED_TOOL } from '../generator-names.table';

/** How one language says that AI made something. All patterns see one segment, NFKC, at most 120 characters, without its full stop. */
export interface DisclosureRow {
  readonly language: string;
  /** A segment that opens with one of these names the medium it speaks of. */
  readonly labelled: RegExp;
  readonly media: PhraseSet;
  readonly text: PhraseSet;
  /** In the sentence after: a joke, a question, a denial. */
  readonly takenBack: RegExp;
  /** Negation, doubt, questions, and talk about AI in general: nothing in that caption counts. */
  readonly unless: RegExp;
}

export interface PhraseSet {
  /** The whole segment says that AI made this. */
  readonly made: readonly RegExp[];
  /** The whole segment says that AI made, changed or translated a part. */
  readonly part: readonly RegExp[];
  /** Says it in passing, or in few words that may mean something else. */
  readonly hints: readonly Hint[];
}

export interface Hint {
  readonly says: 'ai-made' | 'ai-part';
  readonly pattern: RegExp;
}

export function whole(...alternatives: readonly string[]): readonly RegExp[] {
  return alternatives.map((one) => new RegExp(`^(?:${one})$`, 'i'));
}
export function made(...alternatives: readonly string[]): readonly Hint[] {
  return alternatives.map((one) => ({ says: 'ai-made', pattern: new RegExp(one, 'i') }));
}
export function part(...alternatives: readonly string[]): readonly Hint[] {
  return alternatives.map((one) => ({ says: 'ai-part', pattern: new RegExp(one, 'i') }));
}
export function starts(alternatives: string): RegExp {
  return new RegExp(`^(?:${alternatives})`, 'i');
}

/** A generator by its name; see `generator-names.table.ts`. */
export const tool = CLEAR_TOOL;
/** Any generator, for phrases that say "generated". */
export const anyTool = `[${CLEAR_TOOL}${SHARED_TOOL}]`;
/** A person's or a paper's name after the credit. */
export const personName = '[^.,:;!?()]{1,40}';
