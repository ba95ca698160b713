/** What a claim's timeline can be asked for, and the actions of the events that belong to it: each stands in one kind. */
export const timelineKinds = {
  decisions: {
    text: 'Decisions',
    actions: [
      'claim.proposed',
      'claim.withdrawn',
      'claim.sent_back',
      'claim.signed_off',
      'claim.differed',
      'claim.confirmed_again',
      'claim.published_provisionally',
      'claim.provisional_ended',
      'claim.reopened',
      'claim.reopened_others',
      'claim.retracted',
    ],
  },
  content: {
    text: 'What is claimed',
    actions: [
      'claim.recorded',
      'claim.imported',
      'claim.links_imported',
      'claim.edited',
      'claim.appearance_added',
      'claim.figure_added',
      'claim.link_added',
      'claim.took_over',
      'claim.continued',
    ],
  },
  evidence: {
    text: 'Evidence',
    actions: ['claim.evidence_added', 'claim.evidence_withdrawn', 'claim.copy_taken'],
  },
  comments: {
    text: 'Comments',
    actions: ['claim.commented', 'claim.comment_resolved', 'claim.comment_reopened'],
  },
  work: {
    text: 'Work',
    actions: [
      'claim.assigned',
      'claim.released',
      'claim.prioritised',
      'claim.dropped',
      'claim.restored',
      'claim.lease_broken',
    ],
  },
  publications: {
    text: 'Articles',
    actions: [
      'claim.used',
      'claim.correction_assigned',
      'claim.use_corrected',
      'claim.correction_undone',
      'claim.use_withdrawn',
    ],
  },
} as const satisfies Record<string, { text: string; actions: readonly string[] }>;

export type TimelineKind = keyof typeof timelineKinds;
export const timelineKindNames = Object.keys(timelineKinds) as TimelineKind[];
