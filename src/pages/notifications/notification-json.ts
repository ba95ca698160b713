import type { Notification } from '../../store/notifications.ts';

/** Where a notification leads: to the comment, else to the claim. */
export function targetOf({ claimId, commentId }: Notification): string {
  return commentId === null ? `/claims/${claimId}` : `/claims/${claimId}/comments/${commentId}#comment-${commentId}`;
}

/** A notification as it is served. */
export function notificationJson(notification: Notification) {
  const { id, kind, claimId, at, readAt, by, commentId } = notification;
  return {
    id,
    path: `/notifications/${id}`,
    kind,
    claimId,
    by,
    at,
    ...(commentId === null ? {} : { commentId }),
    ...(readAt === null ? {} : { readAt }),
    target: targetOf(notification),
  };
}
