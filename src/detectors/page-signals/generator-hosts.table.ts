/**
 * Hosts that serve what image, video or sound generators made; each also serves what people uploaded. As of 2026-11-28, from
 * addresses met in public code and documentation.
 */
export interface GeneratorHost {
  readonly host: RegExp;
  /** Start of the path, where the host serves other things too. */
  readonly path?: RegExp;
  readonly generator: string;
}

export const generatorHosts: readonly GeneratorHost[] = [
  { host: /(?:^|\.)oaiusercontent\.com$/, generator: 'ChatGPT' },
  { host: /^oaidalleapiprodscus\.blob\.core\.windows\.net$/, generator: 'DALL·E' },
  { host: /^cdn\.midjourney\.com$/, generator: 'Midjourney' },
  { host: /^imagine-public\.x\.ai$/, generator: 'Grok' },
  { host: /(?:^|\.)replicate\.delivery$/, generator: 'Replicate' },
  { host: /(?:^|\.)fal\.media$/, generator: 'fal' },
  { host: /^image\.civitai\.com$/, generator: 'Civitai' },
  { host: /^cdn\.leonardo\.ai$/, generator: 'Leonardo.Ai' },
  { host: /^ideogram\.ai$/, path: /^\/assets\/(?:progressive-)?image\//, generator: 'Ideogram' },
  { host: /^image\.pollinations\.ai$/, path: /^\/prompt\//, generator: 'Pollinations' },
  { host: /^th\.bing\.com$/, path: /^\/th\/id\/OIG/, generator: 'Bing Image Creator' },
  { host: /^cdn\d*\.suno\.ai$/, generator: 'Suno' },
  { host: /(?:^|\.)bfl\.ai$/, path: /^\/results\//, generator: 'FLUX' },
];
