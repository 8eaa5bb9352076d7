import type { Finding } from '../../core/evidence';
import type { Item } from '../../core/item';
import { findInCaption, findInText, type Disclosure } from './find-disclosure';
import { maxRawLength } from './limits';
import { logLrs } from './weights';

type Place = 'caption' | 'alt' | 'text';

const weights: Readonly<Record<Place, Readonly<Record<Disclosure['strength'], number>>>> = {
  caption: { plain: logLrs.plainCaption, hint: logLrs.hint },
  alt: { plain: logLrs.plainAlternative, hint: logLrs.hintInAlternative },
  text: { plain: logLrs.ofItself, hint: logLrs.hint },
};

/** What people wrote beside the medium, or a text of itself: the plainest phrase only. */
export function phraseFindings({ kind, text, place, surroundings }: Item): readonly Finding[] {
  if (kind === 'page') return [];
  if (kind === 'text') return found('text', text === null ? null : findInText(text));
  const captions = surroundings.captions.map(findInCaption);
  const caption = captions.find((one) => one?.strength === 'plain') ?? captions.find((one) => one !== null);
  if (caption) return found('caption', caption);
  return found('alt', place.alt === null ? null : findInCaption(place.alt));
}

function found(place: Place, disclosure: Disclosure | null): readonly Finding[] {
  if (disclosure === null) return [];
  const { says, strength, language, phrase } = disclosure;
  return [
    {
      basis: 'declared',
      claim: { says, sourceType: null },
      trust: 'page',
      logLr: weights[place][strength],
      detail: {
        finds: place,
        raw: phrase.slice(0, maxRawLength),
        where: place,
        source: `phrases, ${language}`,
        strength,
      },
    },
  ];
}
