/** Words out of a file or page, exactly as they stand there. */
export interface Quote {
  readonly quote: string;
  /** True when there was more than is shown. */
  readonly isPart: boolean;
}

/** A page of print; the whole is in the copied JSON. */
const MAX_LENGTH = 2_000;

/**
 * Verbatim but for what cannot be seen: control and direction characters are written as their code, so that a text can
 * neither hide a part of itself nor turn the line around.
 */
export function quoted(text: string, maxLength: number = MAX_LENGTH): Quote {
  const characters = [...text];
  const shown = characters.slice(0, maxLength).join('');
  return { quote: shown.replace(unseen, codeOf), isPart: characters.length > maxLength };
}

/** Controls, format and private use characters, lone surrogates; not line ends, tabs, and joiners after a letter that joins. */
const unseen = /[^\P{C}\n\r\t\u200C\u200D]|(?<![^\p{ASCII}\p{C}])[\u200C\u200D]/gu;

function codeOf(character: string): string {
  return `<U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}>`;
}
