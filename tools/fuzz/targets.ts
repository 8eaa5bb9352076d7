import type { Target } from './target.ts';

/** Every parser that reads what a page or a file gives, by the name used on the command line. */
export const targets = {
  metadata: () => import('./targets/metadata.ts'),
  xmp: () => import('./targets/xmp.ts'),
  tc260: () => import('./targets/tc260.ts'),
  stealth: () => import('./targets/stealth.ts'),
  sniff: () => import('./targets/sniff.ts'),
  'c2pa-marker': () => import('./targets/c2pa-marker.ts'),
  'c2pa-report': () => import('./targets/c2pa-report.ts'),
  'signed-texts': () => import('./targets/signed-texts.ts'),
  'text-marks': () => import('./targets/text-marks.ts'),
  'page-signals': () => import('./targets/page-signals.ts'),
  'platform-labels': () => import('./targets/platform-labels.ts'),
  'originator-profile': () => import('./targets/originator-profile.ts'),
  c2pa: () => import('./targets/c2pa.ts'),
} satisfies Readonly<Record<string, () => Promise<{ readonly target: Target }>>>;

export type TargetName = keyof typeof targets;

export function isTargetName(name: string): name is TargetName {
  return Object.hasOwn(targets, name);
}
