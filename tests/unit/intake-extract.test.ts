import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { describe, it } from 'node:test';
import { Invalid } from '../../src/domain/errors.ts';
import type { Arrival } from '../../src/intake/arrival.ts';
import { decode } from '../../src/intake/charset.ts';
import { detectLanguage } from '../../src/intake/detect-language.ts';
import { extract } from '../../src/intake/extract.ts';
import { extractPdf, type PdfFault, UnreadablePdf } from '../../src/intake/extract-pdf.ts';
import { readText } from '../../src/intake/extract-text.ts';
import { identify } from '../../src/intake/identify.ts';
import { propose } from '../../src/intake/propose.ts';
import { pdf } from './intake-pdf.ts';

const bytesOf = (text: string, encoding: BufferEncoding = 'utf8') => Buffer.from(text, encoding);
const page = '<!DOCTYPE html><title>Bridge closed</title><p>The bridge was closed on Monday.</p>';

describe('what came in', () => {
  const kinds: [name: string, bytes: Uint8Array, arrival: Arrival, mediaType: string][] = [
    ['a pasted text', bytesOf('The bridge was closed.'), {}, 'text/plain'],
    ['a pasted page', bytesOf(page), {}, 'text/html'],
    ['a fragment of HTML that says so', bytesOf('The <b>bridge</b>'), { mediaType: 'text/html' }, 'text/html'],
    ['a fragment of HTML that does not', bytesOf('The <b>bridge</b>'), {}, 'text/plain'],
    ['plain text under the name of HTML', bytesOf('1 < 2\n\nand so on'), { mediaType: 'text/html' }, 'text/plain'],
    ['XHTML', bytesOf(`<?xml version="1.0"?>\n<!-- x -->${page}`), { mediaType: 'application/xhtml+xml' }, 'text/html'],
    ['HTML behind a byte order mark', bytesOf(`\ufeff ${page}`), { fileName: 'a.htm' }, 'text/html'],
    ['HTML in UTF-16', bytesOf(`\ufeff${page}`, 'utf16le'), {}, 'text/html'],
    ['Markdown by its ending', bytesOf('# Bridge'), { fileName: 'a.MD', mediaType: 'text/plain' }, 'text/markdown'],
    ['Markdown by its type', bytesOf('# Bridge'), { mediaType: 'text/markdown; charset=UTF-8' }, 'text/markdown'],
    ['a PDF of unknown type', pdf([[]]), { mediaType: 'application/octet-stream' }, 'application/pdf'],
    ['a PDF by its ending', pdf([[]]), { fileName: 'a.pdf', mediaType: '' }, 'application/pdf'],
    ['a table', bytesOf('a;b\n1;2'), { fileName: 'a.csv', mediaType: 'text/csv' }, 'text/plain'],
    ['a type that nobody knows', bytesOf('a text'), { mediaType: 'constructor' }, 'text/plain'],
  ];
  for (const [name, bytes, arrival, mediaType] of kinds) {
    it(`is recognised: ${name}`, () => assert.equal(identify(bytes, arrival).mediaType, mediaType));
  }

  const refused: [name: string, bytes: Uint8Array, arrival: Arrival, sentence: string][] = [
    ['nothing', bytesOf(''), { fileName: 'a.txt' }, 'The file is empty: upload plain text, HTML, Markdown or a PDF.'],
    ['blanks', bytesOf(' \r\n\u00a0'), {}, 'The text is empty: paste what can be read of it.'],
    [
      'a PDF under the name of a text',
      pdf([[]]),
      { fileName: 'notes.txt' },
      'The file is announced as plain text but is a PDF: give it the right ending and upload it again.',
    ],
    [
      'a page under the name of a PDF',
      bytesOf(page),
      { fileName: 'report.pdf', mediaType: 'application/pdf' },
      'The file is announced as a PDF but is a web page (HTML): give it the right ending and upload it again.',
    ],
    [
      'a page under the name of a text',
      bytesOf(page),
      { fileName: 'a.txt', mediaType: 'text/plain' },
      'The file is announced as plain text but is a web page (HTML): give it the right ending and upload it again.',
    ],
    [
      'an image under the name of a page',
      Buffer.from('ffd8ffe000104a464946', 'hex'),
      { fileName: 'a.html' },
      'The file is an image: upload plain text, HTML, Markdown or a PDF.',
    ],
    [
      'an Office file',
      Buffer.from('504b030414000600', 'hex'),
      { fileName: 'a.docx' },
      'The file is an Office file or an archive: upload plain text, HTML, Markdown or a PDF.',
    ],
    [
      'rich text',
      bytesOf('{\\rtf1 a}'),
      { fileName: 'a.txt' },
      'The file is rich text (RTF): upload plain text, HTML, Markdown or a PDF.',
    ],
    [
      'NUL far behind',
      bytesOf(`${'text '.repeat(1000)}\0`),
      { fileName: 'a.txt' },
      'The file holds data and no text: upload plain text, HTML, Markdown or a PDF.',
    ],
    [
      'an old encoding that is not named',
      bytesOf('caf\xe9', 'latin1'),
      { fileName: 'a.txt' },
      'The file is not written in UTF-8 as it should be: save it as UTF-8 and upload that.',
    ],
    [
      'a feed',
      bytesOf('<rss version="2.0">'),
      { fileName: 'a' },
      'The file is XML, perhaps a feed: upload plain text, HTML, Markdown or a PDF.',
    ],
  ];
  for (const [name, bytes, arrival, sentence] of refused) {
    it(`is refused: ${name}`, () => {
      const path = arrival.fileName === undefined ? 'text' : 'file';
      assert.throws(
        () => identify(bytes, arrival),
        (error: Invalid) => {
          assert.deepEqual(error.faults, [{ path, message: sentence }]);
          return error instanceof Invalid;
        },
      );
    });
  }
});

describe('an encoding', () => {
  const quote = '“Так”, – she said';
  const cyrillic = Buffer.from('d2e0ea', 'hex');
  it('is told by a byte order mark before all else', () => {
    const { text, charset } = decode(bytesOf(`\ufeff${quote}`, 'utf16le'), { announced: 'utf-8', html: false });
    assert.deepEqual([text, charset], [quote, 'utf-16le']);
  });
  it('is told by the server before the page', () => {
    const page = Buffer.concat([bytesOf('<meta charset="koi8-u">'), cyrillic]);
    assert.match(decode(page, { announced: 'windows-1251', html: true }).text, /Так$/);
  });
  it('is told by the page', () => {
    for (const meta of [
      '<meta charset=windows-1251>',
      `<META http-equiv="Content-Type" content="text/html; charset=windows-1251">`,
    ]) {
      assert.match(decode(Buffer.concat([bytesOf(meta), cyrillic]), { html: true }).text, /Так$/);
      assert.equal(decode(Buffer.concat([bytesOf(meta), cyrillic]), { html: false }).charset, 'utf-8');
    }
  });
  it('is told by nobody and is UTF-8, and so it is where the name is unknown', () => {
    assert.equal(decode(bytesOf(quote), { html: true }).text, quote);
    assert.equal(decode(bytesOf(quote), { announced: 'x-my-own', html: true }).text, quote);
    assert.equal(decode(bytesOf(`<meta charset=utf-16>${quote}`), { html: true }).charset, 'utf-8');
  });
  it('has typographic quotes in Windows-1252, which the web also calls Latin-1', () => {
    for (const announced of ['windows-1252', 'ISO-8859-1', 'ascii']) {
      const { text } = decode(Buffer.from('9353e9809680944a8e', 'hex'), { announced, html: false });
      assert.equal(text, '“Sé€–€”JŽ');
    }
  });
  it('may have a broken character in a page that names it, but is not a wrong one', () => {
    const broken = Buffer.concat([bytesOf(quote.repeat(20)), Buffer.from([0xff])]);
    assert.equal(decode(broken, { announced: 'utf-8', html: false }).broken, false);
    assert.equal(decode(broken, { html: false }).broken, true);
    assert.equal(decode(cyrillic, { announced: 'utf-8', html: false }).broken, true);
  });
});

describe('the language of a text', () => {
  const texts: Record<string, string> = {
    en: 'The mayor said on Monday that the bridge would stay closed until May.',
    nl: 'De burgemeester zei maandag dat de brug tot mei gesloten blijft.',
    de: 'Der Bürgermeister sagte am Montag, dass die Brücke bis Mai geschlossen bleibt.',
    uk: 'Міський голова сказав у понеділок, що міст буде закритий до травня.',
    ru: 'Мэр сказал в понедельник, что мост будет закрыт до мая.',
    fr: 'Le maire a déclaré lundi que le pont resterait fermé jusqu’en mai.',
  };
  for (const [language, text] of Object.entries(texts)) {
    it(`is told: ${language}`, () => assert.equal(detectLanguage(text), language));
  }
  it('is left open where it cannot be told', () => {
    for (const text of ['', '12.5 % (2023) 44', 'Kyiv', 'hello', 'xkcd qwrt zxcv bnmp lkjh gfds']) {
      assert.equal(detectLanguage(text), undefined);
    }
  });
});

describe('what is proposed', () => {
  it('is the first of each that fits its field', () => {
    const found = {
      title: [undefined, ' ', 42, 'x'.repeat(501), ' Bridge\n closed '],
      author: ['https://social.example/jane', 'By Jane  Doe'],
      publisher: ['', 'The Paper'],
    };
    assert.deepEqual(propose(found, {}), { title: 'Bridge closed', author: 'Jane Doe', publisher: 'The Paper' });
  });

  const dates: Record<string, string | undefined> = {
    '2023-03-21T09:00:00.123+01:00': '2023-03-21T08:00:00Z',
    '2023-03-21T23:30-0500': '2023-03-22T04:30:00Z',
    '2023-03-21 09:00:00Z': '2023-03-21T09:00:00Z',
    '2023-03-21T09:00:00': '2023-03-21',
    '2023-03-21': '2023-03-21',
    '2023-03': '2023-03',
    '2023': '2023',
    '2023-02-30': undefined,
    '2023-03-21T25:00:00Z': undefined,
    'Tue, 21 March 2023': undefined,
    '1679389200': undefined,
  };
  for (const [text, date] of Object.entries(dates)) {
    it(`is the date ${date} for ${text}`, () => assert.equal(propose({ publishedAt: [text] }, {}).publishedAt, date));
  }

  it('is the language of the text with the region of the page', () => {
    const languageOf = (said: string | undefined, detected: string | undefined) =>
      propose({ language: [said] }, { detected }).language;
    assert.equal(languageOf('en_gb', 'en'), 'en-GB');
    assert.equal(languageOf('en-US', 'nl'), 'nl');
    assert.equal(languageOf('uk', undefined), 'uk');
    assert.equal(languageOf('no such language', 'de'), 'de');
    assert.equal(languageOf(undefined, undefined), undefined);
  });

  it('is the address that the page gives itself on its own host, else where it was fetched', () => {
    const base = 'https://www.paper.example/bridge?utm_source=x';
    const urlOf = (url: string) => propose({ url: [url] }, { base }).url;
    assert.equal(urlOf('/bridge'), 'https://www.paper.example/bridge');
    assert.equal(urlOf('https://paper.example/bridge'), 'https://paper.example/bridge');
    for (const other of [
      'https://evil.example/',
      'javascript:alert(1)',
      'https://a:b@www.paper.example/',
      'http://[',
    ]) {
      assert.equal(urlOf(other), base);
    }
    assert.equal(propose({}, { base }).publisher, 'paper.example');
    assert.equal(propose({ url: ['https://paper.example/a'] }, {}).url, 'https://paper.example/a');
  });
});

describe('a PDF', () => {
  const lines = [
    { text: 'Bridge closed', y: 780, size: 20 },
    { text: 'The bridge over the river was', y: 740 },
    { text: 'closed on Monday, the (long-', y: 726 },
    { text: 'serving) mayor said.', y: 712 },
    { text: 'It opens again in May and', y: 684 },
  ];

  it('gives its lines as paragraphs, over the end of a page too', async () => {
    const { text } = await extractPdf(pdf([lines, [{ text: 'not before.', y: 780 }]]));
    assert.equal(
      text,
      'Bridge closed\n\nThe bridge over the river was closed on Monday, the (long-serving) mayor said.\n\n' +
        'It opens again in May and not before.',
    );
  });

  it('says who wrote it, if a program did not', async () => {
    const proposedOf = async (bytes: Uint8Array) => (await readText(bytes, identify(bytes, {}), undefined)).proposed;
    assert.deepEqual(await proposedOf(pdf([lines], { info: '/Title (Closed bridge) /Author (Jane Doe)' })), {
      title: 'Closed bridge',
      author: 'Jane Doe',
      language: 'en',
    });
    assert.deepEqual(await proposedOf(pdf([lines], { info: '/Title (Microsoft Word - bridge.docx)' })), {
      title: 'Bridge closed',
      language: 'en',
    });
  });

  const encrypted = `/Encrypt << /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O <${'41'.repeat(32)}> /U <${'42'.repeat(32)}> >> /ID [<00><00>]`;
  const unreadable: Record<PdfFault, Uint8Array> = {
    'no text': pdf([[], []]),
    locked: pdf([lines], { more: encrypted }),
    damaged: bytesOf('%PDF-1.7\nno more'),
  };
  for (const [fault, bytes] of Object.entries(unreadable)) {
    it(`is told apart: ${fault}`, () => assert.rejects(extractPdf(bytes), new UnreadablePdf(fault as PdfFault)));
  }
});

describe('a document', () => {
  it('comes as normalised text, with what it says of itself', async () => {
    const bytes = bytesOf('# Bridge closed #\r\n\r\n\r\n\r\nThe bridge\u00a0was closed on Monday.  \r\n');
    assert.deepEqual(await extract(bytes, { fileName: 'a.md', mediaType: 'text/markdown' }), {
      text: '# Bridge closed #\n\nThe bridge was closed on Monday.\n',
      proposed: { title: 'Bridge closed', language: 'en' },
      mediaType: 'text/markdown',
    });
  });

  it('is read in a process of its own where it is HTML', async () => {
    const { text, proposed } = await extract(bytesOf(page), { url: 'http://paper.example/a', mediaType: 'text/html' });
    assert.equal(text, 'The bridge was closed on Monday.');
    assert.deepEqual(proposed, {
      title: 'Bridge closed',
      publisher: 'paper.example',
      language: 'en',
      url: 'http://paper.example/a',
    });
  });

  it('is refused where nothing can be read in it', async () => {
    const empty = extract(bytesOf('<!doctype html><body><script>x</script>'), { url: 'http://paper.example/' });
    await assert.rejects(empty, {
      message: 'The page holds no text that could be found: paste what can be read of it.',
    });
  });

  it('is refused with what to do where it is a PDF of pictures', () =>
    assert.rejects(extract(pdf([[]]), { fileName: 'a.pdf' }), (error: Invalid) => {
      assert.match(error.message, /^The file is a PDF of pictures without text: run text recognition \(OCR\)/);
      return error.faults[0]?.path === 'file';
    }));

  it('is read by another process from its file where it is large, and judged by the same rules', async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'claimdesk-extract-'));
    const inFile = async (name: string, bytes: Uint8Array) => {
      const file = path.join(folder, name);
      await writeFile(file, bytes);
      return extract({ file, size: bytes.byteLength }, { fileName: name });
    };
    const paragraph = '<p>The bridge was closed on Monday, and nobody said when it would be opened again.</p>';
    const { text, mediaType } = await inFile('a.html', bytesOf(`<!doctype html>${paragraph}<!--${'x'.repeat(2e6)}-->`));
    assert.deepEqual([text.startsWith('The bridge was closed'), mediaType], [true, 'text/html']);
    const plain = bytesOf(`The bridge.\n${'\n'.repeat(2e6)}`);
    assert.equal((await inFile('a.txt', plain)).text, 'The bridge.\n\n');
    for (const [name, bytes, sentence] of [
      ['b.txt', Buffer.alloc(2e6), /^The file holds data and no text: upload plain text/],
      ['b.pdf', bytesOf(`%PDF-1.7\n${'no more '.repeat(2e5)}`), /^The file is a damaged PDF/],
      ['b.html', Buffer.concat([pdf([[]]), Buffer.alloc(2e6, ' ')]), /announced as a web page \(HTML\) but is a PDF/],
    ] as const) {
      await assert.rejects(inFile(name, bytes), (error: Invalid) => {
        assert.match(error.message, sentence);
        return error.faults[0]?.path === 'file';
      });
    }
    await rm(folder, { recursive: true });
  });

  it('is refused where it holds more text than a document does', async () => {
    const message = 'The file holds more than 1 MB of text: bring in the part that you need.';
    const long = bytesOf('The bridge was closed. '.repeat(50_000));
    await assert.rejects(extract(long, { fileName: 'a.txt' }), { message });
    await assert.rejects(extract(bytesOf(`<!doctype html><p>${long}`), { fileName: 'a.html' }), { message });
  });

  it('is given up where it takes too long, and the reader is ended', async () => {
    const nested = `${'<div><p>'.repeat(20_000)}text`;
    const busy = extract(bytesOf(nested.repeat(3)), { mediaType: 'text/html' }, { milliseconds: 100 });
    await assert.rejects(busy, { message: 'The text takes too long to read: paste its text.' });
  });
});
