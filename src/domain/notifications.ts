/** What somebody is told about a claim, as it reads after the name of who did it. One row a kind. */
export const notifications = {
  assigned: 'assigned the claim to you',
  correction: 'assigned the correction of an article to you, which used the claim',
  mentioned: 'mentioned you in a comment',
  replied: 'answered in a thread that you take part in',
  sent_back: 'sent your proposal back',
  differed: 'came to another verdict than the one that you proposed, without having seen it',
  lease_broken: 'ended your lease on the claim',
  behind: 'changed what your verdict rests on',
} as const satisfies Record<string, string>;

export type NotificationKind = keyof typeof notifications;

/** After how many days one that was read is swept away; one that was not read stays. */
export const readNotificationDays = 30;
