import type { Request } from 'express';
import { z } from 'zod';
import type { Body } from '../../desk/change-claim.ts';
import { type Fault, Invalid } from '../../domain/errors.ts';
import { nameKey } from '../../domain/fold.ts';
import { isForm } from '../../web/forms.ts';
import { bodyOf } from '../request.ts';

/** Settings whose fields cannot be left empty. */
const required = /^(minimumOrigins\.|shelfLifeDays\.|provisionalHours$|timeZone$)/;
const metricLine = /^(.+?)\s*[:=]\s*(\S+)$/;

/**
 * What was sent to change the policy. A form sends every setting: an empty field is a fault and not "as it was", no box
 * ticked is an empty list, and the metrics stand in one text, a line each, that replaces them.
 * @param known the names of the metrics that have a shelf life now
 */
export function changeBody(req: Request, known: string[]): Body {
  if (!isForm(req)) return bodyOf(req);
  return (schema) => {
    const sent = (req.body ?? {}) as Record<string, unknown>;
    const empty = Object.keys(sent).filter((name) => required.test(name) && sent[name] === '');
    if (empty.length > 0) throw new Invalid(empty.map((path) => ({ path, message: 'Required.' })));
    const metrics = 'metricShelfLifeDays' in sent ? metricsOf(sent.metricShelfLifeDays, known) : undefined;
    const meant = z.preprocess((given) => {
      const tree = given as Record<string, unknown>;
      const blind = 'blindReview' in sent ? { blindReview: tree.blindReview ?? [] } : {};
      return { ...tree, ...blind, ...(metrics ? { metricShelfLifeDays: metrics } : {}) };
    }, schema);
    return bodyOf(req)(meant) as z.output<typeof schema>;
  };
}

/** "area held: 3", a line each; a metric that is known and not named is taken away. */
function metricsOf(text: unknown, known: string[]): Record<string, number | null> {
  const lines = String(text ?? '')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean);
  const faults: Fault[] = [];
  const metrics: Record<string, number | null> = Object.fromEntries(known.map((name) => [name, null]));
  for (const line of lines) {
    const [, name, days] = metricLine.exec(line) ?? [];
    const count = Number(days);
    if (name && Number.isInteger(count) && count >= 1 && count <= 3650) metrics[nameKey(name)] = count;
    else {
      const message = `“${line.slice(0, 80)}” is no metric with its days: write “area held: 3”, with 1 to 3,650 days.`;
      faults.push({ path: 'metricShelfLifeDays', message });
    }
  }
  if (faults.length > 0) throw new Invalid(faults);
  return metrics;
}
