import { annotation, languageOf, webMediaProfile, type Annotation } from './credentials';
import { withOrganisation, type Organisation, type Organisations } from './organisations';
import type { Certificate, Speaker } from './result';
import { claimedIn, verifyToken } from './verify-token';

/** Describes each organisation once: several attestations of a page are mostly by the same one. */
export function createDescriber(
  organisations: Organisations,
  language: string | null,
): (organisation: Organisation) => Promise<Speaker> {
  const described = new Map<Organisation, Promise<Speaker>>();
  return (organisation) => {
    const known = described.get(organisation) ?? describeSpeaker(organisation, organisations, language);
    described.set(organisation, known);
    return known;
  };
}

/** What the registry and the certifiers say of an organisation. */
export async function describeSpeaker(
  organisation: Organisation,
  organisations: Organisations,
  language: string | null,
): Promise<Speaker> {
  const { id, registry } = organisation;
  const described = await readMedia(organisation, language);
  const certificates = await Promise.all(
    organisation.annotations.map((token) => readCertificate(token, id, organisations, language)),
  );
  return {
    id,
    name: described?.name ?? domainOf(id),
    url: described?.url ?? null,
    certificates: inLanguage(certificates, language).map(({ certificate }) => certificate),
    registry: { id: registry.id, name: registry.name, date: registry.date },
  };
}

interface Described {
  readonly name: string;
  readonly url: string | null;
  readonly language: string | null;
}

/**
 * The Web Media Profile in the page's language, else in English, else the first. It counts only from the registry that
 * issued the Core Profile: an organisation does not name itself.
 */
async function readMedia(
  { id, registry, media }: Organisation,
  language: string | null,
): Promise<Described | null> {
  if (id === registry.id) return registry.name === null ? null : { name: registry.name, url: null, language };
  const verified = await Promise.all(
    media.map((token) => verifyToken(token, registry.id, registry.keys, webMediaProfile)),
  );
  const described = verified.flatMap((one): readonly Described[] => {
    if (typeof one === 'string' || one.credentialSubject.id !== id) return [];
    const { name, url } = one.credentialSubject;
    return [{ name, url, language: languageOf(one['@context']) }];
  });
  return inLanguage(described, language)[0] ?? null;
}

interface Stated {
  readonly certificate: Certificate;
  readonly language: string | null;
}

async function readCertificate(
  token: string,
  holder: string,
  organisations: Organisations,
  language: string | null,
): Promise<Stated> {
  const issuerId = claimedIn(token)?.issuer ?? '';
  const verified = await withOrganisation(issuerId, organisations, async ({ keys }) => {
    const result = await verifyToken(token, issuerId, keys, annotation);
    if (typeof result === 'string') return result;
    return result.credentialSubject.id === holder ? result : 'malformed';
  });
  const base = { issuerId, isOwn: issuerId === holder };
  if (typeof verified === 'string') {
    return { certificate: { ...base, name: '', issuerName: null, reason: verified }, language: null };
  }
  const { organisation, result } = verified;
  const issuerName = (await readMedia(organisation, language))?.name ?? domainOf(issuerId);
  return {
    certificate: { ...base, name: nameOf(result), issuerName, reason: reasonOfTime(result, Date.now()) },
    language: languageOf(result['@context']),
  };
}

function nameOf({ credentialSubject }: Annotation): string {
  const { certificationSystem, annotation: scheme, name } = credentialSubject;
  return certificationSystem?.name ?? scheme?.name ?? name ?? '';
}

/** `validFrom` and `validUntil` (XML Schema dateTime) narrow what `exp` allows. */
function reasonOfTime({ validFrom, validUntil }: Annotation, now: number): Certificate['reason'] {
  if (validUntil !== null && !(Date.parse(validUntil) > now)) return 'expired';
  return validFrom !== null && !(Date.parse(validFrom) <= now) ? 'not-valid-yet' : null;
}

/**
 * The same thing is issued once for each language: those in the wanted one, else in English, else all; always those that
 * state none.
 */
function inLanguage<One extends { readonly language: string | null }>(
  all: readonly One[],
  language: string | null,
): readonly One[] {
  const primary = (tag: string | null) => tag?.toLowerCase().split('-')[0];
  const wanted = [primary(language), 'en'].find(
    (tag) => tag !== undefined && all.some((one) => primary(one.language) === tag),
  );
  if (wanted === undefined) return all;
  return all.filter((one) => one.language === null || primary(one.language) === wanted);
}

/** `dns:example.com` → `example.com` */
function domainOf(id: string): string {
  return id.replace(/^dns:/, '');
}
