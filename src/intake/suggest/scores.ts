import type { Compiled } from './compiled.ts';
import { claimsBefore } from './disclaimers.ts';
import type { Read } from './reading.ts';

/** What each finding adds to the score of a passage; the sum is kept between 0 and 1. */
export const weights = {
  attribution: 0.6,
  /** A verb of judging, expecting or showing, or a quotation that goes on. */
  weakAttribution: 0.45,
  speaker: 0.1,
  figure: 0.5,
  /** A number of things that no table knows. */
  weakFigure: 0.4,
  hedge: 0.5,
  event: 0.4,
  /** An event of a year that is named: history. */
  history: -0.1,
  disclaimer: 0.6,
  question: -0.5,
  opinion: -0.15,
  /** Opinion within a quotation, where nothing is counted. */
  quotedOpinion: -0.4,
  address: -0.3,
  headline: -0.1,
  caption: -0.3,
  /** Fewer than four words. */
  fragment: -0.3,
} as const;

/** How sure the rules are that a claim stands in the sentence, between 0 and 1; 0 without any reason. */
export function scoreOf(read: Read, isChecked: boolean, compiled: Compiled): number {
  const { sentence, found } = read;
  if (sentence.kind === 'furniture' || isDisclaimerOnly(read, compiled)) return 0;
  let score = isChecked ? weights.disclaimer : 0;
  const best = (kind: string, sure: number, unsure: number) => {
    const own = found.filter((each) => each.kind === kind);
    return own.some((each) => each.sure) ? sure : own.length > 0 ? unsure : 0;
  };
  const figure = best('figure', weights.figure, weights.weakFigure);
  score +=
    best('attribution', weights.attribution, weights.weakAttribution) +
    figure +
    best('hedge', weights.hedge, weights.hedge) +
    best('event', weights.event, weights.event);
  if (score === 0) return 0;
  if (read.speaker) score += weights.speaker;
  if (found[0]?.kind === 'event' && namesYear(read)) score += weights.history;
  score += tone(read, figure > 0, compiled);
  return Math.min(1, Math.max(0, Math.round(score * 100) / 100));
}

function tone({ sentence, quoted }: Read, counts: boolean, { opinion, address }: Compiled): number {
  const { tokens, kind } = sentence;
  let sum = 0;
  const last = tokens.findLast((token) => !/^[”"’')\]]$/.test(token.text));
  if (last?.text === '?') sum += weights.question;
  if (!counts && opinion.all(tokens).length > 0)
    sum += quoted ? weights.opinion + weights.quotedOpinion : weights.opinion;
  if (address.all(tokens).some(({ from }) => tokens[from]?.quote === 0)) sum += weights.address;
  if (kind === 'headline') sum += weights.headline;
  if (kind === 'caption') sum += weights.caption;
  if (tokens.filter((token) => token.kind !== 'sign').length < 4) sum += weights.fragment;
  return sum;
}

/** Whether the sentence is the outlet's own remark on its checking and claims nothing before that. */
function isDisclaimerOnly(read: Read, compiled: Compiled): boolean {
  const { tokens } = read.sentence;
  const remark = compiled.disclaimers.all(tokens).find(({ from }) => tokens[from]?.quote === 0);
  return remark !== undefined && !claimsBefore(read, remark.from, compiled);
}

function namesYear({ sentence }: Read): boolean {
  return sentence.tokens.some(({ text }) => /^(?:1[5-9]|20)\d\d$/.test(text));
}
