import * as v from 'valibot';
import shipped from '../../assets/public/trust/lists.json';
import type { UserAnchor } from './parse-anchors';
import type { TrustListInfo } from './protocol';

const listsSchema = v.array(
  v.object({
    name: v.string(),
    tier: v.picklist(['official', 'interim', 'products']),
    date: v.string(),
    nextUpdate: v.nullable(v.string()),
  }),
);

/** The trust lists in use with their dates: those that ship, then those that the user added. */
export function trustLists(userAnchors: readonly UserAnchor[], now: Date): readonly TrustListInfo[] {
  const today = now.toISOString().slice(0, 'YYYY-MM-DD'.length);
  return [
    ...v.parse(listsSchema, shipped.lists).map((one) => ({
      ...one,
      isExpired: one.nextUpdate !== null && one.nextUpdate < today,
    })),
    ...userAnchors.map(({ name, addedAt }) => ({
      name,
      tier: 'user' as const,
      date: addedAt.slice(0, 'YYYY-MM-DD'.length),
      nextUpdate: null,
      isExpired: false,
    })),
  ];
}
