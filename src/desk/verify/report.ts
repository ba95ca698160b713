/** The first thing that is not as it was written: where, and what. */
export class Fault extends Error {
  /** Table and row, such as `Claim 12` or `Event 40`. */
  readonly place: string;
  constructor(place: string, message: string) {
    super(message);
    this.place = place;
  }
}

/** What the log says of things that stand in other tables, gathered while it is read. */
export interface Attested {
  /** Salted hash of each proposal's row as it was last, by its id. */
  proposals: Map<string, string>;
  /** Hash of each sign-off's row, by its id. */
  signOffs: Map<string, string>;
  /** Of each note: its id, its salted hash and the claim, by the number of its event. */
  notes: Map<number, { noteId: string; noteHash: string; claimId: number }>;
  /** Salted hash of each comment's row as it was last, by its id. */
  comments: Map<string, string>;
  /** Hash of each publication's row as it was last, by its id. */
  publications: Map<string, string>;
  /** Hash of each kept identity, by the id of its source. */
  identities: Map<number, string>;
  /** How many events wrote a revision. */
  revisions: number;
  /** What was taken away by a redaction: `RevisionText claim 12.3`, `DocumentText <hash>`, `Note <id>`,
   * `Comment <id>`, `ConfidentialIdentity <source>`. */
  redacted: Set<string>;
}

/** Throws unless a text that is gone was taken away by a redaction that the log tells of. */
export function requireRedaction(attested: Attested, place: string): void {
  if (!attested.redacted.has(place)) throw new Fault(place, 'its text is gone, and the log tells of no redaction');
}
