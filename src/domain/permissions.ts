import { type PersonKind, type Role, roles } from './words.ts';

/** Who acts: a person, a service account, or the system itself (the command line). */
export interface Actor {
  id: number;
  role: Role;
  kind: PersonKind;
}

/** The lowest role that may do what no stage of a claim decides; what a stage decides stands in `workflow.ts`. */
export const permissions = {
  read_records: 'reader',
  export: 'reader',
  own_tokens: 'reader',
  record_claim: 'contributor',
  record_source: 'contributor',
  record_document: 'contributor',
  comment: 'contributor',
  record_publication: 'contributor',
  assign_correction: 'editor',
  withdraw_publication: 'editor',
  break_lease: 'editor',
  read_audit: 'editor',
  manage_people: 'admin',
  manage_tokens_of_others: 'admin',
  change_policy: 'admin',
  redact: 'admin',
} as const satisfies Record<string, Role>;

export type Permission = keyof typeof permissions;

/** Whether the actor's role covers the permission. Roles are cumulative: an admin may whatever an editor may. */
export function may(actor: { role: Role }, permission: Permission): boolean {
  return hasRole(actor, permissions[permission]);
}

/** Whether the actor has this role or a higher one. */
export function hasRole(actor: { role: Role }, role: Role): boolean {
  return roles.indexOf(actor.role) >= roles.indexOf(role);
}
