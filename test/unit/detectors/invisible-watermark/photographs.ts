import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readJpeg, writeJpeg } from '../../../../tools/sample/pictures';
import { clamped, readPicture, type Picture } from '../../../../tools/watermark/read-picture';

const scope = resolve(import.meta.dirname, '../../../../node_modules/@stdlib');

/** The public-domain photographs of the development dependencies, by name. */
export const photographs: ReadonlyMap<string, Picture> = new Map(
  readdirSync(scope)
    .filter((name) => name.startsWith('datasets-img-'))
    .map((name) => [name.replace('datasets-img-', ''), load(join(scope, name, 'data/image.jpg'))]),
);

function load(path: string): Picture {
  const picture = readPicture(path);
  if (picture === null) throw new Error(`cannot decode ${path}`);
  return picture;
}

/** What is left after saving as JPEG. */
export function throughJpeg(picture: Picture, quality: number): Picture {
  return clamped(readJpeg(writeJpeg({ ...picture, data: new Uint8Array(picture.data) }, quality)));
}

export function crop(picture: Picture, left: number, top: number, width: number, height: number): Picture {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y += 1) {
    const from = ((top + y) * picture.width + left) * 4;
    data.set(picture.data.subarray(from, from + width * 4), y * width * 4);
  }
  return { width, height, data };
}
