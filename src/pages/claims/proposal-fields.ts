import type { Desk } from '../../desk/desk.ts';
import { originsFor } from '../../desk/origins.ts';
import type { Claim } from '../../domain/claim.ts';
import { verdictRules } from '../../domain/verdicts.ts';
import { chainVerdicts, uses, type Verdict, verdicts } from '../../domain/words.ts';
import { type Field, type Option, optionsOf } from '../fields.ts';
import type { Wording } from '../wording.ts';
import { type FormTree, rowsOf } from './form-body.ts';

/** The fields of a proposal: what each verdict takes is told before anything is sent. */
export async function proposalFields(desk: Desk, wording: Wording, claim: Claim): Promise<{ fields: Field[] }> {
  const { words } = wording;
  const options = await Promise.all(verdicts.map((verdict) => verdictOption(desk, wording, claim, verdict)));
  return {
    fields: [
      { name: 'verdict', label: 'Verdict', type: 'radios', options },
      {
        name: 'reason',
        label: 'Reason',
        type: 'select',
        optional: true,
        hint: 'Needed where the verdict has reasons to choose from.',
        options: [{ value: '', text: 'None' }, ...reasonOptions(wording)],
      },
      { name: 'use', label: 'Use', type: 'radios', options: optionsOf(uses, words.uses) },
      {
        name: 'rationale',
        label: 'Rationale',
        type: 'textarea',
        rows: 6,
        hint: 'Why this verdict, from what, and what it leaves open. The second person signs these words.',
      },
      {
        name: 'recheckAt',
        label: 'To be checked again',
        optional: true,
        hint: 'A day such as 2023-06-01, or a time with its zone. Needed where it cannot be decided yet.',
      },
      ...chainFields(claim, wording),
    ],
  };
}

async function verdictOption(desk: Desk, { words }: Wording, claim: Claim, verdict: Verdict): Promise<Option> {
  const { needed, found } = await originsFor(desk.store.read, claim, verdict);
  const usual = `Usual use: ${words.uses[verdictRules[verdict].defaultUse].toLowerCase()}.`;
  const asked = `policy asks for ${needed} independent ${needed === 1 ? 'origin' : 'origins'}; the evidence has ${found}.`;
  const origins =
    found < needed
      ? `Falls short: the ${asked} Not enough yet: add evidence of another origin first, or the proposal is refused.`
      : `The ${asked}`;
  return { value: verdict, text: words.verdicts[verdict], hint: needed > 0 ? `${origins} ${usual}` : usual };
}

/** The reasons, each under its verdict. */
export function reasonOptions({ words }: Wording): Option[] {
  return verdicts.flatMap((verdict) =>
    verdictRules[verdict].reasons.map((reason) => ({
      value: reason,
      text: words.reasons[reason],
      group: words.verdicts[verdict],
    })),
  );
}

/** What came back of a form, with the rows of chain verdicts where their chains stand in it. */
export function atTheirChains(typed: FormTree, { attribution }: Claim): FormTree {
  const rows = rowsOf(typed, 'chainVerdicts');
  const chains = [...new Set(attribution.map((step) => step.chain))];
  return {
    ...typed,
    chainVerdicts: chains.map((chain) => rows.find((row) => Number(row.chain) === chain) ?? { chain }),
  };
}

/** For each chain whether X said it, apart from whether it is so. */
function chainFields({ attribution }: Claim, { words }: Wording): Field[] {
  const chains = [...new Set(attribution.map((step) => step.chain))];
  return chains.flatMap((chain, index): Field[] => {
    const speaker = attribution.find((step) => step.chain === chain)?.source?.name ?? 'nobody named';
    return [
      { name: `chainVerdicts.${index}.chain`, label: '', type: 'hidden', value: chain },
      {
        name: `chainVerdicts.${index}.verdict`,
        label: `Did ${speaker} say it? (chain ${chain})`,
        type: 'select',
        options: [{ value: '', text: 'Not judged' }, ...optionsOf(chainVerdicts, words.chainVerdicts)],
      },
    ];
  });
}
