import { canonical, hashOf } from '../../domain/canonical.ts';
import { nameKey } from '../../domain/fold.ts';
import type { Document, Person, PolicyRecord, Source, Token } from '../../domain/records.ts';
import { orNull, type RowSet } from './row-set.ts';

/** What a source is found by, or null for one that stands for itself alone. */
export function sourceMatchKey(source: Pick<Source, 'name' | 'kind' | 'unnamed' | 'confidential'>): string | null {
  return source.unnamed || source.confidential ? null : `${source.kind} ${nameKey(source.name)}`;
}

/** The rows that stand for a source and its other spellings. */
export function sourceRows(source: Source): RowSet {
  return {
    table: 'Source',
    row: {
      id: source.id,
      name: source.name,
      nameKey: nameKey(source.name),
      kind: source.kind,
      matchKey: sourceMatchKey(source),
      side: orNull(source.side),
      reliability: orNull(source.reliability),
      parentId: orNull(source.parentId),
      confidential: source.confidential === true,
      recordedBy: source.recordedBy,
      recordedAt: source.recordedAt,
      revision: source.revision,
      updatedAt: source.updatedAt,
    },
    items: {
      SourceAlias: source.aliases.map((name, position) => ({
        id: `${source.id}:${position}`,
        sourceId: source.id,
        position,
        name,
        nameKey: nameKey(name),
      })),
    },
  };
}

/** The same text, url and publisher is the same document. */
export function documentMatchKey(document: Pick<Document, 'textSha256' | 'url' | 'publisher'>): string {
  return hashOf([document.textSha256, document.url ?? '', nameKey(document.publisher ?? '')].map((part) => `=${part}`));
}

/** The row that stands for a document; its text stands in DocumentText by its hash. */
export function documentRows(document: Document): RowSet {
  return {
    table: 'Document',
    row: {
      id: document.id,
      title: document.title,
      publisher: orNull(document.publisher),
      language: document.language,
      author: orNull(document.author),
      url: orNull(document.url),
      via: orNull(document.via),
      publishedAt: orNull(document.publishedAt),
      capturedAt: orNull(document.capturedAt),
      mediaType: document.mediaType,
      textSha256: document.textSha256,
      matchKey: documentMatchKey(document),
      earlierId: orNull(document.earlierId),
      recordedBy: document.recordedBy,
      recordedAt: document.recordedAt,
      revision: document.revision,
      updatedAt: document.updatedAt,
      mediaUrl: orNull(document.mediaUrl),
    },
    items: {},
  };
}

/** The row that stands for the desk's policy. */
export function policyRows(policy: PolicyRecord): RowSet {
  return {
    table: 'Policy',
    row: {
      id: policy.id,
      settings: canonical(policy.settings),
      revision: policy.revision,
      updatedAt: policy.updatedAt,
    },
    items: {},
  };
}

/** The row of a person; the password's hash is written apart and held by `passwordDigest`. */
export function personRows(person: Person): RowSet {
  return {
    table: 'Person',
    row: {
      id: person.id,
      name: person.name,
      email: orNull(person.email),
      role: person.role,
      kind: person.kind,
      disabledAt: orNull(person.disabledAt),
      revision: person.revision,
      updatedAt: person.updatedAt,
    },
    items: {},
  };
}

/** The row of an access token; its secret's hash is written apart and held by `secretDigest`. */
export function tokenRows(token: Token): RowSet {
  return {
    table: 'AccessToken',
    row: {
      id: token.id,
      personId: token.personId,
      name: token.name,
      scopes: token.scopes.join(' '),
      createdAt: token.createdAt,
      expiresAt: orNull(token.expiresAt),
      revokedAt: orNull(token.revokedAt),
      revision: token.revision,
      updatedAt: token.updatedAt,
    },
    items: {},
  };
}
