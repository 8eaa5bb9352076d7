/** One link of a `Link` header field (RFC 8288). */
export interface Link {
  /** As written; may be relative. */
  readonly target: string;
  /** Relation types in lower case. */
  readonly relations: readonly string[];
  /** True when the link speaks of something other than the response itself. */
  readonly hasAnchor: boolean;
}

/** A response names a few; a hostile one would name thousands. */
const MAX_LINKS = 64;

const target = /[ \t,]*<([^>]*)>/y;
const parameter = /[ \t]*;[ \t]*([^\s=;,"<>]*)[ \t]*(?:=[ \t]*(?:"((?:[^"\\]|\\.)*)"?|([^\s;,"]*)))?/y;
/** Whatever is left of a link that cannot be read, up to the next comma outside of quotation marks. */
const rest = /(?:"(?:[^"\\]|\\.)*"?|[^,"])*/y;

/** Reads a `Link` header field (RFC 8288, appendix B.2), leniently as it asks; each character is looked at once or twice. */
export function parseLinks(field: string): readonly Link[] {
  const links: Link[] = [];
  let at = 0;
  const take = (pattern: RegExp) => {
    pattern.lastIndex = at;
    const match = pattern.exec(field);
    if (match !== null) at += match[0].length;
    return match;
  };
  while (at < field.length && links.length < MAX_LINKS) {
    const address = take(target)?.[1];
    if (address === undefined) return links;
    const parameters = new Map<string, string>();
    for (let one = takeParameter(take); one !== null; one = takeParameter(take)) {
      // The first `rel` counts (§3.3).
      if (!parameters.has(one.name)) parameters.set(one.name, one.value);
    }
    take(rest);
    links.push({
      target: address.trim(),
      relations: parameters.get('rel')?.toLowerCase().split(/\s+/).filter(Boolean) ?? [],
      hasAnchor: parameters.has('anchor'),
    });
  }
  return links;
}

function takeParameter(take: (pattern: RegExp) => RegExpExecArray | null) {
  const match = take(parameter);
  if (match === null) return null;
  return {
    name: (match[1] ?? '').toLowerCase(),
    value: match[2]?.replace(/\\(.)/g, '$1') ?? match[3] ?? '',
  };
}
