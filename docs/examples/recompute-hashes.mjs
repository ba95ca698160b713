// Recomputes the hashes of exported claims and of the audit log, with nothing but Node; docs/api.md explains them.
// Standard input: lines of /export/claims.jsonl and answers of /audit.json, one a line.
import { createHash } from 'node:crypto';
import { createInterface } from 'node:readline';

const sha256 = (text) => createHash('sha256').update(text, 'utf8').digest('hex');
const hashOf = (value) => sha256(canonical(prune(value)));

/** RFC 8785: members in the order of their UTF-16 code units, no spaces, numbers and strings as JavaScript writes them. */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const members = Object.keys(value).sort();
  return `{${members.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(',')}}`;
}

/** Without what says nothing, at every depth: null, undefined, empty arrays, empty objects. */
function prune(value) {
  const says = (inner) =>
    inner !== undefined && inner !== null && !(Object(inner) === inner && !Object.keys(inner).length);
  if (Array.isArray(value)) return value.map(prune).filter(says);
  if (value === null || typeof value !== 'object') return value;
  const members = Object.entries(value).map(([name, inner]) => [name, prune(inner)]);
  return Object.fromEntries(members.filter(([, inner]) => says(inner)));
}

const claimed = ({
  statement,
  language,
  kind,
  place,
  eventDate,
  eventDateDerived,
  attribution = [],
  figures = [],
}) => ({
  ...{ statement, language, kind, place, eventDate, eventDateDerived },
  attribution: attribution.map(({ id, appearance, source, ...step }) => ({ ...step, source: source?.id })),
  figures: figures.map(({ id, countedBy, ...figure }) => ({ ...figure, countedBy: countedBy?.id })),
});
const counted = ({ id, stance, source, origin, url, note, credibility, sha256 }) => ({
  ...{ id, stance, source: source?.id, origin: origin?.id, url, note, credibility, sha256 },
});
const content = (claim) => ({
  ...claimed(claim),
  evidence: (claim.evidence ?? []).filter((item) => !item.withdrawn).map(counted),
});
const decided = ({ signOff: { contentHash, chainVerdicts }, lastSigned: { verdict, reason, use, rationale } }) => ({
  ...{ contentHash, verdict, reason, use, rationale, chainVerdicts },
});
const body = ({ actorId, action, subjectType, subjectId, detail }) => ({
  actorId,
  action,
  subjectType,
  subjectId,
  detail,
});

const textHashes = new Map();
const events = new Map();
const compare = (what, computed, stored) => {
  console.log(computed === stored ? `same  ${what} ${computed}` : `OTHER ${what} ${computed}, stored ${stored}`);
  if (computed !== stored) process.exitCode = 1;
};

for await (const line of createInterface({ input: process.stdin })) {
  const read = JSON.parse(line);
  for (const event of read.items ?? []) events.set(event.seq, event);
  if (read.schema !== 'claimdesk/claim/v1') continue;
  textHashes.set(`claim ${read.id}.${read.revision}`, sha256(line));
  compare(`claim ${read.id} claimHash`, hashOf(claimed(read)), read.claimHash);
  compare(`claim ${read.id} contentHash`, hashOf(content(read)), read.contentHash);
  if (read.signOff) compare(`claim ${read.id} decisionHash`, hashOf(decided(read)), read.signOff.decisionHash);
}
for (const event of [...events.values()].sort((a, b) => a.seq - b.seq)) {
  const { seq, at, subjectType, subjectId, detail, prevHash, hash } = event;
  const before = seq === 1 ? '0'.repeat(64) : events.get(seq - 1)?.hash;
  if (before) compare(`event ${seq} prevHash`, before, prevHash);
  compare(`event ${seq} hash`, sha256(`${prevHash}${seq}${at}${hashOf(body(event))}`), hash);
  const text = `${subjectType} ${subjectId}.${detail.revision}`;
  if (textHashes.has(text)) compare(`${text} textHash`, textHashes.get(text), detail.textHash);
}
