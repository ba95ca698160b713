/** Claims by id, after one and up to another, at a point in the audit chain. */
export interface ClaimRange {
  after: number;
  upTo: number;
  /** The number of the last event that counts. */
  untilSeq: number;
}

/** Reads claims for an export of all of them. */
export interface ClaimLines {
  /** The bytes that a range should have: little to hold for a slow reader, and no work that delays a page. */
  readonly aim: number;
  /**
   * The stored texts of the claims in a range, each as its latest revision until that event has it: bytes of UTF-8, a line
   * each, in id order. What was redacted is left out. The drivers make no strings of them, which would take longer than
   * everything else about an export.
   */
  read(range: ClaimRange): Promise<Buffer>;
}
