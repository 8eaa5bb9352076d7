import type { PartThresholds } from '../../../src/detectors/text-classifier/parts.ts';

/** All that decides which sentences are marked, given the models. */
export interface PartSettings extends PartThresholds {
  readonly windowSentences: number;
}

export function inWords({ windowSentences, enter, exit }: PartSettings): string {
  return `${String(windowSentences)} sentences, enter ${enter.toFixed(2)}, exit ${exit.toFixed(2)}`;
}
