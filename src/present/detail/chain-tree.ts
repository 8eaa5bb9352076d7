import type { Thumbnail } from '../../core/detector';
import type { Json } from '../../core/evidence';
import { listIn, numberIn, textIn } from '../json';
import type { MessageKey } from '../message-key';
import { amount, words, type Words } from '../words';
import { actionView, type ActionView } from './action-view';
import { fact, moment, type DetailFact } from './facts';
import { quoted, type Quote } from './quote';
import { thumbnailOf, type Picture } from './thumbnail';

/** What a file was made from: one manifest, or a part that came without any, with everything put into it. */
export interface ChainNode {
  /** null: a part without a manifest of its own. */
  readonly label: string | null;
  readonly title: Quote | Words;
  readonly relationship: Words;
  readonly notes: readonly Words[];
  readonly facts: readonly DetailFact[];
  readonly actions: readonly ActionView[];
  readonly picture: Picture | null;
  readonly parts: readonly ChainNode[];
}

/** A manifest of the `c2pa` detail, with where it belongs. */
interface Entry {
  readonly json: Json;
  readonly label: string;
  readonly depth: number;
}

/**
 * The manifests of a file as a tree, the active one at the root; each stands in it once. One that names no holder, or
 * none that is told of, stands under the nearest one a step above.
 */
export function chainTree(detail: Json, thumbnails: readonly Thumbnail[]): readonly ChainNode[] {
  const entries = entriesOf(detail);
  const labels = new Set(entries.map(({ label }) => label));
  const holderOf = holders(entries);
  const broken = new Set(listIn(detail, 'brokenWhenSigned').flatMap((one) => textIn(one, 'label') ?? []));
  const build = (entry: Entry): ChainNode => {
    const held = entries.filter((one) => holderOf.get(one.label) === entry.label);
    const holder = entries.find((one) => one.label === holderOf.get(entry.label));
    return {
      ...manifestNode(entry, broken),
      picture: pictureOf(entry, holder, thumbnails),
      parts: [...held.map(build), ...bareParts(entry, labels, thumbnails)],
    };
  };
  return entries.filter((one) => !holderOf.has(one.label)).map(build);
}

function entriesOf(detail: Json): readonly Entry[] {
  const seen = new Set<string>();
  return listIn(detail, 'manifests').flatMap((json) => {
    const label = textIn(json, 'label') ?? '';
    // A manifest that is used as origin and as a part is listed twice; its tree is the same.
    if (seen.has(label)) return [];
    seen.add(label);
    return [{ json, label, depth: numberIn(json, 'depth') ?? 0 }];
  });
}

/** Label → label of the manifest that holds it; only earlier entries hold later ones, so that no circle can arise. */
function holders(entries: readonly Entry[]): ReadonlyMap<string, string> {
  const holderOf = new Map<string, string>();
  entries.forEach((entry, at) => {
    const before = entries.slice(0, at);
    const named = before.find((one) => one.label === textIn(entry.json, 'parentLabel'));
    const holder = named ?? before.findLast((one) => one.depth === entry.depth - 1);
    if (holder !== undefined) holderOf.set(entry.label, holder.label);
  });
  return holderOf;
}

/** A manifest's own picture, else the one that its holder keeps of it. */
function pictureOf(
  { json, label }: Entry,
  holder: Entry | undefined,
  thumbnails: readonly Thumbnail[],
): Picture | null {
  const own = thumbnailOf(thumbnails, label, null, titleOf(json));
  if (own !== null || holder === undefined) return own;
  const ingredient = listIn(holder.json, 'ingredients').find((one) => textIn(one, 'manifestLabel') === label);
  const index = numberIn(ingredient, 'index');
  return index === null ? null : thumbnailOf(thumbnails, holder.label, index, titleOf(json));
}

function manifestNode(
  { json, label }: Entry,
  broken: ReadonlySet<string>,
): Omit<ChainNode, 'parts' | 'picture'> {
  const actions = listIn(json, 'actions');
  return {
    label,
    title: titleOf(json),
    relationship: relationshipWords(textIn(json, 'relationship')),
    notes: [
      ...(broken.has(label) ? [words('details_chain_broken')] : []),
      ...inPart('details_actions_in_part', actions.length, numberIn(json, 'actionsInFile')),
      ...inPart(
        'details_parts_in_part',
        listIn(json, 'ingredients').length,
        numberIn(json, 'ingredientsInFile'),
      ),
    ],
    facts: manifestFacts(json),
    actions: actions.map(actionView),
  };
}

function inPart(key: MessageKey, shown: number, inFile: number | null): readonly Words[] {
  return inFile !== null && inFile > shown ? [words(key, amount(shown), amount(inFile))] : [];
}

function manifestFacts(manifest: Json): readonly DetailFact[] {
  return [
    ...fact('details_chain_tool', textIn(manifest, 'claimGenerator')),
    ...fact('card_issued_by', [textIn(manifest, 'issuer'), trustWords(textIn(manifest, 'trust'))]),
    ...fact('details_product_name', textIn(manifest, 'product')),
    ...fact('details_stamped_at', moment(textIn(manifest, 'signedAt'))),
    ...fact('details_stamped_by', textIn(manifest, 'timeStampedBy')),
  ];
}

const trustKeys: Readonly<Record<string, MessageKey>> = {
  official: 'trust_official',
  interim: 'trust_interim',
  user: 'trust_user',
  lapsed: 'trust_lapsed',
  unlisted: 'details_chain_unlisted',
};

function trustWords(trust: string | null): Words | null {
  const key = trust !== null && Object.hasOwn(trustKeys, trust) ? trustKeys[trust] : undefined;
  return key === undefined ? null : words(key);
}

/** Ingredients that brought no manifest, or one that is not told of. */
function bareParts(
  { json, label }: Entry,
  told: ReadonlySet<string>,
  thumbnails: readonly Thumbnail[],
): readonly ChainNode[] {
  return listIn(json, 'ingredients').flatMap((one) => {
    const own = textIn(one, 'manifestLabel');
    if (own !== null && told.has(own)) return [];
    const index = numberIn(one, 'index');
    return [
      {
        label: null,
        title: titleOf(one),
        relationship: relationshipWords(textIn(one, 'relationship')),
        notes: [words(own === null ? 'details_chain_no_manifest' : 'details_chain_not_followed')],
        facts: fact('details_format', textIn(one, 'format')),
        actions: [],
        picture: index === null ? null : thumbnailOf(thumbnails, label, index, titleOf(one)),
        parts: [],
      },
    ];
  });
}

const relationshipKeys: Readonly<Record<string, MessageKey>> = {
  active: 'details_chain_active',
  parentOf: 'details_chain_parent',
  componentOf: 'details_chain_component',
  inputTo: 'details_chain_input',
};

/** How it is used in what holds it (C2PA 2.4 §18.16.7). */
function relationshipWords(relationship: string | null): Words {
  const key =
    relationship !== null && Object.hasOwn(relationshipKeys, relationship)
      ? relationshipKeys[relationship]
      : undefined;
  return words(key ?? 'details_chain_other');
}

function titleOf(one: Json): Quote | Words {
  const title = textIn(one, 'title');
  return title === null ? words('details_untitled') : quoted(title);
}
