import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalogue } from '../../src/domain/catalogue/index.ts';
import type { Claim, EvidenceItem } from '../../src/domain/claim.ts';
import { listedClaim } from '../../src/domain/listed-claim.ts';
import type { Source } from '../../src/domain/records.ts';
import { faultsAtFields } from '../../src/pages/claims/faults.ts';
import { passageInContext } from '../../src/pages/claims/passage-context.ts';
import { sameRootSentences } from '../../src/pages/claims/same-root.ts';
import { standingNotes } from '../../src/pages/standing.ts';
import type { Wording } from '../../src/pages/wording.ts';

const sources = new Map(
  [
    { id: 1, name: 'Wagner' },
    { id: 2, name: 'Yevgeny Prigozhin', parentId: 1 },
    { id: 3, name: 'Ministry', parentId: 5 },
    { id: 4, name: 'Spokesman', parentId: 3 },
    { id: 5, name: 'Government' },
  ].map((source) => [source.id, source as Source]),
);
const items = (...origins: number[]) => origins.map((id) => ({ origin: { id } }) as EvidenceItem);

test('items that go back to one root are said to count once, and by which root', () => {
  const say = (...origins: number[]) => sameRootSentences(items(...origins), sources, 'en-GB');
  assert.deepEqual(say(2, 1), ['Yevgeny Prigozhin and Wagner count once: both go back to Wagner.']);
  assert.deepEqual(say(4, 3, 5), ['Spokesman, Ministry and Government count once: all go back to Government.']);
  assert.deepEqual(say(2, 2), ['2 items of one origin, Yevgeny Prigozhin, count once.']);
  assert.deepEqual(say(1, 5), []);
  const withdrawn = { ...items(1)[0], withdrawn: {} } as EvidenceItem;
  assert.deepEqual(sameRootSentences([...items(2), withdrawn], sources, 'en-GB'), []);
});

test('a passage stands in its paragraph, cut at words, and by code points', () => {
  const text = 'First line.\nThe 𝔠ity — one two three — is held — four five six.\nLast line.';
  const start = [...text.slice(0, text.indexOf('is held'))].length;
  const quote = { exact: 'is held', prefix: 'p', suffix: 's', start, end: start + 7 };
  const whole = { text, from: 0 };
  assert.deepEqual(passageInContext(whole, quote), {
    before: 'The 𝔠ity — one two three — ',
    exact: 'is held',
    after: ' — four five six.',
  });
  assert.deepEqual(passageInContext(whole, quote, 10), { before: '… three — ', exact: 'is held', after: ' — four …' });
  // Of a piece with a little more than is shown around the passage the same is shown as of the whole.
  for (let reach = 1; reach < 40; reach++) {
    const from = Math.max(0, start - reach - 1);
    const piece = { text: [...text].slice(from, quote.end + reach + 1).join(''), from };
    assert.deepEqual(passageInContext(piece, quote, reach), passageInContext(whole, quote, reach), `${reach}`);
  }
  assert.deepEqual(passageInContext(null, quote), { before: 'p', exact: 'is held', after: 's' });
});

const at = (day: number) => `2026-03-${String(day).padStart(2, '0')}T09:00:00.000Z`;
const wording = {
  words: catalogue(),
  now: at(10),
  time: (when: string) => ({ text: when.slice(0, 10) }),
} as Wording;
const signed = { lastSigned: { verdict: 'confirmed' }, signOff: { at: at(5) }, evidence: [] as object[] };
const notes = (claim: object) =>
  standingNotes(listedClaim({ attribution: [], ...signed, ...claim } as unknown as Claim), wording);

test('a verdict says how it stands to the sign-off', () => {
  assert.deepEqual(notes({ standing: 'undecided', lastSigned: undefined }), []);
  assert.deepEqual(notes({ standing: 'current', staleAfter: at(20) }), ['signed off']);
  assert.deepEqual(notes({ standing: 'current', staleAfter: at(9) }), [
    'signed off',
    'past its shelf life since 2026-03-09',
  ]);
  assert.deepEqual(notes({ standing: 'changed' }), ['text changed since sign-off', 'was confirmed']);
  assert.deepEqual(notes({ standing: 'retracted', signOff: undefined }), ['retracted', 'was confirmed']);
});

test('a verdict that is behind counts what was added or withdrawn since the sign-off', () => {
  const evidence = [
    { addedAt: at(1) },
    { addedAt: at(1), withdrawn: { at: at(6) } },
    { addedAt: at(1), withdrawn: { at: at(2) } },
    { addedAt: at(7) },
    { addedAt: at(7), withdrawn: { at: at(8) } },
  ];
  assert.deepEqual(notes({ standing: 'behind', evidence }), ['2 items since sign-off']);
  assert.deepEqual(notes({ standing: 'behind', evidence: evidence.slice(3) }), ['1 item since sign-off']);
});

test('a verdict that is behind tells a copy of known evidence from new evidence', () => {
  const taken = (day: number, addedAt = at(1)) => ({ addedAt, copy: { of: 'url', takenAt: at(day) } });
  const one = 'the copy of one item was taken since sign-off';
  assert.deepEqual(notes({ standing: 'behind', evidence: [taken(6), taken(4)] }), [one]);
  assert.deepEqual(notes({ standing: 'behind', evidence: [taken(6), taken(7)] }), [
    'the copy of 2 items was taken since sign-off',
  ]);
  assert.deepEqual(notes({ standing: 'behind', evidence: [taken(6), taken(8, at(7))] }), [
    '1 item since sign-off',
    one,
  ]);
  assert.deepEqual(notes({ standing: 'behind', evidence: [taken(4)] }), ['evidence changed since sign-off']);
});

test('a provisional verdict is named until it ends', () => {
  const provisional = (until: string) => ({
    standing: 'undecided',
    lastSigned: undefined,
    provisional: { verdict: 'confirmed', until },
  });
  assert.deepEqual(notes(provisional(at(11))), ['provisional until 2026-03-11: confirmed']);
  assert.deepEqual(notes(provisional(at(10))), []);
});

test('a fault is shown at the field that asks for it, or at the nearest thing above', () => {
  const fields = ['statement', 'attribution.0.source.name', 'exact', 'appearances.0.exact'].map((name) => ({
    name,
    label: name,
  }));
  const placed = (path: string) => faultsAtFields([{ path, message: '' }], fields)[0]?.path;
  assert.equal(placed('statement'), 'statement');
  assert.equal(placed('attribution.0.source'), 'attribution.0.source.name');
  assert.equal(placed('attribution.0.id'), 'attribution.0');
  assert.equal(placed('attribution'), 'attribution');
  assert.equal(placed('appearances.0.quote.exact'), 'appearances.0.exact');
  assert.equal(placed('quote.exact'), 'exact');
});

test('a fault names what its field offers by the words that it is offered by', () => {
  const options = [
    { value: 'no_access', text: 'No access' },
    { value: 'hold', text: 'Hold it' },
  ];
  const told = (message: string) =>
    faultsAtFields([{ path: 'reason', message }], [{ name: 'reason', label: 'Reason', options }])[0]?.message;
  assert.equal(told('One of no_access, hold.'), 'One of “No access”, “Hold it”.');
  assert.equal(told('“no_access” is no reason.'), '“No access” is no reason.');
  assert.equal(told('Who upholds it has no_access_at_all.'), 'Who upholds it has no_access_at_all.');
});
