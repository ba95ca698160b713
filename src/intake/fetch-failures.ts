/** What the network, TLS, HTTP and the decoders throw, by the beginning of its code, in one sentence. The first fits. */
const sentences: readonly (readonly [code: RegExp, sentence: string])[] = [
  [/^(ECONNREFUSED|EADDRNOTAVAIL)$/, 'The server does not answer at this address: check it, or try again later.'],
  [/^(EHOSTUNREACH|ENETUNREACH|EHOSTDOWN|ENETDOWN)$/, 'The server cannot be reached just now: try again later.'],
  [/^(ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT)$/, 'The server does not answer: try again later, or paste the text.'],
  [/^UND_ERR_HEADERS_OVERFLOW$/, 'The server sends more headers than are taken: open the page and paste its text.'],
  [
    /^(ECONNRESET|EPIPE|UND_ERR_SOCKET)$/,
    'The server broke off before the page was whole: try again, or paste its text.',
  ],
  [
    /CERT|SELF_SIGNED|UNABLE_TO_|HOSTNAME_MISMATCH/,
    'The server’s certificate is not valid for this address: open the page, judge for yourself, and paste its text.',
  ],
  [/^(ERR_SSL_|ERR_TLS_|EPROTO)/, 'No secure connection could be made: check whether the address begins with http://.'],
  [
    /^(Z_|ERR__?BROTLI|ERR_BROTLI|ERR_PADDING|BROTLI_)/,
    'The page arrived damaged: try again, or open it and paste its text.',
  ],
  [/^(UND_ERR_|HPE_)/, 'The server does not answer as a web server should: open the page and paste its text.'],
];

/** A sentence for a failed fetch; null for an error that no server causes. */
export function sentenceForFailure(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  const code = error.name === 'HTTPParserError' ? 'HPE_' : (error as NodeJS.ErrnoException).code;
  if (typeof code !== 'string') return null;
  return sentences.find(([pattern]) => pattern.test(code))?.[1] ?? null;
}
