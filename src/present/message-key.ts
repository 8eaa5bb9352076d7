import type english from '../../assets/public/_locales/en/messages.json';

/** Every key of the locale files; English is the reference, a test compares the others with it. */
export type MessageKey = keyof typeof english;
