import { describe, expect, test } from 'vitest';
import { createXmlReader, findAttribute, scanXml, unescapeXml, XmlEntities, XmlError } from './xml.ts';

/** What a listener hears, one line each. */
function hear(pieces: readonly (string | Buffer)[]): string[] {
  const heard: string[] = [];
  const reader = createXmlReader({
    open: (name, tag) => heard.push(`<${name}> ${tag}`),
    close: (name) => heard.push(`</${name}>`),
    text: (piece) => heard.push(`"${piece}"`),
  });
  for (const piece of pieces) reader.write(Buffer.from(piece));
  reader.end();
  return heard;
}

const textOf = (pieces: readonly (string | Buffer)[]) =>
  hear(pieces)
    .filter((line) => line.startsWith('"'))
    .map((line) => line.slice(1, -1))
    .join('');

describe('Scanning XML', () => {
  test('tells tags, texts and ends, without prefixes', () => {
    expect(hear(['<?xml version="1.0"?><a:b x="1"><c/>text</a:b>'])).toEqual([
      '<b> a:b x="1"',
      '<c> c',
      '</c>',
      '"text"',
      '</b>',
    ]);
  });

  test('says the same wherever the bytes are parted', () => {
    const whole = '<a><!-- <x> --><b q="1 > 0" r=\'"\'>ñandú &amp; ç</b><![CDATA[<&]]></a>';
    const bytes = Buffer.from(whole);
    const expected = hear([whole]).filter((line) => !line.startsWith('"'));
    for (let at = 1; at < bytes.length; at++) {
      const parts = [bytes.subarray(0, at), bytes.subarray(at)];
      expect(hear(parts).filter((line) => !line.startsWith('"'))).toEqual(expected);
      expect(unescapeXml(textOf(parts))).toBe('ñandú & ç<&');
    }
  });

  test.each([
    ['utf16le', Buffer.from('\ufeff<a>ñ</a>', 'utf16le')],
    ['utf16le without mark', Buffer.from('<a>ñ</a>', 'utf16le')],
    ['utf16be', Buffer.from('\ufeff<a>ñ</a>', 'utf16le').swap16()],
    ['utf8 with mark', Buffer.from('\ufeff<a>ñ</a>')],
  ])('reads %s', (_, bytes) => {
    expect(textOf([bytes])).toBe('ñ');
  });

  test.each([
    ['', 'end of the document'],
    ['<a>', 'end of the document'],
    ['<a><b></a></b>', '</a> where </b>'],
    ['</a>', 'where </>'],
    ['<a/><b/>', 'more than one'],
    ['text', 'outside'],
    ['<a/>text', 'outside'],
    ['<a', 'end of the document'],
    ['< a/>', 'without name'],
    [`<a x="${'y'.repeat(1 << 21)}`, 'without end'],
    ['<b>'.repeat(300), 'too deeply'],
  ])('refuses %.20s', (text, reason) => {
    expect(() => hear([text])).toThrow(XmlError);
    expect(() => hear([text])).toThrow(reason);
  });

  test('takes a document type by name, none that declares', () => {
    expect(hear(['<!DOCTYPE a PUBLIC "x" "y"><a/>'])).toHaveLength(2);
    for (const head of ['<!DOCTYPE a [<!ENTITY b "c">]>', '<!DOCTYPE a [ ]>', '<!ENTITY b "c">'])
      expect(() => hear([`${head}<a/>`])).toThrow(XmlEntities);
  });

  test('reads a stream', async () => {
    const names: string[] = [];
    async function* list() {
      yield Buffer.from('<a><b/>');
      yield Buffer.from('</a>');
    }
    await scanXml(list(), { open: (name) => names.push(name), close: () => {}, text: () => {} });
    expect(names).toEqual(['a', 'b']);
  });
});

describe('Attributes and entities', () => {
  test('are found by their whole name only', () => {
    expect(findAttribute('c r="A1" s="2" t="s"', 's')).toBe('2');
    expect(findAttribute('c xs="9" s="2"', 's')).toBe('2');
    expect(findAttribute("c s = '3'", 's')).toBe('3');
    expect(findAttribute('c as="9"', 's')).toBeUndefined();
    expect(findAttribute('c r="s=\'1\'"', 'q')).toBeUndefined();
    expect(findAttribute('c name="a&amp;b"', 'name')).toBe('a&b');
  });

  test('only those of XML and numbers are known', () => {
    expect(unescapeXml('&lt;&gt;&amp;&quot;&apos;&#65;&#x1F363;')).toBe('<>&"\'A🍣');
    expect(unescapeXml('&#xD800;&#x110000;')).toBe('\ufffd\ufffd');
    expect(unescapeXml('a & b &;')).toBe('a & b &;');
    expect(() => unescapeXml('&nbsp;')).toThrow(XmlError);
  });
});
