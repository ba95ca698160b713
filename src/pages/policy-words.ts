import type { Catalogue } from '../domain/catalogue/index.ts';
import type { ClaimKind, Verdict } from '../domain/words.ts';

/** What a setting of the policy is called, by its path such as `minimumOrigins.confirmed`; undefined for anything else. */
export function policyLabel(path: string, { verdicts, claimKinds }: Catalogue): string | undefined {
  const [setting, inner] = path.split('.', 2);
  switch (setting) {
    case 'minimumOrigins':
      return inner && `Independent origins for “${verdicts[inner as Verdict] ?? inner}”`;
    case 'blindReview':
      return 'Blind review';
    case 'shelfLifeDays':
      return inner && `Shelf life: ${claimKinds[inner as ClaimKind]?.toLowerCase() ?? inner} (days)`;
    case 'metricShelfLifeDays':
      return inner ? `Shelf life of figures: ${inner} (days)` : 'Shelf life of figures, by metric (days)';
    case 'provisionalHours':
      return 'Provisional publications last (hours)';
    case 'timeZone':
      return 'Time zone';
    default:
      return undefined;
  }
}
