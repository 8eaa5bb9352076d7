/** The strongest digests of an SRI string (W3C Subresource Integrity §3.3); only they count. */
export interface Integrity {
  readonly algorithm: string;
  /** Base64 without padding. */
  readonly digests: ReadonlySet<string>;
}

/** Strongest first. */
const algorithms = [
  ['sha512', 'SHA-512'],
  ['sha384', 'SHA-384'],
  ['sha256', 'SHA-256'],
] as const;

/** null when no algorithm is known. */
export function readIntegrity(text: string): Integrity | null {
  const stated = [
    ...text.matchAll(/(?:^|\s)(sha(?:256|384|512))-([A-Za-z0-9+/_-]+)={0,2}(?:\?\S*)?(?=\s|$)/g),
  ];
  for (const [prefix, algorithm] of algorithms) {
    const digests = stated.flatMap(([, name, digest = '']) =>
      name === prefix ? [toPlainBase64(digest)] : [],
    );
    if (digests.length > 0) return { algorithm, digests: new Set(digests) };
  }
  return null;
}

export async function matches(
  bytes: Uint8Array<ArrayBuffer>,
  { algorithm, digests }: Integrity,
): Promise<boolean> {
  const digest = new Uint8Array(await crypto.subtle.digest(algorithm, bytes));
  return digests.has(toPlainBase64(btoa(String.fromCharCode(...digest))));
}

function toPlainBase64(base64: string): string {
  return base64.replaceAll('-', '+').replaceAll('_', '/').replaceAll('=', '');
}
