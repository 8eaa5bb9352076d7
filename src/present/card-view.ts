import type { Label, Verdict } from '../core/verdict';
import { badgeView, type BadgeView } from './badge-view';
import { credentialFacts, type Fact } from './credentials-view';
import { evidenceGroups, type EvidenceGroups } from './evidence-view';
import type { GlyphName } from './glyph';
import { likelihoodWords } from './likelihood-words';
import { limitWords } from './limit-words';
import { isLabelledByPage } from './page-label-words';
import { remoteHost } from './remote-manifest-words';
import { renditionFacts } from './rendition-view';
import { words, type Words } from './words';

/** The whole hover card, top to bottom; null and empty parts are left out. */
export interface CardView {
  readonly label: Label | 'checking';
  readonly glyph: GlyphName;
  readonly tone: BadgeView['tone'];
  readonly title: Words;
  /** Who speaks: the file, the page, or this device. */
  readonly basis: Words | null;
  readonly sentence: Words;
  readonly likelihood: Words | null;
  readonly limits: readonly Words[];
  readonly rendition: { readonly file: Fact; readonly size: Words } | null;
  readonly evidence: EvidenceGroups;
  readonly credentials: readonly Fact[] | null;
  readonly actions: readonly CardAction[];
  readonly footer: Words | null;
}

export interface CardAction {
  readonly do: 'fetch-manifest' | 'details' | 'check-again' | 'hide';
  readonly words: Words;
  /** What happens then, where a person should know it before. */
  readonly note?: Words;
}

const details: CardAction = { do: 'details', words: words('card_details') };
const hide: CardAction = { do: 'hide', words: words('card_hide') };
const checkAgain: CardAction = { do: 'check-again', words: words('card_check_again') };

/** @param verdict null while the item is being checked */
export function cardView(verdict: Verdict | null): CardView {
  const { label, glyph, tone, chip, sentence } = badgeView(verdict);
  const head = { label, glyph, tone, title: chip, sentence };
  if (verdict === null) return { ...head, ...nothingYet };
  return {
    ...head,
    basis: basisWords(verdict),
    likelihood: likelihoodWords(verdict),
    limits: limitWords(verdict),
    rendition: renditionOf(verdict),
    evidence: evidenceGroups(verdict),
    credentials: credentialFacts(verdict),
    actions: [...fetchManifest(verdict), details, checkAgain, hide],
    footer: words('card_footer', { as: 'time', at: verdict.checkedAt }),
  };
}

/** Only a person may let us ask a server that the page did not ask itself. */
function fetchManifest({ evidence }: Verdict): readonly CardAction[] {
  const host = remoteHost(evidence);
  if (host === null) return [];
  return [
    {
      do: 'fetch-manifest',
      words: words('card_fetch_manifest', host),
      note: words('card_fetch_manifest_note', host),
    },
  ];
}

const nothingYet = {
  basis: null,
  likelihood: null,
  limits: [],
  rendition: null,
  evidence: { supporting: [], opposing: [], other: [] },
  credentials: null,
  actions: [hide],
  footer: null,
} as const;

/** Who speaks: the file, the page, or this device; null when nobody does. */
export function basisWords(verdict: Verdict): Words | null {
  const { basis, kind } = verdict;
  if (basis === null) return null;
  if (basis === 'inferred') return words('card_basis_inferred');
  const isPages = kind === 'text' || kind === 'page' || isLabelledByPage(verdict);
  return words(isPages ? 'card_basis_declared_text' : 'card_basis_declared');
}

function renditionOf({ rendition }: Verdict): CardView['rendition'] {
  if (rendition === null) return null;
  const [file, size] = renditionFacts(rendition);
  return { file, size };
}
