/** RFC 6497: content transformed (`t`) by a machine translation (`t0`) that is not named (`und`). */
const MACHINE_TRANSLATED = '-t-t0-und';

/** `en` → `en-t-t0-und`: what is in that language now was put into it by a machine. */
export function machineTranslated(language: string | null): string {
  return `${language ?? 'und'}${MACHINE_TRANSLATED}`;
}

/** @param tag BCP 47 */
export function isMachineTranslated(tag: string | null): boolean {
  return tag !== null && tag.includes(MACHINE_TRANSLATED);
}

/** `en` of `en-GB`. */
export function primaryLanguage(tag: string | null): string | null {
  return tag?.split('-')[0]?.toLowerCase() ?? null;
}
