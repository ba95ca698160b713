import { claim, type LabelledText, other } from '../labelled-text.ts';

export const enOfficialEconomy: LabelledText = {
  name: 'en-official-economy',
  language: 'en',
  style: 'broadsheet on a central bank, an election and an official statement, long sentences',
  paragraphs: [
    [other('A central bank between two fires')],
    [
      claim(
        'The National Bank of Carvia raised its main interest rate by half a percentage point to 6.25% on Wednesday, the ninth increase in a row.',
      ),
      claim(
        'In a written statement, the bank’s monetary council pointed to wage growth that “remains incompatible with the inflation target” and signalled a further rise in December.',
        'monetary council',
      ),
    ],
    [
      other('It was a decision that pleased nobody.'),
      claim(
        'The finance minister, Tomas Hradil, who had lobbied for a pause, told parliament the move would cost mortgage holders an average of 90 crowns a month.',
        'Tomas Hradil',
      ),
      claim('The opposition Civic Union maintains that the true figure is three times as high.', 'Civic Union'),
    ],
    [
      claim(
        'Inflation slowed to 11.2% in September from 12.7% in August, data published by the statistics office showed.',
        'statistics office',
      ),
      claim('Economists polled by the newspaper Hlas had predicted 11.5%.', 'Economists'),
      other('Food and energy remain the great worry of most households.'),
    ],
    [
      claim(
        '“Prices have peaked, but wages are only starting to catch up,” argues Eva Lindqvist, chief economist at Nordhaus Bank.',
        'Eva Lindqvist',
      ),
      claim('In her view, rates will not fall before the summer of next year.', 'Eva Lindqvist'),
    ],
    [
      other('There is politics in this, too.'),
      claim(
        'Carvians vote on 20 November, and a poll by the institute Median puts the ruling Coalition for Tomorrow on 24%, eleven points behind its rival.',
        'Median',
      ),
      claim(
        'The prime minister has repeatedly accused the bank’s governor, Jana Vesela, of acting on behalf of the opposition.',
        'The prime minister',
      ),
      claim('Ms Vesela denies this.', 'Vesela'),
    ],
    [
      claim(
        '“At no time have I discussed the timing of our decisions with any political party,” she wrote in an open letter published on the bank’s website on Monday.',
        'Jana Vesela',
      ),
    ],
    [
      other('The independence of central banks is a young idea.'),
      other('Until the 1990s, ministers in much of Europe set interest rates themselves.'),
      other('Should those who were not elected decide what a loan costs?'),
    ],
    [
      claim(
        'The International Monetary Fund, which is due to review its $3.8bn loan to Carvia next month, has urged the government to leave the bank alone.',
        'The International Monetary Fund',
      ),
      claim(
        'People familiar with the talks say the fund may withhold a tranche of $600m if the law on the central bank is changed.',
        'People familiar with the talks',
      ),
      claim('The fund would not be drawn on the matter.'),
    ],
    [
      claim(
        'Allegedly, two members of the council were summoned to the prime minister’s office the night before the vote.',
      ),
      other('The report, which first appeared on the website Denik+, could not be confirmed.'),
    ],
    [
      claim('The crown strengthened by 0.4% against the euro after the announcement.'),
      other('For now, Carvians can only tighten their belts and hope.'),
    ],
  ],
};
