/**
 * The alpha channel of inflated 8-bit RGBA scanlines. Each filter predicts a byte from bytes of the same channel,
 * so the three colours need not be undone.
 * Source: PNG 3rd ed. §9.2.
 * @param raw rows of one filter byte and `width * 4` bytes; an incomplete last row is left out
 * @returns row-major, one byte a pixel
 */
export function unfilterAlpha(raw: Uint8Array, width: number): Uint8Array {
  const stride = width * 4 + 1;
  const rows = Math.floor(raw.length / stride);
  const alpha = new Uint8Array(rows * width);
  for (let row = 0; row < rows; row += 1) {
    const filter = raw[row * stride] ?? 0;
    for (let x = 0; x < width; x += 1) {
      const at = row * width + x;
      const left = x > 0 ? (alpha[at - 1] ?? 0) : 0;
      const up = row > 0 ? (alpha[at - width] ?? 0) : 0;
      const upLeft = x > 0 && row > 0 ? (alpha[at - width - 1] ?? 0) : 0;
      alpha[at] = (raw[row * stride + 1 + x * 4 + 3] ?? 0) + predict(filter, left, up, upLeft);
    }
  }
  return alpha;
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
