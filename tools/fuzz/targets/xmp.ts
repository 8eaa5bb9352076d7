import { readXmp } from '../../../src/detectors/embedded-metadata/xmp.ts';
import { packet } from '../../fixtures/containers/xmp.ts';
import { textSamples } from '../corpus.ts';
import type { Target } from '../target.ts';

const forms = [
  packet('', 'photoshop:Credit="Agency"'),
  packet('<photoshop:Credit rdf:resource="Agency"/><xmp:CreatorTool>Tool &amp; &#x41;</xmp:CreatorTool>'),
  packet(
    '<photoshop:Credit><rdf:Alt><rdf:li xml:lang="x-default">Agency</rdf:li></rdf:Alt></photoshop:Credit>',
  ),
  packet(
    '<xmpMM:Pantry><rdf:Bag><rdf:li rdf:parseType="Resource"><![CDATA[Agency]]></rdf:li></rdf:Bag></xmpMM:Pantry>',
  ),
  '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>',
];

/** The XML walk and the RDF reading over it. */
export const target: Target = {
  corpus: textSamples(forms, 'xml'),
  tokens: [
    '<',
    '>',
    '/>',
    '</',
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '<?',
    '?>',
    '&#',
    '&#x10ffff;',
    '&amp;',
    'xmlns:',
    'xmlns=""',
    '="',
    "='",
    '<a>',
    '</a>',
    '<rdf:Description ',
    '<rdf:RDF>',
    '__proto__',
    '<!DOCTYPE x [',
    '\ufeff',
    ' ',
  ],
  run: (bytes) => readXmp(new TextDecoder().decode(bytes)),
};
