/**
 * Query parameters that choose size, format or freshness of a picture, never another picture: imgix, Fastly, Cloudinary
 * fetch, Jetpack Photon, WordPress and Sanity. Everything else in a query may choose another picture.
 */
export const renditionParameters: ReadonlySet<string> = new Set([
  'w',
  'h',
  'width',
  'height',
  'maxwidth',
  'maxheight',
  'q',
  'quality',
  'fit',
  'crop',
  'rect',
  'auto',
  'fm',
  'format',
  'dpr',
  'resize',
  'size',
  's',
  'ssl',
  'strip',
  'v',
  'ver',
]);

/** Parameters that tell where a visitor came from; the page is the same. */
export const visitorParameters: ReadonlySet<string> = new Set([
  'utm_source',
  'utm_medium',
  'utm_campaign',
  'utm_term',
  'utm_content',
  'fbclid',
  'gclid',
  'ref',
]);
