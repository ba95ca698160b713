import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import zlib from 'node:zlib';
import { Invalid } from '../../src/domain/errors.ts';
import { type FetchOptions, fetchUrl } from '../../src/intake/fetch-document.ts';
import { clockFrom } from '../support/clock.ts';
import { drips, floods, page, redirects, sends, sendsBomb, sendsRaw, serve } from './intake-server.ts';

const now = clockFrom('2023-03-21T09:00:00.000Z');
const html = { 'content-type': 'text/html; charset=utf-8' };

/** What must never be reached: it stands on an address that no test allows, by a name or a redirect. */
const inner = await serve({ secret: sends(page) });
const outer = await serve({
  page: sends(page),
  text: sends('First line\r\n\r\n\r\nSecond line', { 'content-type': 'text/plain' }),
  gzip: sends(zlib.gzipSync(page), { ...html, 'content-encoding': 'gzip' }),
  br: sends(zlib.brotliCompressSync(page), { ...html, 'content-encoding': 'br' }),
  deflate: sends(zlib.deflateSync(page), { ...html, 'content-encoding': 'Deflate' }),
  cookies: (_req, res) => void res.writeHead(200, { ...html, 'set-cookie': ['a=1', 'b=2'] }).end(page),
  hop1: redirects('/hop2', 301),
  hop2: redirects('hop3?x=1#there', 302),
  hop3: redirects('/hop4', 303),
  hop4: redirects('/hop5', 307),
  hop5: redirects('/page', 308),
  hop0: redirects('/hop1'),

  circle: redirects('/circle'),
  'circle-a': redirects('/circle-b'),
  'circle-b': redirects('/circle-a'),
  inward: redirects(inner.at('secret', '127.0.0.2')),
  'inward-late': redirects('/inward'),
  'inward-decimal': redirects(`http://2130706434:${inner.port}/secret`),
  'inward-hex': redirects(`//0x7f.2:${inner.port}/secret`),
  'inward-mapped': redirects(`http://[::ffff:127.0.0.2]:${inner.port}/secret`),
  'inward-metadata': redirects('http://169.254.169.254/latest/meta-data/'),
  'to-file': redirects('file:///etc/passwd'),
  'to-data': redirects('data:text/html,<p>x</p>'),
  'to-password': redirects(`http://admin:admin@127.0.0.1/`),
  'to-nowhere': redirects('http://'),

  'gzip-bomb': sendsBomb('gzip', 50),
  'br-bomb': sendsBomb('br', 50),
  'deflate-bomb': sendsBomb('deflate', 50),
  twice: sends(zlib.gzipSync(zlib.gzipSync(page)), { ...html, 'content-encoding': 'gzip, gzip' }),
  zstd: sends(page, { ...html, 'content-encoding': 'zstd' }),
  'no-gzip': sends(page, { ...html, 'content-encoding': 'gzip' }),
  'half-gzip': sends(zlib.gzipSync(page).subarray(0, 60), { ...html, 'content-encoding': 'gzip' }),
  'half-br': sends(zlib.brotliCompressSync(page).subarray(0, 60), { ...html, 'content-encoding': 'br' }),
  floods,
  'says-huge': (_req, res) => void res.writeHead(200, { ...html, 'content-length': '99999999999' }).write('<p>'),
  'slow-body': drips('body'),
  'slow-head': drips('head'),
  silent: () => {},
  'too-short': sendsRaw('HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n<p>Only this'),
  'half-chunk': sendsRaw('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\n<p>Only this'),
  'two-lengths': sendsRaw('HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 7\r\n\r\n<p>Only this'),
  'length-and-chunks': sendsRaw(
    'HTTP/1.1 200 OK\r\nContent-Length: 50\r\nTransfer-Encoding: chunked\r\n\r\n3\r\n<p>\r\n0\r\n\r\n',
  ),
  'no-http': sendsRaw('SSH-2.0-OpenSSH_9.6\r\n'),
  'old-http': sendsRaw('<html><p>HTTP/0.9</p></html>'),
  nothing: sendsRaw(''),
  'much-head': sendsRaw(`HTTP/1.1 200 OK\r\n${`X-More: ${'x'.repeat(1000)}\r\n`.repeat(100)}\r\n`),
  switches: sendsRaw('HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n'),

  'png-as-html': sends(Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')),
  'zip-as-text': sends(Buffer.from('504b0304140000000800', 'hex'), { 'content-type': 'text/plain' }),
  'pdf-as-html': sends('%PDF-1.7\n1 0 obj', html),
  'html-as-pdf': sends(page, { 'content-type': 'application/pdf' }),
  'html-as-text': sends(page, { 'content-type': 'text/plain' }),
  'data-as-text': sends(Buffer.from([72, 105, 0, 1, 2, 3]), { 'content-type': 'text/plain' }),
  'image-by-name': sends('not even that', { 'content-type': 'image/svg+xml' }),
  feed: sends('<?xml version="1.0"?><rss><channel/></rss>', { 'content-type': 'application/rss+xml' }),
  'wrong-charset': sends(Buffer.from('cff0e8e2e5f220ece8f0', 'hex'), { 'content-type': 'text/plain; charset=utf-8' }),
  empty: sends(''),
  blank: sends(' \n\n '),
  ...Object.fromEntries(
    [204, 206, 300, 304, 401, 402, 403, 404, 410, 418, 429, 451, 500, 503].map((status) => [
      `status-${status}`,
      (_req, res) => void res.writeHead(status, html).end(status === 204 || status === 304 ? undefined : page),
    ]),
  ),
});
after(() => Promise.all([inner.close(), outer.close()]));

const open = { now, allow: ['127.0.0.1'], limits: { bytes: 1024 * 1024 } } satisfies FetchOptions;
const impatient = { ...open, limits: { milliseconds: 200 } } satisfies FetchOptions;

/** Every refusal is a fault of the field `url` in one plain sentence. */
async function refusal(url: string, options: Partial<FetchOptions> = {}): Promise<string> {
  const error = await fetchUrl(url, { now, ...options }).then(
    (snapshot) => assert.fail(`fetched ${snapshot.finalUrl}`),
    (thrown) => thrown,
  );
  assert.ok(error instanceof Invalid, `${error?.stack}`);
  assert.deepEqual(
    error.faults.map(({ path }) => path),
    ['url'],
  );
  assert.match(error.message, /^[A-Z“][^\n]{20,150}\.$/);
  assert.doesNotMatch(error.message, /undefined|Error|\b(E[A-Z]{4,}|UND_)/);
  return error.message;
}

const { port } = inner;
const privateTargets: Record<string, string> = {
  'the loopback': `http://127.0.0.1:${port}/secret`,
  'the loopback, another of its addresses': `http://127.8.9.10:${port}/secret`,
  'the loopback in short': `http://127.1:${port}/secret`,
  'the loopback as one decimal number': `http://2130706433:${port}/secret`,
  'the loopback as one hexadecimal number': `http://0x7f000001:${port}/secret`,
  'the loopback as one octal number': `http://017700000001:${port}/secret`,
  'the loopback in octal parts': `http://0177.0.0.01:${port}/secret`,
  'the loopback in mixed parts': `http://0x7f.0.1:${port}/secret`,
  'the loopback with a dot behind it': `http://127.0.0.1.:${port}/secret`,
  'the loopback in circled digits': `http://①②⑦.⓪.⓪.①:${port}/secret`,
  'the loopback in wide digits and dots': `http://１２７。０。０。１:${port}/secret`,
  'the loopback in percent signs': `http://%31%32%37.0.0.1:${port}/secret`,
  'the loopback behind backslashes': `http:\\\\127.0.0.1:${port}\\secret`,
  'the loopback without slashes': `http:127.0.0.1:${port}/secret`,
  'the loopback in a broken line': `ht\ntp://127.0.0.1:${port}/secret`,
  'a name of the loopback': `http://localhost:${port}/secret`,
  'the loopback of IPv6': `http://[::1]:${port}/secret`,
  'the loopback of IPv6 in full': `http://[0:0:0:0:0:0:0:1]:${port}/secret`,
  'the loopback mapped into IPv6': `http://[::ffff:127.0.0.1]:${port}/secret`,
  'the loopback mapped into IPv6, in hexadecimal': `http://[::ffff:7f00:1]:${port}/secret`,
  'the loopback in an IPv4-compatible address': `http://[::127.0.0.1]:${port}/secret`,
  'the loopback through NAT64': 'http://[64:ff9b::127.0.0.1]/secret',
  'the loopback through local NAT64': 'http://[64:ff9b:1::7f00:1]/secret',
  'the loopback through SIIT': 'http://[::ffff:0:127.0.0.1]/secret',
  'the loopback through 6to4': 'http://[2002:7f00:1::]/secret',
  'the loopback through Teredo': 'http://[2001:0:4136:e378:8000:63bf:80ff:fffe]/secret',
  'no address at all': `http://0.0.0.0:${port}/secret`,
  'no address at all, in short': `http://0:${port}/secret`,
  'no address of IPv6': `http://[::]:${port}/secret`,
  'this network': 'http://0.1.2.3/',
  'private network 10': 'http://10.0.0.1/',
  'private network 172.16': 'http://172.31.255.254/',
  'private network 192.168': 'http://192.168.1.1/',
  'private network 192.168 as one number': 'http://3232235777/',
  'private network 10 mapped into IPv6': 'http://[::ffff:10.0.0.1]/',
  'shared addresses of providers': 'http://100.64.0.1/',
  'the metadata of clouds': 'http://169.254.169.254/latest/meta-data/',
  'the metadata of clouds as one number': 'http://2852039166/latest/meta-data/',
  'the metadata of clouds in IPv6': 'http://[fd00:ec2::254]/latest/meta-data/',
  'the metadata of one cloud, behind a public number': 'http://168.63.129.16/machine',
  'protocol assignments': 'http://192.0.0.192/',
  'addresses of documentation': 'http://203.0.113.7/',
  'addresses for benchmarks': 'http://198.18.0.1/',
  'the retired relay of 6to4': 'http://192.88.99.1/',
  multicast: 'http://224.0.0.1/',
  'the future': 'http://240.0.0.1/',
  broadcast: 'http://255.255.255.255/',
  'unique local IPv6': 'http://[fd12:3456:789a::1]/',
  'link-local IPv6': 'http://[fe80::1]/',
  'site-local IPv6': 'http://[fec0::1]/',
  'multicast IPv6': 'http://[ff02::1]/',
  'IPv6 of documentation': 'http://[2001:db8::1]/',
  'new IPv6 of documentation': 'http://[3fff::1]/',
  'IPv6 that leads nowhere': 'http://[100::1]/',
  'IPv6 that nobody was given': 'http://[4000::1]/',
};

const wrongAddresses: Record<string, [string, RegExp]> = {
  'no address': ['bridge closed', /not a web address/],
  'an empty address': ['  ', /not a web address/],
  'an address without a scheme': ['news.example/page', /not a web address/],
  'a zone in IPv6': ['http://[fe80::1%25eth0]/', /not a web address/],
  'a zone in IPv6, written plainly': ['http://[::1%lo]/', /not a web address/],
  'a number that is no port': ['http://127.0.0.1:99999/', /not a web address/],
  'too large a number for an address': ['http://0x100000000/', /not a web address/],
  'NUL in a name': [`http://localhost%00.news.example:${port}/`, /not a web address/],
  'an endless address': [`http://news.example/${'a'.repeat(3000)}`, /too long/],
  'a file': ['file:///etc/passwd', /Only addresses/],
  'a local socket': ['unix:/var/run/docker.sock', /Only addresses/],
  gopher: ['gopher://127.0.0.1:70/', /Only addresses/],
  ftp: ['ftp://127.0.0.1/', /Only addresses/],
  data: ['data:text/plain,secret', /Only addresses/],
  script: ['javascript:alert(1)', /Only addresses/],
  'a password': ['http://user:password@news.example/', /user name or password/],
  'a user name that looks like a host': ['http://news.example@127.0.0.1/', /user name or password/],
  'a user name and trickery': ['http://1.1.1.1 &@2.2.2.2# @127.0.0.1/', /user name or password/],
};

const hostileServers: Record<string, RegExp> = {
  circle: /in a circle/,
  'circle-a': /in a circle/,
  hop0: /more than 5 times/,
  inward: /private network/,
  'inward-late': /private network/,
  'inward-decimal': /private network/,
  'inward-hex': /private network/,
  'inward-mapped': /private network/,
  'inward-metadata': /private network/,
  'to-file': /Only addresses/,
  'to-data': /Only addresses/,
  'to-password': /user name or password/,
  'to-nowhere': /not a web address/,
  'gzip-bomb': /larger than 1 MB/,
  'br-bomb': /larger than 1 MB/,
  'deflate-bomb': /larger than 1 MB/,
  floods: /larger than 1 MB/,
  'says-huge': /larger than 1 MB/,
  twice: /packed in a way/,
  zstd: /packed in a way/,
  'no-gzip': /damaged/,
  'half-gzip': /damaged/,
  'half-br': /damaged/,
  'slow-body': /took longer than 1 s/,
  'slow-head': /took longer than 1 s/,
  silent: /took longer than 1 s/,
  'too-short': /broke off/,
  'half-chunk': /broke off/,
  'two-lengths': /as a web server should/,
  'length-and-chunks': /as a web server should/,
  'no-http': /as a web server should/,
  'old-http': /as a web server should/,
  nothing: /broke off/,
  'much-head': /more headers/,
  switches: /broke off/,
  'png-as-html': /is an image/,
  'zip-as-text': /Office file or an archive/,
  'pdf-as-html': /announced as a web page \(HTML\) but is a PDF/,
  'html-as-pdf': /announced as a PDF but is a web page/,
  'html-as-text': /announced as plain text but is a web page/,
  'data-as-text': /data and no text/,
  'image-by-name': /announced as image\/svg\+xml/,
  feed: /is XML/,
  'wrong-charset': /not written in UTF-8/,
  empty: /is empty/,
  blank: /is empty/,
  'status-204': /gives no page here: .* \(status 204\)/,
  'status-206': /gives no page here/,
  'status-300': /gives no page here/,
  'status-304': /gives no page here/,
  'status-401': /its own readers/,
  'status-402': /paying readers/,
  'status-403': /does not let the desk in/,
  'status-404': /no page at this address/,
  'status-410': /taken the page away/,
  'status-418': /refuses to give the page/,
  'status-429': /fewer requests/,
  'status-451': /may not show/,
  'status-500': /in trouble/,
  'status-503': /in trouble/,
};

describe('an address that leads inside is refused', () => {
  for (const [name, url] of Object.entries(privateTargets)) {
    it(name, async () => assert.match(await refusal(url), /private network/));
  }
  it('and no server inside was asked', () => assert.equal(inner.requests.length, 0));
});

describe('what is no address for fetching is refused', () => {
  for (const [name, [url, sentence]] of Object.entries(wrongAddresses)) {
    it(name, async () => assert.match(await refusal(url), sentence));
  }
});

describe('a server that answers badly is refused', () => {
  for (const [name, sentence] of Object.entries(hostileServers)) {
    const slow = /longer/.test(sentence.source);
    it(name, async () => assert.match(await refusal(outer.at(name), slow ? impatient : open), sentence));
  }
  it('and no server inside was asked', () => assert.equal(inner.requests.length, 0));
});

describe('a server that does not answer is refused', () => {
  it('where nothing listens', async () => {
    const gone = await serve({});
    await gone.close();
    assert.match(await refusal(gone.at(''), open), /does not answer at this address/);
  });

  it('where it speaks no TLS', async () => {
    assert.match(await refusal(outer.at('page').replace('http:', 'https:'), open), /No secure connection/);
  });
});

describe('a name', () => {
  const asked: string[] = [];
  const answers = (...rounds: string[][]) => {
    asked.length = 0;
    return async (host: string) => {
      asked.push(host);
      return rounds[Math.min(asked.length, rounds.length) - 1] ?? [];
    };
  };
  const failing = (code: string) => () => Promise.reject(Object.assign(new Error(code), { code }));
  const url = outer.at('page', 'news.example');

  it('that leads inside is refused', async () => {
    for (const address of ['10.1.2.3', '::1', '::ffff:192.168.0.1', '169.254.169.254', 'fe80::1%eth0', '0', 'x', '']) {
      assert.match(await refusal(url, { resolver: answers([address]) }), /private network/);
    }
  });

  it('that leads outside and inside is refused', async () => {
    assert.match(await refusal(url, { resolver: answers(['8.8.8.8', '10.1.2.3']) }), /private network/);
    assert.match(await refusal(url, { resolver: answers(['2606:4700::1111', '::1']) }), /private network/);
  });

  it('that means the machine itself is refused, with a dot behind it too', async () => {
    const resolver = answers(['127.0.0.1']);
    await refusal(inner.at('secret', 'LOCALHOST.'), { resolver });
    await refusal(inner.at('secret', 'localhost.'));
    assert.equal(inner.requests.length, 0);
  });

  it('that is unknown is refused', async () => {
    for (const resolver of [failing('ENOTFOUND'), failing('ENODATA'), answers([])]) {
      assert.match(await refusal(url, { resolver }), /no server by the name news.example/);
    }
    assert.match(await refusal(url, { resolver: failing('EAI_AGAIN') }), /try again in a minute/);
  });

  it('that is looked up for ever is given up', async () => {
    const resolver = () => new Promise<string[]>(() => {});
    assert.match(await refusal(url, { resolver, limits: { milliseconds: 50 } }), /took longer than 1 s/);
  });

  it('is looked up once, and the connection goes where that look-up led', async () => {
    const resolver = answers(['127.0.0.1'], ['10.1.2.3']);
    const before = outer.requests.length;
    const snapshot = await fetchUrl(url, { ...open, resolver });
    assert.deepEqual(asked, ['news.example']);
    assert.equal(outer.requests.length, before + 1);
    assert.equal(outer.requests.at(-1)?.headers.host, `news.example:${outer.port}`);
    assert.equal(snapshot.finalUrl, url);
  });

  it('that leads inside when a redirect comes back to it is refused', async () => {
    const resolver = answers(['127.0.0.1'], ['127.0.0.2']);
    assert.match(await refusal(outer.at('hop5', 'news.example'), { ...open, resolver }), /private network/);
    assert.deepEqual(asked, ['news.example', 'news.example']);
  });

  it('may stand on the list of those that are allowed, wherever it leads', async () => {
    const resolver = answers(['127.0.0.1']);
    const { status } = await fetchUrl(url, { now, resolver, allow: ['News.Example'] });
    assert.equal(status, 200);
    const other = outer.at('page', 'old.news.example');
    assert.match(await refusal(other, { resolver, allow: ['news.example'] }), /private network/);
  });
});

describe('a page that is fetched', () => {
  it('is kept with what was asked and answered', async () => {
    const snapshot = await fetchUrl(` ${outer.at('cookies')}#part `, open);
    assert.equal(snapshot.requestedUrl, `${outer.at('cookies')}#part`);
    assert.equal(snapshot.finalUrl, outer.at('cookies'));
    assert.equal(snapshot.status, 200);
    assert.equal(snapshot.mediaType, 'text/html');
    assert.equal(snapshot.charset, 'utf-8');
    assert.match(snapshot.fetchedAt, /^2023-03-21T09:00:00\.\d{3}Z$/);
    assert.deepEqual(snapshot.responseHeaders['set-cookie'], ['a=1', 'b=2']);
    assert.deepEqual(snapshot.redirects, []);
    assert.equal(Buffer.from(snapshot.bytes).toString(), page);
    const { 'accept-encoding': coding, host, 'user-agent': agent, ...rest } = snapshot.requestHeaders;
    assert.deepEqual([coding, host], ['gzip, br', `127.0.0.1:${outer.port}`]);
    assert.match(agent ?? '', /Claimdesk/);
    const { connection: _kept, ...sent } = outer.requests.at(-1)?.headers ?? {};
    assert.deepEqual({ 'accept-encoding': coding, host, 'user-agent': agent, ...rest }, sent);
  });

  it('may be packed', async () => {
    for (const name of ['gzip', 'br', 'deflate']) {
      assert.equal(Buffer.from((await fetchUrl(outer.at(name), open)).bytes).toString(), page);
    }
  });

  it('may be reached by five redirects, each of them kept', async () => {
    const { finalUrl, redirects: hops } = await fetchUrl(outer.at('hop1'), open);
    assert.equal(finalUrl, outer.at('page'));
    assert.deepEqual(hops, [
      { url: outer.at('hop1'), status: 301, location: '/hop2' },
      { url: outer.at('hop2'), status: 302, location: 'hop3?x=1#there' },
      { url: outer.at('hop3?x=1'), status: 303, location: '/hop4' },
      { url: outer.at('hop4'), status: 307, location: '/hop5' },
      { url: outer.at('hop5'), status: 308, location: '/page' },
    ]);
  });

  it('may stand on a private address that is allowed, in any notation', async () => {
    for (const allow of [['127.0.0.1'], ['10.0.0.0/8', '127.0.0.0/8'], ['::ffff:127.0.0.1']]) {
      assert.equal((await fetchUrl(outer.at('text', '0x7f.1'), { now, allow })).mediaType, 'text/plain');
    }
    await refusal(outer.at('text'), { allow: ['127.0.0.2/32', '::/0', '2130706433.example'] });
  });

  it('needs a list of what is allowed that can be read', async () => {
    for (const entry of ['*', 'http://archive.example', '10.0.0.0/99', '300.1.1.1', '']) {
      await assert.rejects(fetchUrl(outer.at('page'), { now, allow: [entry] }), /neither a host name nor an address/);
    }
  });
});
