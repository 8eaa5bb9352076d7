import * as v from 'valibot';
import { actionsSchema, agentSchema, type ManifestReport, type WrittenActions } from './manifest-schema';

/** One step in the making of an asset (C2PA 2.4 §18.15). */
export interface Action {
  readonly name: string;
  /** As written; forms vary, see core/source-type.ts. */
  readonly sourceType: string | null;
  readonly agent: string | null;
  readonly description: string | null;
  /** As stated by the signer, not checked. */
  readonly when: string | null;
}

export type Assertions = ManifestReport['assertions'];

/** Actions of all action assertions, `c2pa.actions` and `.v2`, in the order written. */
export function readActions(assertions: Assertions): Action[] {
  return assertions
    .filter(({ label }) => baseLabel(label) === 'c2pa.actions')
    .flatMap(({ data }) => toActions(v.parse(actionsSchema, data)));
}

/** What an action leaves open is taken from the template of the same name (C2PA 2.4 §18.15, version 2). */
function toActions({ actions, templates, softwareAgents }: WrittenActions): Action[] {
  const byName = new Map(templates.map((one) => [one.action, one]));
  const agentOf = (one: WrittenActions['actions'][number] | undefined): string | null =>
    one === undefined ? null : agentName(one.softwareAgent ?? softwareAgents[one.softwareAgentIndex ?? -1]);
  return actions.map((one) => {
    const template = byName.get(one.action);
    return {
      name: one.action,
      sourceType: one.digitalSourceType ?? template?.digitalSourceType ?? null,
      agent: agentOf(one) ?? agentOf(template),
      description: one.description ?? template?.description ?? null,
      when: one.when,
    };
  });
}

const metadataLabels: ReadonlySet<string> = new Set([
  'c2pa.metadata',
  'cawg.metadata',
  'stds.iptc',
  'stds.iptc.photo-metadata',
  'stds.schema-org.CreativeWork',
]);
const metadataKeys = ['Iptc4xmpExt:DigitalSourceType', 'digitalSourceType'];

/** Source types in signed metadata, as written: exact properties at the top of the assertion only. */
export function readStatedTypes(assertions: Assertions): string[] {
  return assertions
    .filter(({ label }) => metadataLabels.has(baseLabel(label)))
    .flatMap(({ data }) => metadataKeys.map((key) => ownString(data, key)))
    .filter((value): value is string => value !== null);
}

/** Black Forest Labs' own assertion. */
export function isMarkedAiGenerated(assertions: Assertions): boolean {
  return assertions.some(
    ({ label, data }) =>
      baseLabel(label) === 'c2pa.ai_generated_content' && ownValue(data, 'ai_generated') === true,
  );
}

/** Without version and instance: `c2pa.actions.v2__1` is a `c2pa.actions`. */
export function baseLabel(label: string): string {
  return label.replace(/__\d+$/, '').replace(/\.v\d+$/, '');
}

/** Version 1 writes a string, version 2 an object. */
function agentName(agent: unknown): string | null {
  if (typeof agent === 'string') return agent;
  const { name, version } = v.parse(agentSchema, agent);
  return name === null || version === null ? name : `${name} ${version}`;
}

function ownString(data: unknown, key: string): string | null {
  const value = ownValue(data, key);
  return typeof value === 'string' ? value : null;
}

function ownValue(data: unknown, key: string): unknown {
  if (typeof data !== 'object' || data === null || !Object.hasOwn(data, key)) return undefined;
  return (data as Record<string, unknown>)[key];
}
