import { describe, expect, it } from 'vitest';
import { readXmp } from '../../../../src/detectors/embedded-metadata/xmp';
import { packet } from '../../../../tools/fixtures/containers/xmp';

const values = (xml: string) => readXmp(xml).map(({ name, value }) => `${name}=${value}`);

describe('readXmp', () => {
  it.each([
    ['an attribute', packet('', 'photoshop:Credit="Agency"')],
    ['an element', packet('<photoshop:Credit>Agency</photoshop:Credit>')],
    ['a resource', packet('<photoshop:Credit rdf:resource="Agency"/>')],
    [
      'a list item',
      packet(
        '<photoshop:Credit><rdf:Alt><rdf:li xml:lang="x-default">Agency</rdf:li></rdf:Alt></photoshop:Credit>',
      ),
    ],
    [
      'a qualified value',
      packet('<photoshop:Credit rdf:parseType="Resource"><rdf:value>Agency</rdf:value></photoshop:Credit>'),
    ],
    ['character data', packet('<photoshop:Credit><![CDATA[Agency]]></photoshop:Credit>')],
    ['single quotes', packet('', "photoshop:Credit='Agency'")],
    [
      'text after a comment',
      packet(
        '<!-- <photoshop:Credit>Other</photoshop:Credit> --><photoshop:Credit>Agency</photoshop:Credit>',
      ),
    ],
  ])('reads %s', (_form, xml) => {
    expect(values(xml)).toEqual(['xmp:photoshop:Credit=Agency']);
  });

  it('goes by namespace, whatever the prefix', () => {
    const bound = { a: 'http://ns.adobe.com/photoshop/1.0/', photoshop: 'http://example.org/' };
    expect(
      values(packet('<a:Credit>Agency</a:Credit><photoshop:Credit>Other</photoshop:Credit>', '', bound)),
    ).toEqual(['xmp:photoshop:Credit=Agency']);
  });

  it('honours a prefix that is bound again further in', () => {
    expect(
      values(packet('<photoshop:Credit xmlns:photoshop="http://example.org/">Other</photoshop:Credit>')),
    ).toEqual([]);
  });

  it('leaves out what is nested in structures', () => {
    const nested =
      '<rdf:Description photoshop:Credit="Agency"><photoshop:Credit>Agency</photoshop:Credit></rdf:Description>';
    expect(values(packet(`<xmpMM:DerivedFrom>${nested}</xmpMM:DerivedFrom>`))).toEqual([]);
    expect(
      values(packet(`<xmpMM:Pantry><rdf:Bag><rdf:li>${nested}</rdf:li></rdf:Bag></xmpMM:Pantry>`)),
    ).toEqual([]);
  });

  it('asks for rdf:RDF at the top', () => {
    expect(values('<html><p photoshop:Credit="Agency"/></html>')).toEqual([]);
    expect(values(`<note>${packet('', 'photoshop:Credit="Agency"')}</note>`)).toEqual([]);
  });

  it('decodes predefined entities and character references once', () => {
    expect(values(packet('<photoshop:Credit>&#x41;&#66; &amp;lt; &quot;</photoshop:Credit>'))).toEqual([
      'xmp:photoshop:Credit=AB &lt; "',
    ]);
  });

  it('keeps what came before an error', () => {
    const xml = packet('<photoshop:Credit>Agency</photoshop:Credit><xmp:CreatorTool>Tool</wrong>');
    expect(values(xml)).toEqual(['xmp:photoshop:Credit=Agency']);
    expect(values(xml.slice(0, xml.indexOf('<xmp:Creator') + 9))).toEqual(['xmp:photoshop:Credit=Agency']);
  });

  it.each(['', '<', '</', '<a', '<a b', '<a b=', '<a b="', '<!', '<?', '&', '<a/><', 'no markup', '\0\0\0'])(
    'finds nothing in %j',
    (xml) => {
      expect(readXmp(xml)).toEqual([]);
    },
  );
});
