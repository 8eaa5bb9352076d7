import type { FoundEvidence } from '../core/evidence';
import type { MessageKey } from './message-key';
import { words, type Words } from './words';

/** What the credentials of the other copy said; nothing is added where they named no origin. */
const saidKeys: Readonly<Record<string, MessageKey>> = {
  'ai-made': 'memory_said_ai_made',
  'ai-part': 'memory_said_ai_part',
  camera: 'memory_said_camera',
};

/** Which copy was met where and when, what was said of it, and why that does not settle this one. */
export function credentialMemoryNotes({ detail }: FoundEvidence): readonly Words[] {
  const { issuer, host, seenAt, said } = detail;
  if (typeof issuer !== 'string' || typeof host !== 'string' || typeof seenAt !== 'string') return [];
  const saidKey = saidKeys[String(said)];
  return [
    words('memory_seen', issuer, host, { as: 'date', at: seenAt }),
    ...(saidKey === undefined ? [] : [words(saidKey)]),
    words('memory_resemblance'),
  ];
}
