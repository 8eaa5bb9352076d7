import type { MessageKey } from '../../present/message-key';
import { amount, words, type Words } from '../../present/words';
import type { AnchorsAnswer, OriginatorsAnswer } from '../../platform/protocol';
import type { FileKind } from './user-files';

type CertificateProblem = NonNullable<AnchorsAnswer['problem']>;
const certificateProblems: Readonly<Record<CertificateProblem, MessageKey>> = {
  'no-name': 'options_problem_no_name',
  'too-large': 'options_problem_too_large',
  'no-certificate': 'options_problem_no_certificate',
  damaged: 'options_problem_damaged',
  'too-many': 'options_problem_too_many',
};

type RegistryProblem = NonNullable<OriginatorsAnswer['problem']>;
const registryProblems: Readonly<Record<RegistryProblem, MessageKey>> = {
  'no-name': 'options_problem_no_name',
  'too-large': 'options_problem_too_large',
  'no-profile': 'options_problem_no_profile',
  damaged: 'options_problem_damaged_profile',
  'no-registry': 'options_problem_no_registry',
  'too-many': 'options_problem_too_many',
};

/** PEM files of certificates that join the trust lists. */
export const certificates: FileKind<AnchorsAnswer> = {
  intro: 'options_anchors_intro',
  button: 'options_anchors_file',
  accept: '.pem,.crt,.cer,.txt',
  empty: 'options_none_added',
  refusalOf: ({ problem }) => problem && certificateProblems[problem],
  entriesOf: ({ anchors }) =>
    anchors.map(({ name, addedAt, certificates: count }) => ({
      name,
      notes: [
        count === 1 ? words('options_certificates_one') : words('options_certificates_other', amount(count)),
        addedOn(addedAt),
      ],
    })),
};

/** Originator Profile Sets of registries. */
export const registries: FileKind<OriginatorsAnswer> = {
  intro: 'options_originators_intro',
  button: 'options_originators_file',
  accept: '.json,.txt',
  empty: 'options_none_added',
  refusalOf: ({ problem }) => problem && registryProblems[problem],
  entriesOf: ({ originators }) =>
    originators.map(({ name, addedAt, registries: ids }) => ({
      name,
      notes: [...ids.map((id) => words('options_registry', id)), addedOn(addedAt)],
    })),
};

function addedOn(at: string): Words {
  return words('options_added_on', { as: 'date', at });
}
