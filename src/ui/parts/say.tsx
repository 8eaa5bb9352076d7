import type { VNode } from 'preact';
import type { Arg, Translate, Words } from '../../present/words';

/** Private use characters stand for foreign text while the sentence is put together. */
const MARK = '\uE000';

/** A sentence; names and addresses in it (whatever direction they are written in) keep to themselves in `<bdi>`. */
export function Say({ words, t }: { readonly words: Words; readonly t: Translate }): VNode {
  const foreign: string[] = [];
  const sentence = t(withMarks(words, foreign));
  const parts = sentence.split(new RegExp(`${MARK}(\\d+)${MARK}`));
  return (
    <>
      {parts.map((part, index) => (index % 2 === 0 ? part : <bdi key={index}>{foreign[Number(part)]}</bdi>))}
    </>
  );
}

/** A fact: our words, or foreign text as it is. */
export function SayOr({ value, t }: { readonly value: Words | string; readonly t: Translate }): VNode {
  return typeof value === 'string' ? <bdi>{value}</bdi> : <Say words={value} t={t} />;
}

function withMarks(words: Words, foreign: string[]): Words {
  if (words.args === undefined) return words;
  return { key: words.key, args: words.args.map((arg) => markArg(arg, foreign)) };
}

function markArg(arg: Arg, foreign: string[]): Arg {
  if (typeof arg !== 'string') return 'key' in arg ? withMarks(arg, foreign) : arg;
  foreign.push(arg);
  return `${MARK}${foreign.length - 1}${MARK}`;
}
