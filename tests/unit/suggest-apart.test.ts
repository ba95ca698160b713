import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { sha256 } from '../../src/domain/canonical.ts';
import { suggest } from '../../src/intake/suggest/suggest.ts';
import { SuggestionsApart, type SuggestLimits } from '../../src/intake/suggest-apart.ts';

const report = (number: number) =>
  `The mayor of Oosterend, Mieke Visser, said on Monday that ${number} houses were flooded.\n\n`;
const long = Array.from({ length: 200 }, (_, index) => report(index + 2)).join('');
const language = 'en';

const asking = (limits: Partial<SuggestLimits> = {}) => {
  const apart = new SuggestionsApart({ inPlace: 1000, ...limits });
  return (text: string) => apart.of(sha256(text), { text, language });
};

// What is worked out in the background keeps no program alive.
const alive = setInterval(() => {}, 1000);
after(() => clearInterval(alive));

async function done(ask: ReturnType<typeof asking>, text: string) {
  const now = ask(text);
  assert.equal(now.state, 'pending');
  return now.state === 'pending' ? now.done : now;
}

describe('suggestions that are worked out apart', () => {
  it('are there at once for a short text', () => {
    assert.deepEqual(asking()(report(3)), { state: 'ready', found: suggest(report(3), language) });
  });

  it('are none, at once, in a language without rules', () => {
    const apart = new SuggestionsApart({ inPlace: 10 });
    assert.deepEqual(apart.of(sha256(long), { text: long, language: 'uk' }), { state: 'ready', found: [] });
  });

  it('of a long text come later, are those of the rules, and are kept', async () => {
    const ask = asking();
    const found = await done(ask, long);
    assert.deepEqual(found, { state: 'ready', found: suggest(long, language) });
    assert.equal(ask(long), found);
  });

  it('keep the process that asks free', async () => {
    let turns = 0;
    const counting = setInterval(() => turns++, 5);
    await done(asking(), long.repeat(30));
    clearInterval(counting);
    assert.ok(turns > 10, `only ${turns} turns`);
  });

  it('are worked out once for all who ask meanwhile', async () => {
    const ask = asking();
    const [one, other] = [ask(long), ask(long)];
    assert.equal(one, other);
    assert.ok(one.state === 'pending' && (await one.done) === ask(long));
  });

  it('are given up where that takes too long, and not begun again', async () => {
    const ask = asking({ milliseconds: 1 });
    assert.deepEqual(await done(ask, long), { state: 'failed' });
    assert.deepEqual(ask(long), { state: 'failed' });
  });

  it('are given up where that takes too much memory', async () => {
    assert.deepEqual(await done(asking({ megabytes: 8 }), long.repeat(50)), { state: 'failed' });
  });

  it('are forgotten, the least recently asked for first, where there are too many to remember', () => {
    const ask = asking({ remembered: 3000 });
    const [first, second] = [ask(report(1)), ask(report(2))];
    assert.equal(ask(report(1)), first);
    for (const number of [3, 4, 5]) ask(report(number));
    assert.notEqual(ask(report(2)), second);
    const remembered = [6, 7, 8].map((number) => ask(report(number)));
    assert.equal(ask(report(8)), remembered.at(-1));
  });

  it('wait for one another, and too many are turned away until there is room', async () => {
    const ask = asking({ waiting: 1 });
    const texts = ['a', 'b', 'c'].map((word) => long + word);
    const states = texts.map((text) => ask(text));
    const results = await Promise.all(states.map((each) => (each.state === 'pending' ? each.done : each)));
    assert.deepEqual(
      results.map(({ state }) => state),
      ['ready', 'ready', 'failed'],
    );
    assert.equal((await done(ask, texts[2] ?? '')).state, 'ready');
  });
});
