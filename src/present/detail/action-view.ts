import type { Json } from '../../core/evidence';
import { textIn } from '../json';
import { sourceTypeWords } from '../source-type-words';
import { words } from '../words';
import { actionKeys } from './action.table';
import type { DetailValue } from './facts';
import { quoted } from './quote';

/** One step in the making of an asset, part by part: what was done, with which source, tool and remark. */
export type ActionView = readonly DetailValue[];

const PREFIX = /^c2pa\./;

/** @param action an entry of `manifests[].actions` of the `c2pa` detail */
export function actionView(action: Json): ActionView {
  const name = textIn(action, 'action');
  const sourceType = textIn(action, 'sourceType');
  const agent = textIn(action, 'agent');
  const description = textIn(action, 'description');
  return [
    nameValue(name),
    ...(sourceType === null ? [] : [sourceTypeValue(sourceType)]),
    ...(agent === null ? [] : [words('details_action_by', agent)]),
    ...(description === null ? [] : [quoted(description)]),
  ];
}

/** In words where a list knows it, else as it is written. */
export function sourceTypeValue(written: string): DetailValue {
  const known = sourceTypeWords(written);
  return typeof known === 'string' ? quoted(known) : known;
}

/** A vendor's own action is shown as it is written. */
function nameValue(name: string | null): DetailValue {
  if (name === null) return words('details_action_unknown');
  const bare = name.replace(PREFIX, '');
  const key = PREFIX.test(name) && Object.hasOwn(actionKeys, bare) ? actionKeys[bare] : undefined;
  return key === undefined ? quoted(name) : words(key);
}
