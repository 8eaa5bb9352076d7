/** EXIF 2.32 §4.6.2 and TIFF 6.0: one directory with one field, Orientation = 6 (shown turned clockwise). */
const orientationSix = Buffer.from('4d4d002a0000000800010112000300000001000600000000' + '0000', 'hex');

/** The same JPEG with an EXIF segment that says: show it turned clockwise by a quarter. */
export function turnedByExif(jpeg: Uint8Array): Buffer {
  const payload = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), orientationSix]);
  const header = Buffer.from([0xff, 0xe1, 0, payload.length + 2]);
  return Buffer.concat([jpeg.subarray(0, 2), header, payload, jpeg.subarray(2)]);
}
