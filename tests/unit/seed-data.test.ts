import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { seedClaims, seedDocuments, seedPeople, seedSources } from '../../prisma/seed/index.ts';
import type { DocumentKey, SeedClaim, SeedSettlement } from '../../prisma/seed/types.ts';
import * as words from '../../src/domain/words.ts';

const sourceKeys = new Set(seedSources.map((source) => source.key));
const textOf = (key: DocumentKey): string => {
  const document = seedDocuments.find((candidate) => candidate.key === key);
  assert.ok(document, `no document ${key}`);
  return document.text;
};
const claim = (number: number): SeedClaim => {
  const found = seedClaims.find((candidate) => candidate.number === number);
  assert.ok(found, `no claim ${number}`);
  return found;
};
const settlement = (number: number): SeedSettlement => {
  const { course } = claim(number);
  assert.ok(typeof course === 'object', `claim ${number} is not settled`);
  return course.settled;
};
const rootOf = (key: string): string => {
  const parent = seedSources.find((source) => source.key === key)?.parent;
  return parent === undefined ? key : rootOf(parent);
};
/** Roots of the origins of the items that support a claim. */
const rootsFor = (number: number): Set<string> =>
  new Set(
    (claim(number).evidence ?? [])
      .filter((item) => item.stance === 'supports')
      .map((item) => rootOf(item.origin ?? item.source ?? '')),
  );
const chainsOf = (subject: SeedClaim) =>
  [...new Set(subject.attribution.map((step) => step.chain))].map((number) =>
    subject.attribution.filter((step) => step.chain === number),
  );

function occursOnce(document: DocumentKey, exact: string, of: string): void {
  const text = textOf(document);
  const first = text.indexOf(exact);
  assert.notEqual(first, -1, `${of}: not in ${document}: ${exact}`);
  assert.equal(text.indexOf(exact, first + 1), -1, `${of}: more than once in ${document}: ${exact}`);
}

function isOneOf(list: readonly unknown[], word: unknown, of: string): void {
  if (word !== undefined) assert.ok(list.includes(word), `${of}: ${String(word)} is no word of the desk`);
}

const day = /\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?[?~%]?/.source;
const edtf = new RegExp(`^(?:${day}|(?:${day}|\\.\\.)/(?:${day}|\\.\\.))$`);

/** The dates that this data uses, an interval among them; not the whole of EDTF level 1. */
function isEdtf(value: string | undefined, of: string): void {
  if (value !== undefined) assert.match(value, edtf, `${of}: ${value} is not EDTF`);
}

describe('the documents of the example desk', () => {
  it('are one digest in English and one in Dutch', () => {
    assert.deepEqual(
      seedDocuments.map(({ key, language }) => [key, language]),
      [
        ['digest-en', 'en'],
        ['digest-nl', 'nl'],
      ],
    );
  });

  it('stand in normalisation 1', () => {
    for (const { key, text } of seedDocuments) {
      assert.equal(text, text.normalize('NFC'), `${key} is not NFC`);
      assert.doesNotMatch(text, /[^\S\n ]/u, `${key} has a space other than U+0020 and LF`);
      assert.doesNotMatch(text, / (?:\n|$)/, `${key} has trailing spaces`);
      assert.doesNotMatch(text, /\n{3}/, `${key} has more than two LF in a row`);
      assert.equal(text, text.trim());
    }
  });
});

describe('the people and sources of the example desk', () => {
  it('are the five accounts of the design, with two different editors', () => {
    assert.deepEqual(
      seedPeople.map(({ email, role }) => [email, role]),
      [
        ['contributor@desk.example', 'contributor'],
        ['editor@desk.example', 'editor'],
        ['reviewer@desk.example', 'editor'],
        ['admin@desk.example', 'admin'],
        ['reader@desk.example', 'reader'],
      ],
    );
  });

  it('have keys of their own, words of the desk, and parents that stand before them', () => {
    assert.equal(sourceKeys.size, seedSources.length);
    const seen = new Set<string>();
    for (const { key, kind, reliability, parent } of seedSources) {
      isOneOf(words.sourceKinds, kind, key);
      isOneOf(words.reliabilities, reliability, key);
      if (parent !== undefined) assert.ok(seen.has(parent), `${key}: ${parent} does not stand before it`);
      seen.add(key);
    }
  });

  it('share no name or alias within a kind, but for the unnamed, who are never matched', () => {
    const names = seedSources
      .filter((source) => !source.unnamed)
      .flatMap(({ kind, name, aliases = [] }) =>
        [name, ...aliases].map((spelling) => `${kind} ${spelling.toLowerCase()}`),
      );
    assert.equal(new Set(names).size, names.length);
  });
});

describe('the claims of the example desk', () => {
  it('are numbered 1 to 31', () => {
    assert.deepEqual(
      seedClaims.map(({ number }) => number),
      Array.from({ length: 31 }, (_, index) => index + 1),
    );
    assert.equal(claim(1).statement, 'Wagner holds about 70 % of the city of Bakhmut.');
  });

  it('each have a chain from who said it to where it was read', () => {
    for (const subject of seedClaims) {
      const of = `claim ${subject.number}`;
      assert.ok(subject.attribution.length > 0, of);
      for (const steps of chainsOf(subject)) {
        assert.deepEqual(
          steps.map(({ step }) => step),
          steps.map((_, index) => index + 1),
          of,
        );
        assert.equal(steps[0]?.role, 'asserted_by', of);
        assert.equal(steps.at(-1)?.role, 'found_in', of);
        for (const { role } of steps.slice(1, -1)) assert.equal(role, 'relayed_by', of);
      }
      for (const { source, voice, at, appearance } of subject.attribution) {
        assert.ok(source && sourceKeys.has(source), `${of}: no source ${source}`);
        isOneOf(words.voices, voice, of);
        isEdtf(at, of);
        if (appearance !== undefined) assert.ok(subject.appearances[appearance], `${of}: no appearance ${appearance}`);
      }
    }
  });

  it('have two chains where two said it, and claim 29 the longest chain', () => {
    const withTwo = seedClaims.filter((subject) => chainsOf(subject).length === 2).map(({ number }) => number);
    assert.deepEqual(withTwo, [3, 8, 16, 26, 28]);
    assert.deepEqual(
      claim(29).attribution.map(({ role, source }) => [role, source]),
      [
        ['asserted_by', 'joly'],
        ['relayed_by', 'canadian-media'],
        ['found_in', 'dutch-round-up'],
      ],
    );
  });

  it('are each anchored to passages that occur once', () => {
    for (const { number, appearances } of seedClaims) {
      assert.ok(appearances.length > 0, `claim ${number}`);
      for (const { document, exact, outletCheck, disclaimer } of appearances) {
        occursOnce(document, exact, `claim ${number}`);
        isOneOf(words.outletChecks, outletCheck, `claim ${number}`);
        if (disclaimer !== undefined) occursOnce(document, disclaimer, `claim ${number}`);
      }
    }
  });

  it('stand in one digest each, and claim 28 in both', () => {
    const inBoth = seedClaims.filter(({ appearances }) => new Set(appearances.map((one) => one.document)).size === 2);
    assert.deepEqual(
      inBoth.map(({ number }) => number),
      [28],
    );
  });

  it('carry the disclaimer of the outlet where it covers them', () => {
    const covered = seedClaims.filter(({ appearances }) => appearances.some((one) => one.disclaimer !== undefined));
    assert.deepEqual(
      covered.map(({ number }) => number),
      [1, 2, 5, 8, 11, 14, 15],
    );
  });

  it('use words of the desk and well-formed dates', () => {
    for (const { number, kind, urgency, eventDate, figures = [] } of seedClaims) {
      const of = `claim ${number}`;
      isOneOf(words.claimKinds, kind, of);
      isOneOf(words.urgencies, urgency, of);
      isEdtf(eventDate, of);
      for (const { qualifier, asOf, period, countedBy, value, low, high } of figures) {
        isOneOf(words.qualifiers, qualifier, of);
        isEdtf(asOf, of);
        isEdtf(period, of);
        assert.ok(countedBy === undefined || sourceKeys.has(countedBy), `${of}: no source ${countedBy}`);
        assert.ok(value !== undefined || (low !== undefined && high !== undefined), `${of}: a figure without a value`);
      }
    }
  });

  it('are linked as their facts are, and nothing contradicts', () => {
    const links = seedClaims.flatMap(({ number, links = [] }) =>
      links.map(({ type, to }) => `${number} ${type} ${to}`),
    );
    assert.deepEqual(links, [
      '3 bears_on 2',
      '7 same_event 8',
      '9 same_event 8',
      '10 same_event 8',
      '11 same_event 8',
      '14 bears_on 1',
      '15 bears_on 1',
      '17 part_of 16',
      '18 part_of 16',
      '26 same_event 27',
    ]);
  });

  it('each have first evidence from known sources, with passages that occur once', () => {
    for (const { number, evidence = [] } of seedClaims) {
      const of = `claim ${number}`;
      assert.ok(evidence.length > 0, of);
      for (const { stance, source, origin, document, exact, credibility } of evidence) {
        isOneOf(words.stances, stance, of);
        isOneOf(words.credibilities, credibility, of);
        for (const key of [source, origin])
          assert.ok(key === undefined || sourceKeys.has(key), `${of}: no source ${key}`);
        if (document !== undefined && exact !== undefined) occursOnce(document, exact, of);
      }
    }
  });
});

describe('the courses of the claims', () => {
  it('settle 4, 8 and 16, each by two different editors', () => {
    const settled = seedClaims.filter(({ course }) => typeof course === 'object').map(({ number }) => number);
    assert.deepEqual(settled, [4, 8, 16]);
    const editors = seedPeople.filter(({ role }) => role === 'editor').map(({ key }) => key);
    for (const number of settled) {
      const { proposedBy, signedBy, verdict, use, chainVerdicts = [] } = settlement(number);
      assert.ok(editors.includes(proposedBy) && editors.includes(signedBy), `claim ${number}`);
      assert.notEqual(proposedBy, signedBy);
      isOneOf(words.verdicts, verdict, `claim ${number}`);
      isOneOf(words.uses, use, `claim ${number}`);
      assert.deepEqual(
        chainVerdicts.map(({ chain }) => chain),
        chainsOf(claim(number)).map(([first]) => first?.chain),
      );
      for (const one of chainVerdicts) isOneOf(words.chainVerdicts, one.verdict, `claim ${number}`);
    }
  });

  it('confirm 8 on roots of opposed sides and 16 on the record of a body of its own act', () => {
    assert.equal(settlement(8).verdict, 'confirmed');
    const roots = rootsFor(8);
    assert.ok(roots.has('ukraine-government') && roots.has('russia-government'));
    assert.equal(settlement(16).verdict, 'confirmed');
    assert.equal(claim(16).evidence?.filter((item) => item.authoritative).length, 1);
  });

  it('leave 4 unverified until it can be decided', () => {
    const { verdict, reason, use, recheckAt } = settlement(4);
    assert.deepEqual(
      { verdict, reason, use, recheckAt },
      {
        verdict: 'unverified',
        reason: 'not_yet_decidable',
        use: 'attribute',
        recheckAt: '2023-06-01T00:00:00.000Z',
      },
    );
  });

  it('keep 1 in checking with one origin, one short of two', () => {
    assert.equal(claim(1).course, 'checking');
    assert.deepEqual([...rootsFor(1)], ['wagner']);
  });

  it('spread the others over triage and checking', () => {
    const inCourse = (course: string) => seedClaims.filter((subject) => subject.course === course).length;
    assert.equal(inCourse('checking'), 11);
    assert.equal(inCourse('triage'), 17);
  });
});
