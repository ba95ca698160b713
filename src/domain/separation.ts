import type { Actor } from './permissions.ts';

/** What decides whether somebody may sign off a claim that others have worked on; ids are ids of people. */
export interface SigningSituation {
  actor: Pick<Actor, 'id' | 'kind'>;
  /** Who made the proposal that is to be signed, or the last one where a signed verdict is confirmed again. */
  proposerId?: number | undefined;
  /** Who changed what is claimed since the last sign-off; before the first one, who recorded the claim is among them. */
  changedBySinceSignOff: readonly number[];
  /** Independent origins of the evidence without the actor's items, and how many the policy then asks for. Left out where the actor added none. */
  originsWithoutTheirs?: number | undefined;
  originsNeeded?: number | undefined;
}

export interface SigningRefusal {
  why: 'separation' | 'service';
  sentence: string;
}

/**
 * Separation of duties: why only others may sign, or null where the actor may. Nobody bypasses it, so it does not ask for
 * the role.
 */
export function mayOnlyOthersSign(situation: SigningSituation): SigningRefusal | null {
  const { actor, proposerId, changedBySinceSignOff, originsWithoutTheirs = 0, originsNeeded = 0 } = situation;
  if (actor.kind !== 'person') {
    return { why: 'service', sentence: 'Only a person can sign off, not a service account or the system.' };
  }
  if (actor.id === proposerId) return separated('You proposed this verdict, so a second person has to sign it off.');
  if (changedBySinceSignOff.includes(actor.id)) {
    return separated('You recorded or changed what is claimed, so a second person has to sign it off.');
  }
  if (originsWithoutTheirs < originsNeeded) {
    return separated(
      'Without the evidence that you added there are too few independent origins, so somebody else has to sign it off.',
    );
  }
  return null;
}

function separated(sentence: string): SigningRefusal {
  return { why: 'separation', sentence };
}
