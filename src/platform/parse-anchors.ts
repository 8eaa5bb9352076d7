import * as v from 'valibot';
import { isCertificate } from './der-certificate';

/** Certificates that the user added to the trust lists: signers under them are of the tier `user`. */
export interface UserAnchor {
  /** As given by the user, e.g. the name of the file; unique. */
  readonly name: string;
  /** PEM of one or more certificates and nothing else. */
  readonly pem: string;
  /** ISO 8601 UTC. */
  readonly addedAt: string;
}

/** Why certificates were not added. */
export const anchorProblems = [
  'no-name',
  'too-large',
  'no-certificate', // no PEM block, or one that holds something else, e.g. a key
  'damaged', // a block that is cut off, not base64, or not an X.509 certificate
  'too-many', // more certificates in a file, or more files, than are kept
] as const;
export type AnchorProblem = (typeof anchorProblems)[number];

/** A hundred RSA-4096 certificates are about 200,000 characters. */
const MAX_PEM_LENGTH = 256_000;
/** The longest list that ships has 86. */
const MAX_CERTIFICATES_PER_FILE = 200;
/** All of them go with every file that is read. */
export const MAX_ANCHORS = 20;
const MAX_NAME_LENGTH = 120;

/**
 * Reads a PEM file (RFC 7468): certificates only, each of the outer form of X.509. Text around the blocks is dropped.
 * @param now time of adding, ISO 8601 UTC
 */
export function parseAnchor(name: string, text: string, now: string): UserAnchor | AnchorProblem {
  const cleanName = name
    .replace(/[\p{Cc}\p{Cf}]/gu, ' ')
    .trim()
    .slice(0, MAX_NAME_LENGTH);
  if (cleanName === '') return 'no-name';
  if (text.length > MAX_PEM_LENGTH) return 'too-large';
  const lines = text.split(/\r\n|\r|\n/).map((line) => line.trim());
  const labels = lines.flatMap((line) => /^-----(?:BEGIN|END) (.*)-----$/.exec(line)?.[1] ?? []);
  if (labels.length === 0 || labels.some((label) => label !== 'CERTIFICATE')) return 'no-certificate';
  const bodies = bodiesOf(lines);
  if (bodies === null || !bodies.every(isBase64Certificate)) return 'damaged';
  if (bodies.length > MAX_CERTIFICATES_PER_FILE) return 'too-many';
  return { name: cleanName, pem: bodies.map(toPem).join(''), addedAt: now };
}

/** How many certificates an anchor holds. */
export function countCertificates({ pem }: Pick<UserAnchor, 'pem'>): number {
  return pem.split(begin).length - 1;
}

const orderSchema = v.variant('do', [
  v.object({ do: v.literal('add'), name: v.string(), pem: v.string() }),
  v.object({ do: v.literal('remove'), name: v.string() }),
  v.object({ do: v.literal('list') }),
]);
/** Changes or lists the certificates that the user added to the trust lists. */
export type AnchorsOrder = v.InferOutput<typeof orderSchema>;

/** @throws ValiError when a message is no such order */
export function parseAnchorsOrder(message: unknown): AnchorsOrder {
  return v.parse(orderSchema, message);
}

/** An anchor as it was stored; its certificates were checked when it was added. */
export const anchorSchema = v.object({ name: v.string(), pem: v.string(), addedAt: v.string() });

const begin = '-----BEGIN CERTIFICATE-----';
const end = '-----END CERTIFICATE-----';

/** What stands between each pair of lines; null when they do not alternate. */
function bodiesOf(lines: readonly string[]): readonly string[] | null {
  const bodies: string[] = [];
  let body: string | null = null;
  for (const line of lines) {
    if (line === begin && body === null) body = '';
    else if (line === end && body !== null) {
      bodies.push(body);
      body = null;
    } else if (line === begin || line === end) return null;
    else if (body !== null) body += line;
  }
  return body === null ? bodies : null;
}

function isBase64Certificate(base64: string): boolean {
  try {
    return isCertificate(Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)));
  } catch {
    return false;
  }
}

function toPem(base64: string): string {
  return `${begin}\n${base64.replace(/.{1,64}/g, '$&\n')}${end}\n`;
}
