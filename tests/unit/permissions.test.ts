import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { hasRole, may, type Permission, permissions } from '../../src/domain/permissions.ts';
import { type Role, roles } from '../../src/domain/words.ts';

const expected: Record<Permission, Role[]> = {
  read_records: ['reader', 'contributor', 'editor', 'admin'],
  export: ['reader', 'contributor', 'editor', 'admin'],
  own_tokens: ['reader', 'contributor', 'editor', 'admin'],
  record_claim: ['contributor', 'editor', 'admin'],
  record_source: ['contributor', 'editor', 'admin'],
  record_document: ['contributor', 'editor', 'admin'],
  comment: ['contributor', 'editor', 'admin'],
  record_publication: ['contributor', 'editor', 'admin'],
  assign_correction: ['editor', 'admin'],
  withdraw_publication: ['editor', 'admin'],
  break_lease: ['editor', 'admin'],
  read_audit: ['editor', 'admin'],
  manage_people: ['admin'],
  manage_tokens_of_others: ['admin'],
  change_policy: ['admin'],
  redact: ['admin'],
};

describe('every permission and role', () => {
  for (const permission of Object.keys(permissions) as Permission[]) {
    for (const role of roles) {
      const allowed = expected[permission].includes(role);
      test(`${permission}: ${role} ${allowed ? 'may' : 'may not'}`, () => {
        assert.equal(may({ role }, permission), allowed);
      });
    }
  }
});

test('roles are cumulative', () => {
  assert.ok(hasRole({ role: 'admin' }, 'editor'));
  assert.ok(!hasRole({ role: 'contributor' }, 'editor'));
});
