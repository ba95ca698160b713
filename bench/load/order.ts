/** The order in which rows may be written. */
export const order = [
  'Source',
  'SourceAlias',
  'DocumentText',
  'Document',
  'Claim',
  'ClaimTopic',
  'Attribution',
  'Appearance',
  'Evidence',
  'Figure',
  'Link',
  'Revision',
  'RevisionText',
  'Event',
];
