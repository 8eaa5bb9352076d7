import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { trustLists } from '../../../src/platform/trust-lists';
import { root } from '../detectors/c2pa/read-in-node';

const pem = readFileSync(`${root}assets/public/trust/sample-root.pem`, 'utf8');

describe('the trust lists that are named to the user', () => {
  const user = [{ name: 'Desk', pem, addedAt: '2026-06-01T12:00:00.000Z' }];

  it('are those that ship, with their dates, and then those added', () => {
    const lists = trustLists(user, new Date('2026-12-01T00:00:00Z'));
    expect(lists.map((one) => one.tier)).toEqual([
      'official',
      'official',
      'interim',
      'interim',
      'interim',
      'products',
      'user',
    ]);
    expect(lists.at(-1)).toEqual({
      name: 'Desk',
      tier: 'user',
      date: '2026-06-01',
      nextUpdate: null,
      isExpired: false,
    });
    expect(lists.every((one) => /^\d{4}-\d\d-\d\d$/.test(one.date))).toBe(true);
  });

  it('are expired from the day after their next edition was due', () => {
    const due = trustLists([], new Date()).find((one) => one.nextUpdate !== null)!.nextUpdate!;
    const expired = (moment: string) =>
      trustLists(user, new Date(moment))
        .filter((one) => one.isExpired)
        .map((one) => one.tier);
    expect(expired(`${due}T23:00:00Z`)).toEqual([]);
    expect(expired('2099-01-01T00:00:00Z')).toEqual(['official', 'official']);
  });
});
