/** Turns the measured supplements into `docs/limits.md`; pure, so that a test can hold the file against the data. */
export interface Rate {
  readonly hits: number;
  readonly n: number;
  readonly wilson95: readonly number[];
}

interface Side {
  readonly all: { readonly belowGate: Rate; readonly aboveFpr1: Rate };
}

export interface ImageTier {
  readonly accuse: {
    readonly gate: number;
    readonly aboveGate: Readonly<Record<string, Rate>>;
    readonly realUnseenByGroup: Readonly<Record<'photo' | 'art' | 'mixed' | 'screen', Rate>>;
  };
  readonly strictGate: { readonly gate: number; readonly belowGate: Readonly<Record<string, Rate>> };
}

export interface TextBin {
  readonly human: Readonly<Record<'unseen' | 'new', Side>>;
  readonly ai: Readonly<Record<'unseen' | 'new', Side>>;
}

export interface Measured {
  readonly imageDate: string;
  readonly tiers: Readonly<Record<string, ImageTier>>;
  readonly textDate: string;
  readonly bins: Readonly<Record<string, TextBin>>;
}

export function limitsText(measured: Measured): string {
  return [...heading(), ...imagePart(measured), ...textPart(measured), ...closing(), ''].join('\n');
}

function heading(): string[] {
  return [
    '# Limits: how often the estimates are wrong',
    '',
    'Written by `node tools/models/write-limits.ts` from `training/results/*-supplement.json`. Brackets: Wilson 95 % intervals,',
    'which take items as independent; the spread between sources is larger. "Unseen" sources were never used in training;',
    'the thresholds themselves were set on them, so a further source may be worse.',
    '',
  ];
}

function imagePart({ imageDate, tiers }: Measured): string[] {
  const rows = Object.entries(tiers).map(([name, { accuse, strictGate }]) =>
    row([
      name.replace(':w', ''),
      percent(accuse.realUnseenByGroup.photo),
      percent(accuse.realUnseenByGroup.art),
      percent(accuse.realUnseenByGroup.screen),
      percent(accuse.aboveGate['ai unseen']),
      percent(strictGate.belowGate['ai unseen']),
      percent(strictGate.belowGate['real unseen']),
    ]),
  );
  return [
    `## Pictures: image-v0, ${imageDate}`,
    '',
    'Conditions: clean = as found; web = long side ≤ 768, JPEG q60; hard = ≤ 512, q40; thumb = ≤ 256, q75.',
    '',
    row([
      'condition',
      'photographs called "likely"',
      'paintings, posters, box art called "likely"',
      'screenshots called "likely"',
      'AI pictures called "likely"',
      'AI pictures called "no sign"',
      'other pictures called "no sign"',
    ]),
    row(Array.from({ length: 7 }, () => '---')),
    ...rows,
    '',
    'Everything between is "inconclusive": most pictures, by intent. Where a generated picture and a photograph show the same',
    'kind of scene, this model is close to guessing. Among AI pictures of every tested generator family with at least 25',
    'pictures, at most 10 in 100 fall under the no-sign gate.',
    '',
  ];
}

function textPart({ textDate, bins }: Measured): string[] {
  const rows = Object.entries(bins).map(([words, { human, ai }]) =>
    row([
      words,
      percent(human.unseen.all.aboveFpr1),
      percent(human.new.all.aboveFpr1),
      percent(ai.unseen.all.aboveFpr1),
      percent(ai.new.all.aboveFpr1),
      percent(ai.new.all.belowGate),
    ]),
  );
  return [
    `## English text: text-v0 with text-ngram-v0, ${textDate}`,
    '',
    row([
      'words',
      'human texts called "likely", sources that set the threshold',
      'human texts called "likely", further sources',
      'AI texts called "likely", sources that set the threshold',
      'AI texts called "likely", further sources',
      'AI texts under the no-sign gate, further sources',
    ]),
    row(Array.from({ length: 6 }, () => '---')),
    ...rows,
    '',
    'Texts under 50 words and other languages are not judged. Edited, translated and formal human text is at higher risk;',
    'paraphrasing defeats the model. A flag says nothing about a person’s conduct.',
    '',
  ];
}

function closing(): string[] {
  return [
    '## What no estimate here can do',
    '',
    'Screenshots of AI pictures, small generated parts in a photograph, retouching and upscaling are out of reach. The weights',
    'are public, so evasion is easy. No accuracy figure holds without its condition, version and date.',
  ];
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function percent(rate: Rate | undefined): string {
  if (!rate) return '–';
  const [low = 0, high = 0] = rate.wilson95;
  const share = (100 * rate.hits) / rate.n;
  return `${share.toFixed(1)} % (${String(rate.hits)} of ${String(rate.n)}) [${(100 * low).toFixed(1)}–${(100 * high).toFixed(1)}]`;
}
