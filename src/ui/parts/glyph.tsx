import { h, type VNode } from 'preact';
import { glyphNames, type GlyphName } from '../../present/glyph';

/** Sources of the shapes, `assets/glyphs/<name>.svg`: our own files, one element per tag, no text, no script. */
const sources = import.meta.glob<string>('../../../assets/glyphs/*.svg', {
  query: '?raw',
  import: 'default',
  eager: true,
});

interface Shape {
  readonly root: Attributes;
  readonly children: readonly { readonly tag: string; readonly attributes: Attributes }[];
}
type Attributes = Readonly<Record<string, string>>;

const shapes = new Map<GlyphName, Shape>(glyphNames.map((name) => [name, readShape(name)]));

/** A glyph in the colour of the text round it; decoration, the words beside it say the same. */
export function Glyph({ name }: { readonly name: GlyphName }): VNode {
  const shape = shapes.get(name);
  return (
    <svg {...shape?.root} class="glyph" aria-hidden="true" focusable="false">
      {shape?.children.map(({ tag, attributes }) => h(tag, attributes))}
    </svg>
  );
}

/** Drawn as elements, because a page's Trusted Types forbid markup strings even to us in Firefox. */
function readShape(name: GlyphName): Shape {
  const source = sources[`../../../assets/glyphs/${name}.svg`] ?? '';
  const [root, ...children] = [...source.matchAll(/<(\w+)((?:\s+[\w:-]+="[^"]*")*)\s*\/?>/g)].map(
    (match) => ({
      tag: match[1] ?? '',
      attributes: readAttributes(match[2] ?? ''),
    }),
  );
  if (root?.tag !== 'svg') throw new Error(`glyph ${name} is missing`);
  return { root: root.attributes, children };
}

function readAttributes(text: string): Attributes {
  const pairs = [...text.matchAll(/([\w:-]+)="([^"]*)"/g)].map(
    (match) => [match[1] ?? '', match[2] ?? ''] as const,
  );
  return Object.fromEntries(pairs.filter(([name]) => name !== 'xmlns'));
}
