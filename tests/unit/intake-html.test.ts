import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { extractHtml } from '../../src/intake/extract-html.ts';
import { propose } from '../../src/intake/propose.ts';
import { inPage } from './intake-page.ts';

const sentence = (number: number) =>
  `Witness number ${number} told the reporter what could be seen from the bridge that night.`;
const paragraphs = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => `<p>${sentence(from + index)}</p>`).join('\n');
const textOf = (html: string) => extractHtml(html).text;
const proposedIn = (html: string) => propose(extractHtml(html).found, {});

describe('the text of a page', () => {
  it('has a blank line between paragraphs and headings, and list items on lines of their own', () => {
    const html = `<article><h1>Bridge closed</h1>${paragraphs(1, 4)}<h2>What is known</h2>
      <ul><li>It is the <em>old</em> bridge, which was built for carts and not for lorries<li>It is
      closed, and nobody at the town hall would say for how long</ul>${paragraphs(5, 8)}</article>`;
    const expected = [
      'Bridge closed',
      ...[1, 2, 3, 4].map(sentence),
      'What is known',
      '• It is the old bridge, which was built for carts and not for lorries\n' +
        '• It is closed, and nobody at the town hall would say for how long',
      ...[5, 6, 7, 8].map(sentence),
    ];
    assert.equal(textOf(inPage(html)), expected.join('\n\n'));
  });

  it('keeps what a browser shows: line breaks, rows, captions, quotes, entities, no space twice', () => {
    const html = `<p>One<br>two</p><table><tr><th>Metric<th>Value<tr><td>Tanks<td> 8 </table>
      <figure><img alt="no"><figcaption>The  <b>bridge</b> </figcaption></figure>
      <blockquote>&ldquo;Closed&rdquo; &amp; so on&nbsp;</blockquote><pre>a\n  b</pre>`;
    const expected = 'One\ntwo\n\nMetric | Value\n\nTanks | 8\n\nThe bridge\n\n“Closed” & so on\n\na\n  b';
    assert.equal(textOf(html), expected);
  });

  it('leaves out what surrounds it and what is hidden', () => {
    const noise = ['menu', 'related', 'imprint', 'share', 'script', 'hidden', 'invisible', 'banner', 'no-script'];
    const html = inPage(`<article>${paragraphs(1, 3)}<button>share</button><script>script</script>
      <p hidden>hidden</p><p style="display: none">invisible</p><noscript>no-script</noscript>${paragraphs(4, 6)}</article>`);
    const text = textOf(html);
    for (const word of noise) assert.ok(!text.includes(word), word);
    assert.equal(text, [1, 2, 3, 4, 5, 6].map(sentence).join('\n\n'));
  });

  it('loses no prose, heading, time or byline between its first and its last paragraph', () => {
    // Readability takes what is called so for something else.
    const html = inPage(`<article>${paragraphs(1, 5)}
      <div class="sidebar promo"><h3>Second entry</h3><p>3 min ago</p><p>From The Paper's Jane Doe</p>
      <p class="comment">${sentence(6)}</p></div>${paragraphs(7, 12)}</article>`);
    const text = textOf(html);
    for (let number = 1; number <= 12; number++) assert.ok(text.includes(sentence(number)), `${number}`);
    assert.match(text, /Second entry\n\n3 min ago\n\nFrom The Paper's Jane Doe\n\n/);
  });

  it('is the whole page where Readability finds but a part of it', () => {
    const entries = `<div class="comments"><div class="comment">${paragraphs(11, 20)}</div></div>`;
    const text = textOf(inPage(`<div>${paragraphs(1, 10)}</div>${entries}`));
    for (let number = 1; number <= 20; number++) assert.ok(text.includes(sentence(number)), `${number}`);
  });

  it('is found where there are neither paragraphs nor a body', () => {
    assert.equal(textOf('just a text &amp; <b>no</b> tags'), 'just a text & no tags');
    assert.equal(textOf('<!-- <body> --><p>one<p>two'), 'one\n\ntwo');
    assert.equal(textOf(`<body><div>${sentence(1)}<br><br>${sentence(2)}</div>`), `${sentence(1)}\n\n${sentence(2)}`);
  });

  it('is empty where there is none', () => {
    for (const html of ['', '<body', '<html></html>', '<frameset><frame></frameset>', '<p></p>', '<script>x']) {
      assert.equal(textOf(html), '');
    }
  });

  it('is found in a page that is nested without end', { timeout: 20_000 }, () => {
    assert.match(textOf(`<body>${'<div>'.repeat(5000)}${sentence(1)}`), /Witness number 1/);
  });
});

describe('what a page says of itself', () => {
  const head = `<title>Bridge closed | The Paper</title>
    <meta property="og:title" content="Bridge closed (OG)"><meta property="og:site_name" content="The Paper">
    <meta property="article:published_time" content="2023-03-20T10:00:00Z"><meta name="author" content="OG Doe">
    <link rel="canonical" href="https://paper.example/bridge">`;
  const ld = (value: unknown) => `<script type="application/ld+json">${JSON.stringify(value)}</script>`;
  const article = {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: 'Bridge closed (LD)',
    author: [{ '@type': 'Person', name: 'Jane Doe' }, 'John Roe', { name: 'Jane Doe' }],
    publisher: { '@type': 'Organization', name: 'The Paper Ltd' },
    datePublished: '2023-03-21T09:00:00+01:00',
    inLanguage: 'en-GB',
  };
  const fromLd = {
    title: 'Bridge closed (LD)',
    author: 'Jane Doe, John Roe',
    publisher: 'The Paper Ltd',
    language: 'en-GB',
    publishedAt: '2023-03-21T08:00:00Z',
    url: 'https://paper.example/bridge',
  };

  it('is taken from JSON-LD first, alone, in a list or in a graph', () => {
    const site = { '@type': 'WebSite', name: 'The Paper' };
    for (const value of [
      article,
      [site, article],
      { '@graph': [site, article] },
      { ...article, '@type': ['x', 'LiveBlogPosting'] },
    ]) {
      assert.deepEqual(proposedIn(`<html><head>${head}${ld(site)}${ld(value)}</head><body>x</body></html>`), fromLd);
    }
  });

  it('is taken from Open Graph where JSON-LD is broken or about something else', () => {
    for (const other of [
      '<script type="application/ld+json">{broken</script>',
      ld([null, 3, { '@type': 'WebSite' }]),
    ]) {
      assert.deepEqual(proposedIn(`<html lang="en"><head>${head}${other}</head><body>x</body></html>`), {
        title: 'Bridge closed (OG)',
        author: 'OG Doe',
        publisher: 'The Paper',
        language: 'en',
        publishedAt: '2023-03-20T10:00:00Z',
        url: 'https://paper.example/bridge',
      });
    }
  });

  it('is taken from the elements of HTML where nothing else is there', () => {
    const html = `<!-- saved from url=(0030)https://paper.example/old/page -->
      <html lang="nl"><head><title>Brug dicht - De Krant</title><meta name="application-name" content="De Krant">
      <meta name="dcterms.date" content="2023-03-21"></head>
      <body><a rel="author" href="/jan">Jan Jansen</a><article><time datetime="2023-03-22">gisteren</time></article></body></html>`;
    assert.deepEqual(proposedIn(html), {
      title: 'Brug dicht',
      author: 'Jan Jansen',
      publisher: 'De Krant',
      language: 'nl',
      publishedAt: '2023-03-21',
      url: 'https://paper.example/old/page',
    });
  });

  it('is nothing where a page says nothing', () => assert.deepEqual(proposedIn('<p>text</p>'), {}));
});
