import type { Thumbnail } from '../core/detector';
import type { Evidence, FoundEvidence } from '../core/evidence';
import type { Verdict } from '../core/verdict';
import { badgeView, type BadgeView } from './badge-view';
import { basisWords } from './card-view';
import { chainTree, type ChainNode } from './detail/chain-tree';
import { codeRows, type CodeRow } from './detail/code-rows';
import { fact, group, type DetailFact, type DetailValue, type FactGroup } from './detail/facts';
import { foundFacts, runFacts } from './detail/found-facts';
import { hasRegions } from './detail/image-regions';
import { disclosureGroups, identityGroups } from './detail/identity-groups';
import { notCheckedIn } from './detail/not-checked';
import { quoted, type Quote } from './detail/quote';
import { scoreGroups } from './detail/score-facts';
import { hasParts } from './detail/text-parts';
import { integrityFacts, signerGroups, type ListDate } from './detail/signer-facts';
import { evidenceView } from './evidence-view';
import { leaves } from './json';
import { likelihoodWords } from './likelihood-words';
import { limitKeys, limitWords } from './limit-words';
import { renditionFacts } from './rendition-view';
import { words, type Words } from './words';

/** Everything that is known of one item, for its page of details. */
export interface DetailView extends Pick<BadgeView, 'glyph' | 'tone' | 'sentence'> {
  readonly title: Words;
  readonly basis: Words | null;
  readonly likelihood: Words | null;
  readonly limits: readonly Words[];
  /** Which file exactly was judged; empty for text. */
  readonly rendition: readonly DetailFact[];
  /** What was found, then what was looked for in vain, then what was not looked at, then what failed. */
  readonly sections: readonly DetailSection[];
  readonly footer: readonly DetailFact[];
}

/** One piece of evidence, whole. */
export interface DetailSection {
  /** Unique in its view. */
  readonly id: string;
  readonly status: Evidence['status'];
  readonly name: Words;
  readonly result: Words;
  /** What it says and who stands behind it. */
  readonly notes: readonly Words[];
  readonly groups: readonly FactGroup[];
  readonly chain: readonly ChainNode[];
  /** True where one may ask which parts of a text weigh most. */
  readonly hasParts: boolean;
  /** True where one may ask what the model says of each region of a picture. */
  readonly hasRegions: boolean;
  readonly notChecked: readonly DetailValue[];
  readonly limits: readonly Words[];
  readonly codes: readonly CodeRow[];
  readonly recorded: readonly RecordedValue[];
  /** Version and duration of the check itself. */
  readonly run: readonly DetailFact[];
}

/** One value of the detector's own record, whatever it is. */
export interface RecordedValue {
  readonly path: Quote;
  readonly value: Quote;
}

export interface DetailContext {
  readonly trustLists?: readonly ListDate[];
  readonly thumbnails?: readonly Thumbnail[];
}

/** More than any detector records; a list that goes on for ever helps nobody. */
const MAX_RECORDED = 500;

const order: readonly Evidence['status'][] = ['found', 'absent', 'skipped', 'failed'];

/** Told better by the facts. */
const toldByFacts = /^(found_(what|where|tool|words_.*|flagged.*)|(ratio|strength)_.*)$/;

export function detailView(verdict: Verdict, context: DetailContext = {}): DetailView {
  const { glyph, tone, chip, sentence } = badgeView(verdict);
  const evidence = verdict.evidence.toSorted((a, b) => order.indexOf(a.status) - order.indexOf(b.status));
  return {
    glyph,
    tone,
    sentence,
    title: chip,
    basis: basisWords(verdict),
    likelihood: likelihoodWords(verdict),
    limits: limitWords(verdict),
    rendition: renditionOf(verdict),
    sections: evidence.map((one, at) => sectionOf(one, `${one.detector}-${String(at)}`, verdict, context)),
    footer: [
      ...fact('details_checked_at', words('card_moment', { as: 'moment', at: verdict.checkedAt })),
      ...fact('details_policy', verdict.policy),
    ],
  };
}

function renditionOf({ rendition }: Verdict): readonly DetailFact[] {
  if (rendition === null) return [];
  const [{ term, value }, size] = renditionFacts(rendition);
  return [
    ...fact(term.key, [value, size]),
    ...fact('details_url', rendition.url),
    ...fact('details_sha256', rendition.sha256),
  ];
}

/** What a section takes from the verdict that it is part of. */
type Whole = Pick<Verdict, 'kind' | 'prior'>;

function sectionOf(evidence: Evidence, id: string, whole: Whole, context: DetailContext): DetailSection {
  const { status, name, result, notes } = evidenceView(evidence, whole.kind);
  const told = notes.filter(({ key }) => !toldByFacts.test(key));
  const base = { id, status, name, result, notes: told, run: runFacts(evidence) };
  if (evidence.status === 'found') return { ...base, ...partsOf(evidence, whole, context) };
  const message = evidence.status === 'failed' ? fact('details_message', evidence.message) : [];
  return { ...base, ...noParts, groups: group(null, message) };
}

const noParts = {
  hasParts: false,
  hasRegions: false,
  chain: [],
  notChecked: [],
  limits: [],
  codes: [],
  recorded: [],
} as const;

type Parts = Omit<DetailSection, 'id' | 'status' | 'name' | 'result' | 'notes' | 'run'>;

function partsOf(found: FoundEvidence, { kind, prior }: Whole, context: DetailContext): Parts {
  const { detail } = found;
  const { trustLists = [], thumbnails = [] } = context;
  return {
    groups: [
      ...group(null, [...foundFacts(found, kind), ...integrityFacts(detail)]),
      ...signerGroups(found, trustLists),
      ...identityGroups(detail),
      ...disclosureGroups(detail),
      ...scoreGroups(found, prior),
    ],
    hasParts: hasParts(found),
    hasRegions: hasRegions(found),
    chain: chainTree(detail, thumbnails),
    notChecked: notCheckedIn(found),
    limits: limitsOf(found),
    codes: codeRows(detail),
    recorded: leaves(detail, MAX_RECORDED).map(({ path, value }) => ({
      path: quoted(path),
      value: quoted(String(value)),
    })),
  };
}

function limitsOf({ limits = [] }: FoundEvidence): readonly Words[] {
  return limitKeys.filter((key) => limits.includes(key)).map((key) => words(key));
}
