/** What the columns of a large desk hold, as expressions over the number of a row: see large-desk.ts, which fills it. */

/**
 * A desk as large as a newsroom's after years, written by few statements straight into its tables: what the verbs would
 * write, as far as lists, searches and pages read it. Its hashes are not true, so the audit of it would fail.
 */
export const size = { claims: 100_000, sources: 5000, documents: 10_000, people: 40 } as const;

/** What stands in it to be asked for: each name says how common it is. */
export const known = {
  commonWord: 'grad',
  rareWord: 'zaporizhne',
  commonSource: 3,
  rareSource: 4321,
  rareDocument: 9001,
  commonTopic: 'front',
  rareSide: 'observer',
  rarePlace: 'place 321',
  commonUrl: 'https://news.example/live',
} as const;

export const mark = '@id@';

// Expressions of both databases over the number `i` of a row. `h` is scattered evenly: what hangs on it follows no order.
const h = 'h';
// Scattered in another way: what hangs on it is independent of the rest.
const other = '((i * 6271) % 99991)';
export const scattered = '(i * 7919) % 100003';
const pad = (number: string, digits: number) => `substr(CAST(${10 ** digits} + (${number}) AS TEXT), 2)`;
/** Minutes since the beginning of 2025 as a time; months have 28 days. */
export const time = (minutes: string) => {
  const part = (unit: number, of: number, first: number) => pad(`(${minutes}) / ${unit} % ${of} + ${first}`, 2);
  const date = `'-' || ${part(40_320, 12, 1)} || '-' || ${part(1440, 28, 1)}`;
  return `'20' || ${part(483_840, 10, 25)} || ${date} || 'T' || ${part(60, 24, 0)} || ':' || ${part(1, 60, 0)} || ':00.000Z'`;
};
/** An id as the desk makes them: it sorts as it was made. */
const uuid = (group: string, number = 'i') => `'01a00000-${group}-7000-8000-' || ${pad(number, 12)}`;
const hash = (number: string) => `'${'0'.repeat(56)}' || ${pad(number, 8)}`;
const whenFirst = (...cases: [condition: string, value: string][]) =>
  `CASE ${cases.map(([condition, value]) => (condition === '' ? `ELSE ${value}` : `WHEN ${condition} THEN ${value}`)).join(' ')} END`;

// The clock of a test desk is at minute 564,480 by this reckoning: 2026-03-01.
const now = 564_480;
export const recorded = 'i * 5';
export const changed = `i * 5 + (${scattered}) % 60000`;
const inStage = {
  triage: `${h} % 100 < 25`,
  checking: `${h} % 100 < 45`,
  review: `${h} % 100 < 50`,
  settled: `${h} % 100 < 97`,
};
export const isSettled = `(${h} % 100 BETWEEN 50 AND 96)`;
export const isInReview = `(${h} % 100 BETWEEN 45 AND 49)`;
const proposer = whenFirst([`${h} % 3 = 0`, '4'], ['', `10 + ${h} % 30`]);
const verdict = whenFirst(
  [`NOT ${isSettled} OR ${h} % 7 = 0`, `'unverified'`],
  [`${h} % 7 < 4`, `'confirmed'`],
  [`${h} % 7 < 6`, `'disputed'`],
  [`${h} % 1000 < 5`, `'unverifiable'`],
  ['', `'refuted'`],
);

export const columns: Record<string, Record<string, string>> = {
  Claim: {
    id: 'i',
    statement: `'Claim ' || i || '.'`,
    language: `'en'`,
    kind: whenFirst([`${h} % 2000 = 1`, `'utterance'`], [`${h} % 20 = 0`, `'forecast'`], ['', `'fact'`]),
    place: whenFirst([`${h} % 5 = 0`, `'Kyiv'`], ['', `'place ' || (${h} % 499)`]),
    placeKey: whenFirst([`${h} % 5 = 0`, `'kyiv'`], ['', `'place ' || (${h} % 499)`]),
    eventDate: whenFirst([`${h} % 10 < 3`, 'NULL'], ['', 'substr(recorded, 1, 10)']),
    eventFrom: whenFirst([`${h} % 10 < 3`, 'NULL'], ['', 'substr(recorded, 1, 10)']),
    eventTo: whenFirst([`${h} % 10 < 3`, 'NULL'], ['', 'substr(recorded, 1, 10)']),
    urgency: whenFirst([`${h} % 53 = 0`, `'now'`], [`${h} % 53 < 5`, `'high'`], ['', `'normal'`]),
    urgencyRank: whenFirst([`${h} % 53 = 0`, '0'], [`${h} % 53 < 5`, '1'], ['', '2']),
    dueAt: whenFirst([`${h} % 11 = 0`, time(`${now} - 3000 + ${h} % 9000`)], ['', 'NULL']),
    stage: whenFirst(
      [inStage.triage, `'triage'`],
      [inStage.checking, `'checking'`],
      [inStage.review, `'in_review'`],
      [inStage.settled, `'settled'`],
      ['', `'dropped'`],
    ),
    stageSince: 'changed',
    assigneeId: whenFirst([`${h} % 100 BETWEEN 25 AND 96`, `2 + ${h} % ${size.people}`], ['', 'NULL']),
    verdict,
    lastVerdict: whenFirst([isSettled, verdict], ['', 'NULL']),
    standing: whenFirst(
      [`${h} % 100 = 30 AND ${h} % 3 = 0`, `'retracted'`],
      [`NOT ${isSettled}`, `'undecided'`],
      [`${h} % 100 < 53`, `'behind'`],
      [`${h} % 100 < 54`, `'changed'`],
      ['', `'current'`],
    ),
    staleAfter: whenFirst([isSettled, time(`${now} - 9000 + ${h} % 60000`)], ['', 'NULL']),
    recheckAt: whenFirst([`${isSettled} AND ${h} % 13 = 0`, time(`${now} - 3000 + ${h} % 60000`)], ['', 'NULL']),
    provisionalUntil: whenFirst([`${h} % 907 = 0`, time(`${now} - 700 + ${h} % 1400`)], ['', 'NULL']),
    signedRevision: whenFirst([isSettled, '1'], ['', 'NULL']),
    lastSignedAt: whenFirst([isSettled, 'changed'], ['', 'NULL']),
    claimHash: hash('i'),
    contentHash: hash('i'),
    recordedBy: `2 + ${h} % 7`,
    recordedAt: 'recorded',
    revision: '1',
    updatedAt: 'changed',
    searchText: `'claim ' || i || ' word' || (${other} % 5003) || ${whenFirst(
      [`${other} % 20000 = 7`, `' zaporizhne bridge'`],
      [`${other} % 10 < 3`, `' grad missile' || (${other} % 40)`],
      ['', `' front line'`],
    )}`,
  },
  ClaimTopic: {
    id: `i || ':t'`,
    claimId: 'i',
    position: '0',
    topic: whenFirst([`(${other} / 7) % 10 < 3`, `'front'`], ['', `'topic ' || ((${other} / 7) % 40)`]),
  },
  Attribution: {
    id: uuid('a000'),
    claimId: 'i',
    position: '0',
    chain: '1',
    step: '1',
    role: `'asserted_by'`,
    sourceId: whenFirst([`${h} % 10 = 0`, String(known.commonSource)], ['', `5 + ${h} % ${size.sources - 5}`]),
    voice: `'named'`,
  },
  Appearance: {
    id: uuid('b000'),
    claimId: 'i',
    position: '0',
    documentId: whenFirst([`${h} % 50 = 0`, '1'], ['', `2 + ${h} % ${size.documents - 2}`]),
    exact: `'The bridge'`,
    startAt: '0',
    endAt: '10',
    outletCheck: `'unstated'`,
  },
  Evidence: {
    id: uuid('c000'),
    claimId: 'i',
    position: '0',
    stance: `'supports'`,
    sourceId: whenFirst([`${h} % 10 = 1`, String(known.commonSource)], ['', `5 + ${h} % ${size.sources - 5}`]),
    originId: whenFirst([`${h} % 10 = 2`, String(known.commonSource)], ['', `5 + ${h} % ${size.sources - 5}`]),
    url: whenFirst([`${h} % 20 = 0`, `'${known.commonUrl}'`], ['', `'https://news.example/' || (${h} % 30011)`]),
    sha256: whenFirst([`${h} % 4 = 0`, hash(`${h} % 10007`)], ['', 'NULL']),
    note: `'Seen.'`,
    authoritative: 'false',
    visibility: `'desk'`,
    addedBy: '2',
    addedAt: 'recorded',
  },
  Figure: {
    id: uuid('3000'),
    claimId: 'i',
    position: '0',
    metric: `'vehicles lost'`,
    value: 'i',
    qualifier: `'about'`,
    countedById: whenFirst([`${h} % 10 = 3`, String(known.commonSource)], ['', `5 + ${h} % ${size.sources - 5}`]),
    cumulative: 'false',
  },
  Revision: {
    recordType: `'claim'`,
    recordId: 'i',
    number: '1',
    at: 'recorded',
    actorId: `2 + ${h} % 2`,
    eventSeq: 'i + 100',
    textHash: hash('i'),
    claimHash: hash('i'),
    contentHash: hash('i'),
    restated: 'true',
  },
  RevisionText: {
    recordType: `'claim'`,
    recordId: 'i',
    number: '1',
    text: `replace(@claim@, '${mark}', CAST(i AS TEXT))`,
  },
  Event: {
    seq: 'i + 100',
    at: 'recorded',
    actorId: `2 + ${h} % 2`,
    action: whenFirst([`${h} % 3000 = 0`, `'claim.dropped'`], ['', `'claim.recorded'`]),
    subjectType: `'claim'`,
    subjectId: 'i',
    detail: `'{"revision":1,"textHash":"' || ${hash('i')} || '"}'`,
    prevHash: hash('i'),
    hash: hash('i'),
  },
  Proposal: {
    id: uuid('d000'),
    claimId: 'i',
    proposerId: proposer,
    at: 'changed',
    revision: '1',
    verdict: `'disputed'`,
    use: `'attribute'`,
    rationale: `'Both say so.'`,
    chainVerdicts: `'[]'`,
    claimHash: hash('i'),
    contentHash: hash('i'),
    decisionHash: hash('i'),
    outcome: whenFirst([isInReview, `'open'`], ['', `'signed'`]),
    openFor: whenFirst([isInReview, 'i'], ['', 'NULL']),
    salt: `'salt'`,
  },
  SignOff: {
    id: uuid('e000'),
    claimId: 'i',
    revision: '1',
    proposalId: uuid('d000'),
    proposerId: proposer,
    signerId: '5',
    at: 'changed',
    claimHash: hash('i'),
    contentHash: hash('i'),
    decisionHash: hash('i'),
  },
  Link: {
    id: uuid('f000'),
    claimId: 'i',
    position: '0',
    type: whenFirst([`${h} % 40 = 0`, `'supersedes'`], ['', `'same_event'`]),
    targetId: 'i - 7',
  },
  Comment: {
    id: uuid('1000'),
    claimId: 'i',
    about: `'claim'`,
    authorId: '2',
    at: 'changed',
    text: `'Is it so?'`,
    salt: `'salt'`,
  },
  Publication: {
    id: uuid('2000'),
    claimId: 'i',
    url: `'https://paper.example/' || i`,
    title: `'Article'`,
    revision: '1',
    verdict,
    recordedBy: '4',
    recordedAt: 'changed',
    assigneeId: whenFirst([`${h} % 3 = 0`, '4'], ['', 'NULL']),
    agreedVerdict: whenFirst([`${h} % 50 = 0`, `'refuted'`], ['', verdict]),
    agreedStale: whenFirst([`${h} % 10 = 0`, 'NULL'], ['', time(`${now} - 9000 + ${h} % 60000`)]),
  },
  WorkNotification: {
    personId: `2 + ${h} % 7`,
    kind: `'assigned'`,
    claimId: 'i',
    eventSeq: 'i + 100',
    at: 'changed',
    readAt: whenFirst([`${h} % 10 = 0`, 'NULL'], ['', 'changed']),
  },
  Source: {
    id: 'i',
    name: `'Source ' || i`,
    nameKey: `'source ' || i`,
    kind: whenFirst([`${h} % 3 = 0`, `'person'`], ['', `'organisation'`]),
    matchKey: `'organisation source ' || i`,
    side: whenFirst(
      [`${h} % 1000 = 5`, `'observer'`],
      [`${h} % 3 = 0`, `'russia'`],
      [`${h} % 3 = 1`, `'ukraine'`],
      ['', 'NULL'],
    ),
    parentId: whenFirst([`${h} % 20 = 0`, String(known.commonSource)], ['', 'NULL']),
    confidential: 'false',
    recordedBy: '2',
    recordedAt: 'recorded',
    revision: '1',
    updatedAt: 'changed',
    searchText: `'source ' || i || ' name' || (${h} % 701)`,
  },
  SourceAlias: { id: `i || ':a'`, sourceId: 'i', position: '0', name: `'Alias ' || i`, nameKey: `'alias ' || i` },
  Document: {
    id: 'i',
    title: `'Document ' || i`,
    language: whenFirst([`${h} % 200 = 0`, `'nl'`], ['', `'en'`]),
    url: `'https://news.example/' || i`,
    mediaType: `'text/plain'`,
    textSha256: '@textSha256@',
    matchKey: hash('i'),
    recordedBy: '2',
    recordedAt: 'recorded',
    revision: '1',
    updatedAt: 'changed',
    searchText: `'document ' || i || ' name' || (${h} % 701)`,
  },
};
