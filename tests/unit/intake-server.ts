import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import zlib from 'node:zlib';

export const page = `<!doctype html><html lang="en"><head><title>Bridge closed</title></head>
<body><article><h1>Bridge closed</h1><p>The bridge over the river was closed on Monday, the mayor said.</p></article></body></html>`;

const html = { 'content-type': 'text/html; charset=utf-8' };

/** A web server on 127.0.0.1 that notes what it was asked for; `/name` answers as `routes` says. */
export async function serve(routes: Record<string, RequestListener>) {
  const requests: IncomingMessage[] = [];
  const server = createServer((req, res) => {
    requests.push(req);
    const route = routes[new URL(req.url ?? '/', 'http://host').pathname.slice(1)];
    if (route) route(req, res);
    else res.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    requests,
    at: (path: string, host = '127.0.0.1') => `http://${host}:${port}/${path}`,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

export const sends =
  (body: string | Uint8Array, headers: Record<string, string> = html): RequestListener =>
  (_req, res) =>
    void res.writeHead(200, headers).end(body);

export const redirects =
  (location: string, status = 302): RequestListener =>
  (_req, res) =>
    void res.writeHead(status, { location }).end();

/** Bytes that Node's own server would not send. */
export const sendsRaw =
  (bytes: string): RequestListener =>
  (req) =>
    void req.socket.end(bytes);

const zeros = (megabytes: number) =>
  Readable.from(
    (function* () {
      for (let sent = 0; sent < megabytes; sent++) yield Buffer.alloc(1024 * 1024, '<p>0</p>');
    })(),
  );

/** A body that is small on the way and `megabytes` large when it is unpacked. */
export const sendsBomb =
  (coding: 'gzip' | 'br' | 'deflate', megabytes: number): RequestListener =>
  (_req, res) => {
    const packers = {
      gzip: () => zlib.createGzip(),
      deflate: () => zlib.createDeflate(),
      br: () => zlib.createBrotliCompress({ params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 3 } }),
    };
    res.writeHead(200, { ...html, 'content-encoding': coding });
    zeros(megabytes).pipe(packers[coding]()).pipe(res);
  };

/** A body, or a head, that goes on for ever, a little every `milliseconds`. */
export const drips =
  (part: 'head' | 'body', milliseconds = 20): RequestListener =>
  (req, res) => {
    if (part === 'body') res.writeHead(200, html);
    else req.socket.write('HTTP/1.1 200 OK\r\n');
    const timer = setInterval(() => {
      if (part === 'body') res.write('<p>more</p>');
      else req.socket.write(`X-${Date.now()}: more\r\n`);
    }, milliseconds);
    req.socket.on('close', () => clearInterval(timer));
  };

/** A body that never ends, as fast as it is read. */
export const floods: RequestListener = (_req, res) => {
  res.writeHead(200, html);
  zeros(10_000).pipe(res);
};
