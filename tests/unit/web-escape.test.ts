import assert from 'node:assert/strict';
import { test } from 'node:test';
import ejs from 'ejs';
import fc from 'fast-check';
import { escapeHtml } from '../../src/web/escape.ts';

const unit = fc.constantFrom('&', '<', '>', '"', "'", 'a', ' ', 'é', '😀', '\n', '&amp;');
const text = fc.string({ unit, maxLength: 90 });

test('what a page writes is escaped exactly as EJS does it, short or long', () => {
  const values = fc.oneof(text, fc.double(), fc.boolean(), fc.constantFrom(null, undefined));
  fc.assert(
    fc.property(values, (value) => assert.equal(escapeHtml(value), ejs.escapeXML(value))),
    { numRuns: 500, seed: 4 },
  );
});
