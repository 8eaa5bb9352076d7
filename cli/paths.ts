import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository, with a separator at the end. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/** A file of an installed package, which its `exports` may not name. */
export function packageFile(path: string): string {
  return join(root, 'node_modules', path);
}
