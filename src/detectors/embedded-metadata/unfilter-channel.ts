/**
 * One channel of inflated 8-bit scanlines. Each filter predicts a byte from bytes of the same channel, so the others
 * need not be undone.
 * Source: PNG 3rd ed. §9.2.
 * @param raw rows of one filter byte and `width * pixelBytes` bytes; an incomplete last row is left out
 * @param pixelBytes 3 (RGB) or 4 (RGBA)
 * @param channel 0 to `pixelBytes - 1`
 * @returns row-major, one byte a pixel
 */
export function unfilterChannel(
  raw: Uint8Array,
  width: number,
  pixelBytes: number,
  channel: number,
): Uint8Array {
  const stride = width * pixelBytes + 1;
  const rows = Math.floor(raw.length / stride);
  const plane = new Uint8Array(rows * width);
  for (let row = 0; row < rows; row += 1) {
    const filter = raw[row * stride] ?? 0;
    for (let x = 0; x < width; x += 1) {
      const at = row * width + x;
      const left = x > 0 ? (plane[at - 1] ?? 0) : 0;
      const up = row > 0 ? (plane[at - width] ?? 0) : 0;
      const upLeft = x > 0 && row > 0 ? (plane[at - width - 1] ?? 0) : 0;
      plane[at] = (raw[row * stride + 1 + x * pixelBytes + channel] ?? 0) + predict(filter, left, up, upLeft);
    }
  }
  return plane;
}

function predict(filter: number, left: number, up: number, upLeft: number): number {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  return filter === 4 ? paeth(left, up, upLeft) : 0;
}

function paeth(left: number, up: number, upLeft: number): number {
  const estimate = left + up - upLeft;
  const toLeft = Math.abs(estimate - left);
  const toUp = Math.abs(estimate - up);
  const toUpLeft = Math.abs(estimate - upLeft);
  if (toLeft <= toUp && toLeft <= toUpLeft) return left;
  return toUp <= toUpLeft ? up : upLeft;
}
