import type { BrowserName } from '../../../cli/browsers/driver-names.ts';
import type { Label } from '../../../src/core/verdict';

const quiet = { isShown: false, text: 'Inconclusive' };
const notChecked = { isShown: false, text: 'Not checked' };
const generated = { isShown: true, text: 'Labelled AI-generated' };
const edited = { isShown: true, text: 'Labelled AI-edited' };

const none = { c2pa: 'absent', 'embedded-metadata': 'absent' };
const unlisted = { c2pa: 'found: unlisted', 'embedded-metadata': 'absent' };
const lapsed = { c2pa: 'found: lapsed', 'embedded-metadata': 'absent' };
const unsigned = { c2pa: 'absent', 'embedded-metadata': 'found: unsigned' };

type Badge = typeof quiet;
type Outcomes = Readonly<Record<string, string>>;

/** Files of test/fixtures, and what their statements are worth on any page but the sample page. */
export const statements: readonly (readonly [
  name: string,
  what: string,
  label: Label,
  badge: Badge,
  evidence: Outcomes,
])[] = [
  [
    'media/signed-ai.png',
    'an AI statement of the sample’s issuer',
    'labelled-generated',
    generated,
    unlisted,
  ],
  [
    'media/untrusted-ai.jpg',
    'an AI statement of an unlisted issuer',
    'labelled-generated',
    generated,
    unlisted,
  ],
  [
    'media/expired-ai.jpg',
    'an AI statement with a lapsed certificate',
    'labelled-generated',
    generated,
    lapsed,
  ],
  ['media/ai-component.jpg', 'an AI picture as a component', 'labelled-generated', edited, unlisted],
  ['media/untrusted-camera.jpg', 'a camera statement of an unlisted issuer', 'inconclusive', quiet, unlisted],
  ['media/wrapped-camera.jpg', 'a camera file that others wrapped', 'inconclusive', quiet, unlisted],
  ['media/plain.jpg', 'a photograph without statement', 'inconclusive', quiet, none],
  ['metadata/iptc-ai-made-photo.jpg', 'an IPTC source type', 'labelled-generated', generated, unsigned],
  ['metadata/iptc-ai-made.png', 'an IPTC source type in a PNG', 'labelled-generated', generated, unsigned],
  ['metadata/iptc-ai-part.jpg', 'an IPTC source type of a composite', 'labelled-generated', edited, unsigned],
  ['metadata/stealth.png', 'a mark in the alpha channel', 'labelled-generated', generated, unsigned],
  ['metadata/none-digital-capture.jpg', 'an unsigned camera statement', 'not-checked', notChecked, none],
];

const [judged, graphic] = ['found: estimate', 'skipped: graphic'];
const [broken, unsupported] = ['failed: decode', 'skipped: kind-unsupported'];
const [large, small, flat] = ['skipped: too-large', 'skipped: too-small', 'skipped: no-detail'];

/** Files of test/fixtures/images, what the image classifier says of each, and the decoded, upright size in px. */
export const odd: readonly (readonly [
  name: string,
  what: string,
  outcome: string | Readonly<Record<BrowserName, string>>,
  size: string,
])[] = [
  ['not-an-image.jpg', 'a page named like a picture', broken, ''],
  ['truncated.jpg', 'half a file', broken, ''],
  ['zero.jpg', 'no bytes', broken, ''],
  ['damaged.png', 'damaged pixel data', { chromium: broken, firefox: flat }, ''],
  ['huge-header.png', '30,000 × 30,000 px by the header', large, ''],
  ['animated.gif', 'an animation', unsupported, ''],
  ['animated.webp', 'an animation', unsupported, ''],
  ['animated.png', 'an animation', unsupported, ''],
  ['animated.avif', 'an animation', unsupported, ''],
  ['vector.svg', 'a vector drawing', unsupported, ''],
  ['solid.png', 'one colour', flat, '256x256'],
  ['noise.png', 'noise', flat, '160x160'],
  ['still.bmp', '32 px', small, '32x32'],
  ['cmyk.jpg', 'CMYK', judged, '320x240'],
  ['icc-swapped.jpg', 'an ICC profile', judged, '320x240'],
  ['exif-rotated.jpg', 'turned by EXIF', judged, '240x320'],
  ['alpha.png', 'transparency', graphic, '300x200'],
  ['still.gif', 'a GIF that stands still', judged, '160x160'],
  ['still.webp', 'WebP', judged, '160x160'],
  ['still.avif', 'AVIF', judged, '160x160'],
  ['still.jxl', 'JPEG XL', { chromium: judged, firefox: unsupported }, ''],
];
