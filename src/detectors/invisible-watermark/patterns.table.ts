import type { Reading } from './block-bits';

/** A fixed bit string that one generator's own scripts repeat over the whole picture. */
export interface Pattern {
  readonly mark: string;
  readonly generator: string;
  /** In the order of the blocks; characters 0 and 1. */
  readonly bits: string;
  /** Bits that must agree. By chance, of fair independent bits: fewer than 1 picture in 10⁹ for each row. */
  readonly atLeast: number;
  /** Arithmetic of the scripts that write it; see `block-bits.ts`. */
  readonly readings: readonly Reading[];
  readonly reference: string;
}

export const patterns: readonly Pattern[] = [
  {
    mark: 'dwtdct-sd1',
    generator: 'Stable Diffusion 1.x',
    bits: bitsOf('StableDiffusionV1'),
    atLeast: 110,
    readings: ['integer', 'mirrored'],
    reference: 'CompVis/stable-diffusion scripts/txt2img.py',
  },
  {
    mark: 'dwtdct-sd2',
    generator: 'Stable Diffusion 2.x',
    bits: bitsOf('SDV2'),
    atLeast: 32,
    readings: ['integer', 'mirrored'],
    reference: 'Stability-AI/stablediffusion scripts/txt2img.py',
  },
  {
    mark: 'dwtdct-sdxl',
    generator: 'Stable Diffusion XL',
    bits: '101100111110110010010000011110111011000110011110',
    atLeast: 44,
    readings: ['integer', 'float', 'mirrored'],
    reference: 'huggingface/diffusers pipelines/stable_diffusion_xl/watermark.py',
  },
  {
    // Written as a number and read back without its two leading zeros: the scripts repeat 46 bits, not 48.
    mark: 'dwtdct-flux',
    generator: 'FLUX',
    bits: '1010101111111010000111100111001111010100101110',
    atLeast: 43,
    readings: ['integer', 'float', 'mirrored'],
    reference: 'black-forest-labs/flux src/flux/util.py',
  },
  {
    // For programs that write the number in full.
    mark: 'dwtdct-flux-48',
    generator: 'FLUX',
    bits: '001010101111111010000111100111001111010100101110',
    atLeast: 44,
    readings: ['integer', 'float', 'mirrored'],
    reference: 'black-forest-labs/flux src/flux/util.py',
  },
];

/** ASCII, most significant bit first. */
function bitsOf(text: string): string {
  return [...text].map((letter) => letter.charCodeAt(0).toString(2).padStart(8, '0')).join('');
}
