import type { Tables } from './run.ts';
import { markdown } from './table.ts';

/** `docs/suggestions.md` with the tables of a measurement. */
export function page(tables: Tables): string {
  const sections = [...tables].map(([title, table]) => `### ${title}\n\n${markdown(table)}`);
  return `${introduction}\n## Figures\n\nWritten by \`npm run bench -- suggestions\`.\n\n${sections.join('\n\n')}\n`;
}

const introduction = `# Suggestions

Claimdesk marks passages of a document that look like claims and says why: somebody is said to say it, it counts something,
somebody keeps a distance to it, the outlet could not check it, or the outlet itself reports an event. The rules are tables
of words, one file a language, in \`src/intake/suggest/languages\`. They run on the desk's own machine and send nothing
anywhere.

## Add a language

1. Copy \`languages/en.ts\` (or \`nl.ts\`, where the verb stands in second place) to a file named by the language's tag and
   fill its tables. How patterns are written stands at the top of \`patterns.ts\`, what each table is for in \`language.ts\`.
2. Name it in \`languages/index.ts\`.
3. For live blogs, say in a file of \`src/intake/live-blogs\` how "3 min ago" and "By Jane Doe" are said in it.
4. Write a few reports in it under \`bench/suggestions/held-out\`, with labels, before you look at what the rules find.

## What is measured

A **sentence** is labelled a claim if it says something that a desk could check: an event, a state, a number, a plan, or that
somebody said a certain thing. Not claims are opinions, feelings, thanks and appeals, questions, what any book of reference
says, what the outlet says of its own checking, captions that only describe their picture, and headlines that neither count
nor attribute. A **speaker** is labelled where somebody else than the outlet says it.

- **Precision**: the share of suggestions that are claims. **Recall**: the share of claims that are suggested.
- **Speaker right**: of the claims found that have a speaker, the share for which the right one was proposed. **Speaker too
  many**: claims of the outlet's own for which somebody was proposed all the same.
- **By reason**: a claim may be found for several reasons; the last column is what would be missed without that one.

Two kinds of text are measured:

- **Invented reports**, eight of them (\`bench/suggestions/held-out\`): wars, disasters, elections, money, crime and sport, in the
  voices of an agency, a tabloid, a live blog and a broadsheet. They were written and labelled before there was a rule. On
  their first run, before anyone had looked at what was missed, the rules reached precision 0.92, recall 0.88 and 0.81 of
  speakers; afterwards faults that they showed were mended where the cause was general, so that the figures below are no
  longer those of unseen texts.
- **Real documents**, two of them, which are not in the project: their labels are offsets and hashes
  (\`bench/suggestions/labels\`), their folder is named by \`REAL_DOCUMENTS\`. Both were read while the rules were written. On the
  first run the rules reached precision 0.85, recall 0.83 and 0.93 of speakers.

So read the tables as what the rules do on texts that they know, and expect some less on others. A trial on five news texts
of other outlets that were labelled before the rules had met them (83 sentences of English, 119 of Dutch, not kept in the
project) gave precision 0.86, recall 0.82 and 0.82 of speakers in English, and 0.82, 0.84 and 0.80 in Dutch; of the claims
with a speaker it found 0.97 and 0.98. A later trial on four reports that were written and labelled for it (prisoners moved in
secret, a rail outage, a night of air raids, a court case; 39 sentences of English, 37 of Dutch, not kept either) gave 0.89,
0.86 and 0.71 in English, and 0.96, 0.82 and 0.94 in Dutch, before what it showed of general faults was mended.

## What they do not do

- They know words, not the world. A claim in words that no table holds is missed; a question put as a statement is suggested.
- "He" and "she" mean the last person who spoke or was spoken of, which is most often right.
- What an outlet asserts without a number, a name or a verb of the tables is not suggested.
- The kind of claim, the kind of speaker and the channel are guesses to be looked at, and are not measured here.
`;
