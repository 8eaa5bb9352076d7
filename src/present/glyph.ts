import type { Label } from '../core/verdict';

/** Shapes in `assets/glyphs/`; told apart in one colour at 16 px. */
export const glyphNames = [
  'document-alert',
  'arrows-meeting',
  'document',
  'tag',
  'bars-four',
  'bars-three',
  'bars-two-dashed',
  'ring',
  'dots',
  'ring-dashed',
  'ring-stroke',
] as const;
export type GlyphName = (typeof glyphNames)[number];

const glyphs: Readonly<Record<Label | 'checking', GlyphName>> = {
  'credentials-invalid': 'document-alert',
  conflict: 'arrows-meeting',
  'declared-generated': 'document',
  'declared-edited': 'document',
  'labelled-generated': 'tag',
  'very-likely': 'bars-four',
  likely: 'bars-three',
  'camera-captured': 'document',
  'credentials-present': 'document',
  inconclusive: 'bars-two-dashed',
  'no-sign': 'ring',
  checking: 'dots',
  'not-checked': 'ring-dashed',
  failed: 'ring-stroke',
};

export function glyphOf(label: Label | 'checking'): GlyphName {
  return glyphs[label];
}
