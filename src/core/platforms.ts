import { platforms } from './platforms.table';

/** How one platform says that a medium was made or changed with AI; a row of the table. */
export interface Platform {
  readonly id: string;
  /** As people know it; shown. */
  readonly name: string;
  /** Registrable names; their subdomains belong to them. */
  readonly hosts: readonly string[];
  readonly states: readonly StateMark[];
  readonly labels: readonly LabelMark[];
  /** Selector of the one place whose medium the page's own address names; null where any medium without a link may be meant. */
  readonly mainPlace: string | null;
}

/** Where the page's own JSON says it. Found as text, cut out as a whole object, judged only once it is parsed. */
export interface StateMark {
  /** Compact JSON that stands at the beginning of what is looked for: a key, with as much of its value as always stands there. */
  readonly find: string;
  /** JSON that follows where nothing is said. */
  readonly except: readonly string[];
  /**
   * `around`: the innermost object around it that has one of these properties of its own. null: the object that is the
   * value of the key itself, in an object with that key alone.
   */
  readonly around: readonly string[] | null;
  /** Properties that are cut out, with their paths inside the object (`a.b`). */
  readonly keep: readonly string[];
  /**
   * What stands right before a string literal that holds the page's JSON as text. In any other string people write, and
   * nothing in it counts.
   */
  readonly textAfter: readonly string[];
  /** ISO 8601 day on which the shape was last looked up. */
  readonly date: string;
}

/** Where the platform writes it for people to see. */
export interface LabelMark {
  /** Selector of a post; the closest one around the medium counts, and labels of posts inside it do not. */
  readonly post: string;
  /** Selector of the part of the post that holds labels; null: all of it. */
  readonly within: string | null;
  /** Selector of what people write themselves: never looked into. */
  readonly byPeople: string;
  /** `kind`: pictures beside a video are its covers. `all`: any second medium makes it unsure which one is meant. */
  readonly alone: 'kind' | 'all';
  readonly texts: readonly LabelText[];
  readonly date: string;
}

export interface LabelText {
  /** The whole text of the label, in one language. */
  readonly text: string;
  readonly says: 'ai-made' | 'ai-part';
  readonly method: LabelMethod;
}

/** How the platform came to say it, as far as it tells; `unstated` when it does not. */
export type LabelMethod =
  'self-disclosed' | 'detected' | 'c2pa' | 'iptc' | 'watermark' | 'own-tool' | 'unstated';

/** Stands among the labels of a medium in a platform's `mainPlace`. */
export const IN_MAIN_PLACE = 'in-main-place';

/** The platform that a host name belongs to; null for all other sites. */
export function platformOf(hostname: string): Platform | null {
  const name = hostname.toLowerCase();
  return (
    platforms.find(({ hosts }) => hosts.some((host) => name === host || name.endsWith(`.${host}`))) ?? null
  );
}

export function platformById(id: string): Platform | null {
  return platforms.find((one) => one.id === id) ?? null;
}
