import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, extname, join, relative } from 'node:path';
import { mediaElementOf } from '../mime.ts';
import type { JsonItem } from '../verdicts.ts';

/** What another verifier says of a file's credentials. */
export type Agreement = 'intact' | 'does-not-match' | 'no-credentials';

export interface PublicFile {
  /** Relative to the folder. */
  readonly file: string;
  /** null: nothing lies beside the file. */
  readonly expected: Agreement | null;
  /** The codes from which that follows. */
  readonly note: string;
}

/** Media of a folder, with the report of c2patool beside each: `NAME.json`, or `c2patool/NAME.json`. */
export async function readPublicFiles(folder: string): Promise<readonly PublicFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const media = entries
    .filter((entry) => entry.isFile() && isMedium(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return Promise.all(
    media.map(async (path) => ({ file: relative(folder, path), ...(await reportOf(path)) })),
  );
}

/** Of what the extension found. `cannot-confirm`: neither of both, in the words of the verdict. */
export function agreementOf(items: readonly JsonItem[]): Agreement | 'cannot-confirm' | 'not-read' {
  const evidence = items.flatMap((item) => item.evidence.filter(({ detector }) => detector === 'c2pa'));
  const found = evidence.find(({ status }) => status === 'found');
  if (found === undefined)
    return evidence.some(({ status }) => status === 'absent') ? 'no-credentials' : 'not-read';
  const integrity = found.detail?.['integrity'];
  if (integrity === 'bad') return 'does-not-match';
  return integrity === 'good' ? 'intact' : 'cannot-confirm';
}

/** Files that the command line can show; a PDF is shown as an image (see run-files.ts). */
function isMedium(name: string): boolean {
  return mediaElementOf(name) !== null || extname(name).toLowerCase() === '.pdf';
}

async function reportOf(path: string): Promise<Pick<PublicFile, 'expected' | 'note'>> {
  const name = `${basename(path, extname(path))}.json`;
  const places = [join(dirname(path), name), join(dirname(path), 'c2patool', name)];
  const place = places.find((one) => existsSync(one));
  if (place === undefined) return { expected: null, note: '' };
  const codes = statusCodes(JSON.parse(await readFile(place, 'utf8')));
  const isBroken = codes.some((code) => mismatch.test(code));
  return { expected: isBroken ? 'does-not-match' : 'intact', note: codes.join(' ') };
}

/** c2patool lists failures only (up to 0.9 under `validation_status`); who signed is not judged here. */
const mismatch = /(Hash|hashedURI|Signature|manifest)\.mismatch$|\.missing$|^claim\./;

function statusCodes(report: unknown): readonly string[] {
  const statuses = (report as { validation_status?: unknown }).validation_status;
  return Array.isArray(statuses) ? statuses.map((one) => String((one as { code?: unknown }).code)) : [];
}
