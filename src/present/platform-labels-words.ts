import type { FoundEvidence } from '../core/evidence';
import type { MessageKey } from './message-key';
import { words, type Words } from './words';

/** How the platform knows, as the `platform-labels` detector names it; where it does not tell, nothing is said. */
const methods: Readonly<Record<string, MessageKey>> = {
  'self-disclosed': 'platform_method_self_disclosed',
  detected: 'platform_method_detected',
  c2pa: 'platform_method_c2pa',
  iptc: 'platform_method_iptc',
  watermark: 'platform_method_watermark',
  'own-tool': 'platform_method_own_tool',
};

/** What a platform says of a medium, how it knows, and how old our knowledge of its labels is. */
export function platformLabelNotes({ claim, detail }: FoundEvidence): readonly Words[] {
  const { platform, finds, raw, where, method, attribution, tableDate } = detail;
  if (typeof platform !== 'string') return [];
  const how = methods[String(method)];
  return [
    words(sayingKey(String(finds), claim.says), platform),
    ...(how === undefined || finds === 'camera' ? [] : [words(how)]),
    ...[attribution, raw].flatMap((text) =>
      typeof text === 'string' && text !== '' ? [words('found_what', text)] : [],
    ),
    // A visible label says itself where it stands.
    ...(typeof where === 'string' && where !== 'label' ? [words('found_where', where)] : []),
    ...(typeof tableDate === 'string' && tableDate !== ''
      ? [words('platform_table_date', { as: 'date', at: tableDate })]
      : []),
  ];
}

function sayingKey(finds: string, says: FoundEvidence['claim']['says']): MessageKey {
  if (finds === 'camera') return 'platform_says_camera';
  if (finds === 'altered') return 'platform_says_altered';
  return says === 'ai-made' ? 'platform_says_made' : 'platform_says_part';
}
