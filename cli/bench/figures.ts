import type { Conditions } from './conditions.ts';
import type { FeedTime } from './feed.ts';
import type { MemoryUse } from './memory.ts';
import type { ModelTime } from './model-time.ts';
import type { Part } from './options.ts';
import type { ProvenanceTime } from './provenance.ts';
import type { ScriptTime } from './script-time.ts';
import type { PackageSize } from './size.ts';

/** All figures of one run; what `--json` writes. */
export interface Figures {
  readonly schema: 'touchstone.bench/1';
  readonly conditions: Conditions;
  /** Load of the machine when each part began and ended; null where the system does not count it. */
  readonly load: Readonly<Partial<Record<Part, readonly [number | null, number | null]>>>;
  readonly images?: ModelTime;
  readonly texts?: ModelTime;
  readonly provenance?: ProvenanceTime;
  readonly feed?: FeedTime;
  /** null in browsers that cannot be traced. */
  readonly script?: readonly ScriptTime[] | null;
  readonly size?: readonly PackageSize[];
  /** null where the system does not tell. */
  readonly memory?: MemoryUse | null;
}

/** Goals of the design; a run that misses one is a result, not an error. */
export const goals = { ratio: 1.15, scriptMs: 50, unmarkedMs: 3 } as const;
