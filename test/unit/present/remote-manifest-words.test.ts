import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../../src/core/evidence';
import { createTranslate } from '../../../src/platform/translate';
import { cardView } from '../../../src/present/card-view';
import { getMessageFrom, readMessages } from '../../support/translate';
import { foundBy, notFoundBy, signedByGoogle, verdictOf } from '../../support/verdicts';

const t = createTranslate(getMessageFrom(readMessages('en')), 'en-GB');

function fetching(...evidence: Evidence[]): string[] {
  const [action] = cardView(verdictOf({ evidence })).actions.filter((one) => one.do === 'fetch-manifest');
  return action === undefined ? [] : [t(action.words), t(action.note!)];
}

const remote = (remoteUrl: string, more = {}) => foundBy('c2pa', { detail: { remoteUrl, ...more } });

describe('fetching Content Credentials from elsewhere', () => {
  it('is offered with the name of the server that it contacts', () => {
    expect(fetching(remote('https://user:secret@cdn.example:8080/m.c2pa?q=1'))).toEqual([
      'Get Content Credentials from cdn.example:8080',
      'This contacts cdn.example:8080.',
    ]);
  });

  it('is offered again after it failed', () => {
    expect(fetching(remote('https://cdn.example/m', { fetchProblem: 'network' }))).toHaveLength(2);
  });

  it('shows a name in foreign letters as it is written for machines, so that none looks like another', () => {
    expect(fetching(remote('https://аdobe.example/m'))[0]).toBe(
      'Get Content Credentials from xn--dobe-43d.example',
    );
  });

  it.each<[string, Evidence]>([
    ['the file has its own', signedByGoogle],
    [
      'they were fetched',
      foundBy('c2pa', { detail: { remoteUrl: null, fetchedFrom: 'https://cdn.example/m' } }),
    ],
    ['there are none', notFoundBy('c2pa', { absent: true })],
    ['the address is not of the web', remote('ftp://cdn.example/m')],
    ['the address is none', remote('somewhere')],
    ['another check names an address', foundBy('other', { detail: { remoteUrl: 'https://cdn.example/m' } })],
  ])('is not offered where %s', (_case, evidence) => {
    expect(fetching(evidence)).toEqual([]);
  });
});
