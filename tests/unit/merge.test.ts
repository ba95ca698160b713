import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { prune } from '../../src/domain/canonical.ts';
import { merge } from '../../src/domain/merge.ts';

const words = fc.constantFrom('open', 'closed', 'damaged', 'rebuilt');
const id = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const items = fc.uniqueArray(fc.record({ id, metric: words, value: fc.nat(3) }), { selector: (item) => item.id });
const record = fc.record(
  {
    statement: words,
    kind: words,
    topics: fc.uniqueArray(words),
    place: fc.record({ name: words }),
    figures: items,
    steps: items,
  },
  { requiredKeys: ['statement'] },
);
type Made = { figures?: { id: string }[]; steps?: { id: string }[] };

// A list that is empty and one that is not there say the same.
const isSame = (one: unknown, other: unknown) => assert.deepEqual(prune(one), prune(other));

describe('merging two changes of one record', () => {
  test('gives theirs where I changed nothing, and mine where they did not', () => {
    fc.assert(
      fc.property(record, record, (base, changed) => {
        const theirs = merge(base, changed, base);
        isSame(theirs.merged, changed);
        assert.ok(theirs.members.every(({ by }) => by === 'theirs'));
        const mine = merge(base, base, changed);
        isSame(mine.merged, changed);
        assert.ok(mine.members.every(({ by }) => by === 'mine'));
      }),
    );
  });

  test('has no conflict in what both changed alike', () => {
    fc.assert(
      fc.property(record, record, (base, changed) => {
        const { merged, members } = merge(base, changed, changed);
        isSame(merged, changed);
        assert.ok(members.every(({ by }) => by === 'both'));
      }),
    );
  });

  test('keeps every change of one side alone, and no other', () => {
    fc.assert(
      fc.property(record, record, record, (base, theirs, mine) => {
        const { merged, members } = merge(base, theirs, mine);
        for (const { path, by, ...sides } of members) {
          const kept = valueAt(merged, path);
          isSame({ kept }, { kept: by === 'theirs' ? sides.theirs : sides.mine });
        }
        const changed = new Set(members.map(({ path }) => path));
        for (const name of ['statement', 'kind', 'topics', 'place'] as const) {
          if (!changed.has(name)) isSame({ kept: valueAt(merged, name) }, { kept: base[name] });
        }
        for (const list of ['figures', 'steps'] as const) {
          for (const item of base[list] ?? []) {
            if (!changed.has(`${list}.${item.id}`)) isSame(valueAt(merged, `${list}.${item.id}`), item);
          }
        }
      }),
    );
  });

  test('finds the same conflicts whoever merges', () => {
    const conflicts = ({ members }: ReturnType<typeof merge>) =>
      members.flatMap(({ path, by }) => (by === 'conflict' ? [path] : [])).sort();
    fc.assert(
      fc.property(record, record, record, (base, one, other) =>
        assert.deepEqual(conflicts(merge(base, one, other)), conflicts(merge(base, other, one))),
      ),
    );
  });

  test('lets edits that do not overlap both survive, wherever they are made', () => {
    fc.assert(
      fc.property(record, words, words, items, (base, statement, kind, figures) => {
        const theirs = { ...base, statement, figures };
        const { merged, members } = merge(base, theirs, { ...base, kind });
        isSame(merged, { ...theirs, kind });
        assert.ok(members.every(({ by }) => by !== 'conflict'));
      }),
    );
  });

  test('merges again to the same: what was merged is a change of mine alone', () => {
    fc.assert(
      fc.property(record, record, record, (base, theirs, mine) => {
        const { merged } = merge(base, theirs, mine);
        isSame(merge(theirs, theirs, merged).merged, merged);
      }),
    );
  });

  test('knows an item that one removed and the other changed for a conflict, in the order that somebody gave', () => {
    const base = {
      figures: [
        { id: 'a', value: 1 },
        { id: 'b', value: 2 },
      ],
    };
    const theirs = {
      figures: [
        { id: 'b', value: 3 },
        { id: 'a', value: 1 },
        { id: 'x', value: 9 },
      ],
    };
    const { merged, members } = merge(base, theirs, {
      figures: [
        { id: 'y', value: 8 },
        { id: 'a', value: 1 },
      ],
    });
    assert.deepEqual(
      members.map(({ path, by }) => [path, by]),
      [
        ['figures.b', 'conflict'],
        ['figures.x', 'theirs'],
        ['figures.y', 'mine'],
      ],
    );
    assert.deepEqual(
      (merged as Made).figures?.map((item) => item.id),
      ['y', 'a', 'x'],
    );
  });
});

function valueAt(tree: Record<string, unknown>, path: string): unknown {
  const [name = '', itemId] = path.split('.');
  if (itemId === undefined) return tree[name];
  return (tree[name] as { id: string }[] | undefined)?.find((item) => item.id === itemId);
}
