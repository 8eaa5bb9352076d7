import type { Picture } from '../../watermark/read-picture.ts';
import { crop, mapped, mirrored, onWhite, recompressed, shrunk, stretched } from './edit.ts';
import { writeLine } from './lookalikes.ts';

/** What happens to pictures on their way from site to site; the share is of each side, half of it at either end. */
export const copies: Readonly<Record<string, (picture: Picture) => Picture>> = {
  'JPEG 95': (one) => recompressed(one, 95),
  'JPEG 75': (one) => recompressed(one, 75),
  'JPEG 50': (one) => recompressed(one, 50),
  'JPEG 30': (one) => recompressed(one, 30),
  '800 px, JPEG 80': (one) => recompressed(shrunk(one, 800), 80),
  '480 px, JPEG 75': (one) => recompressed(shrunk(one, 480), 75),
  '256 px, JPEG 75': (one) => recompressed(shrunk(one, 256), 75),
  '160 px, JPEG 60': (one) => recompressed(shrunk(one, 160), 60),
  '640 px, JPEG 30': (one) => recompressed(shrunk(one, 640), 30),
  'squeezed by 4 %': (one) => stretched(one, one.width * 0.96, one.height),
  'brighter by 10 %': (one) => mapped(one, (level) => level * 1.1),
  'gamma 0.8': (one) => mapped(one, (level) => 255 * (level / 255) ** 0.8),
  'in grey': (one) => inGrey(one),
  'small line of text over 0.5 %': (one) =>
    writeLine(one, { x: 0.84, y: 0.93, width: 0.13, height: 0.04 }, 7),
  'white box over 1 %': (one) => covered(one, 0.1),
  'white box over 4 %': (one) => covered(one, 0.2),
  'white border of 2 %': (one) => onWhite(one, 0.02),
  'cropped by 1 %': (one) => crop(one, 0.01),
  'cropped by 5 %': (one) => crop(one, 0.05),
  'cropped by 10 %': (one) => crop(one, 0.1),
  'cropped by 20 %': (one) => crop(one, 0.2),
  'cropped by 40 %': (one) => crop(one, 0.4),
  mirrored,
};

/** Near the lower right corner. @param share of each side */
function covered(picture: Picture, share: number): Picture {
  const from = 0.97 - share;
  return mapped(picture, (level, x, y) => (x >= from && x < 0.97 && y >= from && y < 0.97 ? 255 : level));
}

function inGrey({ width, height, data }: Picture): Picture {
  const grey = data.slice();
  for (let at = 0; at < data.length; at += 4)
    grey.fill(0.299 * data[at]! + 0.587 * data[at + 1]! + 0.114 * data[at + 2]!, at, at + 3);
  return { width, height, data: grey };
}
