import assert from 'node:assert/strict';
import path from 'node:path';
import { describe, it } from 'node:test';
import ejs from 'ejs';
import { Templates } from '../../src/web/templates.ts';

const root = path.resolve(import.meta.dirname, '../../views');
const templates = new Templates(root);
const show = (view: string, context: Record<string, unknown>): string => templates.render(`/${view}`, context);

const faults = [{ path: 'place.name', message: 'Required.' }];

describe('a field', () => {
  it('keeps what was typed, as text, before what was stored', () => {
    const html = show('partials/field', {
      field: { name: 'place.name', label: 'Place', value: 'stored' },
      typed: { place: { name: '"><script>' } },
    });
    assert.match(html, /value="&#34;&gt;&lt;script&gt;"/);
    assert.doesNotMatch(html, /stored|<script>/);
  });

  it('shows a textarea with markup and leading newlines as they were typed', () => {
    const html = show('partials/field', {
      field: { name: 'note', label: 'Note', type: 'textarea', value: '\n</textarea><b>' },
    });
    assert.match(html, /<textarea[^>]*>\n\n&lt;\/textarea&gt;&lt;b&gt;<\/textarea>/);
  });

  it('says its fault, tied to the input', () => {
    const html = show('partials/field', {
      field: { name: 'place[name]', label: 'Place', hint: 'Where' },
      faults,
    });
    assert.match(html, /id="field-place\.name"/);
    assert.match(html, /aria-describedby="field-place\.name-hint field-place\.name-error" aria-invalid="true"/);
    assert.match(html, /id="field-place\.name-error">.*Required\./);
  });

  it('without a fault shows none', () => {
    assert.doesNotMatch(show('partials/field', { field: { name: 'a', label: 'A' }, faults }), /error|invalid/i);
  });

  it('keeps choices: selects, radios, boxes, and a box that was unticked', () => {
    const options = [
      { value: 1, text: 'One' },
      { value: 2, text: 'Two' },
    ];
    const field = (type: string, value: unknown) => ({ field: { name: 'f', label: 'F', type, options, value } });
    assert.match(show('partials/field', field('select', 2)), /value="2" selected/);
    assert.match(show('partials/field', field('radios', '2')), /value="2" checked/);
    assert.equal(show('partials/field', field('checkboxes', [1, 2])).match(/ checked/g)?.length, 2);
    assert.match(show('partials/field', field('checkbox', true)), / checked/);
    assert.doesNotMatch(show('partials/field', { ...field('checkbox', true), typed: {} }), / checked/);
  });

  it('never sends a password back', () => {
    const html = show('partials/field', {
      field: { name: 'password', label: 'Password', type: 'password' },
      typed: { password: 'hunter2' },
    });
    assert.doesNotMatch(html, /hunter2/);
  });
});

describe('an error summary', () => {
  it('links each fault to its field and names it', () => {
    const html = show('partials/error-summary', { faults, labels: { 'place.name': 'Place' } });
    assert.match(html, /<a href="#field-place\.name">Place: Required\.<\/a>/);
  });

  it('is absent without faults', () => {
    assert.equal(show('partials/error-summary', {}).trim(), '');
  });
});

describe('the layout', () => {
  it('shows navigation, the person signed in and the notice', () => {
    const html = show('layout/top', {
      top: { title: 'Things <1>' },
      layout: {
        nav: [{ href: '/things', text: 'Things', current: true }],
        person: { name: 'Editor <B>', note: 'editor' },
        notice: 'Saved & done.',
      },
    });
    assert.match(html, /<title>Things &lt;1&gt; – Claimdesk<\/title>/);
    assert.match(html, /<a href="\/things" aria-current="page">Things<\/a>/);
    assert.match(html, /Editor &lt;B&gt;, editor/);
    assert.match(html, /<form method="post" action="\/sign-out">/);
    assert.match(html, /role="status"><p>Saved &amp; done\./);
  });

  it('needs nothing but a title, and offers no control that needs scripts', () => {
    const html = show('layout/top', { top: { title: 'T' } }) + show('layout/bottom', {});
    assert.doesNotMatch(html, /undefined|Sign out|<nav/);
    assert.match(html, /data-theme-switch data-room hidden/);
  });
});

describe('small words', () => {
  it('of a verdict are a hidden shape and a word', () => {
    const html = show('partials/mark', {
      mark: { verdict: 'refuted', word: 'Refuted', note: 'text changed since' },
    });
    assert.match(html, /<span class="mark mark-refuted"><svg [^>]*aria-hidden="true"/);
    assert.match(html, /Refuted.*text changed since/);
  });

  it('of a time carry it for machines where it is certain', () => {
    assert.match(show('partials/time', { time: { at: '2023-03-20', text: '20 Mar' } }), /<time datetime="2023-03-20">/);
    assert.doesNotMatch(show('partials/time', { time: { text: 'about mid-May 2023' } }), /datetime/);
  });
});

describe('templates', () => {
  const field = { name: 'place.name', label: 'A “place” & <more>', hint: 'Where', type: 'select', value: 2 };
  const options = [{ value: 2, text: "Two's" }, { value: '<3>' }];
  const context = {
    top: { title: 'Things' },
    head: {
      ...{ path: '/things', search: field, kept: [], chips: [{ text: 'Kind: <b>', href: '/things?a=1&b=2' }] },
      ...{ fields: [{ ...field, options }], count: '12 things' },
    },
    layout: { notice: undefined },
  };

  it('write what EJS itself does of them, with what they include', async () => {
    for (const view of ['partials/list-head', 'layout/top', 'layout/bottom', 'partials/field']) {
      // EJS hands an included template also what is around it, the desk only what it is given: so nothing is around it.
      const given = view === 'partials/field' ? { field, faults, typed: { place: { name: null } } } : context;
      const byEjs = await ejs.renderFile(path.join(root, `${view}.ejs`), given, { strict: true, root });
      assert.equal(show(view, given), byEjs, view);
      assert.equal(show(view, given), byEjs, `${view}, a second time`);
    }
  });

  it('name the innermost one in which something failed, once', () => {
    assert.throws(() => show('partials/list-head', { head: { ...context.head, search: null, fields: [null] } }), {
      name: 'TypeError',
      message: /^\/partials\/list-head\.ejs: Cannot read/,
    });
    const fields = [{ ...field, name: null }];
    assert.throws(() => show('partials/list-head', { head: { ...context.head, search: null, fields } }), {
      message: /^\/partials\/field\.ejs: Cannot read/,
    });
    assert.throws(() => show('partials/none', {}), /^Error: \/partials\/none\.ejs: ENOENT/);
  });

  it('see their locals alone: a name that is nowhere is an error', () => {
    assert.throws(() => show('partials/tag', {}), /partials\/tag\.ejs/);
  });
});
