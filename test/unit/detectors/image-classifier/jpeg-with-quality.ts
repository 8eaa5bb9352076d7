/** ITU-T T.81 Annex K.1, luminance, row by row. */
const standard = [
  16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22,
  29, 51, 87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92, 49, 64, 78, 87, 103,
  121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99,
];

/** The head of a JPEG file whose luminance table is the standard one scaled as the IJG library does. */
export function jpegWithQuality(quality: number): Uint8Array<ArrayBuffer> {
  const scale = quality < 50 ? Math.floor(5000 / quality) : 200 - 2 * quality;
  const table = standard.map((value) => Math.min(255, Math.max(1, Math.floor((value * scale + 50) / 100))));
  const app0 = [0xff, 0xe0, 0, 4, 0, 0];
  const chroma = [0xff, 0xdb, 0, 67, 1, ...Array.from({ length: 64 }, () => 99)];
  return Uint8Array.from([0xff, 0xd8, ...app0, ...chroma, 0xff, 0xdb, 0, 67, 0, ...table, 0xff, 0xda, 0, 2]);
}
