import * as v from 'valibot';
import type { Json } from '../../core/evidence';
import { baseLabel, type Assertions } from './assertions';
import { disclosureSchema } from './manifest-schema';
import { clip } from './clip';

/**
 * `c2pa.ai-disclosure` (new in C2PA 2.4): which model had a part in the asset. It states no source type and so decides
 * nothing; it is told beside what does.
 */
export interface AiDisclosure {
  readonly modelType: string | null;
  readonly modelName: string | null;
  readonly modelIdentifier: string | null;
  /** `fully_autonomous`, `prompt_guided` or `human_validated`, as written. */
  readonly humanOversight: string | null;
}

/** Signers list the models they used; more than these are not read. */
const MAX_DISCLOSURES = 4;

export function readDisclosures(assertions: Assertions): readonly AiDisclosure[] {
  return assertions
    .filter(({ label }) => baseLabel(label) === 'c2pa.ai-disclosure')
    .slice(0, MAX_DISCLOSURES)
    .map(({ data }) => {
      const { modelType, modelName, modelIdentifier, contentProfile } = v.parse(disclosureSchema, data);
      return { modelType, modelName, modelIdentifier, humanOversight: contentProfile.humanOversightLevel };
    });
}

export function describeDisclosure(one: AiDisclosure): { readonly [key: string]: Json } {
  return {
    modelType: clip(one.modelType),
    modelName: clip(one.modelName),
    modelIdentifier: clip(one.modelIdentifier),
    humanOversight: clip(one.humanOversight),
  };
}
