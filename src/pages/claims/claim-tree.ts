import type { Appearance, AttributionStep, Claim, Figure, SourceReference } from '../../domain/claim.ts';
import type { FormTree } from './form-body.ts';

/** A claim as its form sends it, for filling the form in. */
export function claimTree(claim: Claim): FormTree {
  const { statement, language, kind, topics, place, eventDate, eventDateDerived, urgency, dueAt } = claim;
  return {
    statement,
    language,
    kind,
    topics,
    place,
    eventDate,
    eventDateDerived: ticked(eventDateDerived),
    urgency,
    dueAt,
    attribution: claim.attribution.map(stepTree),
    appearances: claim.appearances.map(appearanceTree),
    figures: claim.figures.map(figureTree),
  };
}

// The order of the rows says which step is which.
function stepTree({ source, derived, step: _step, ...step }: AttributionStep): FormTree {
  return { ...step, source: sourceTree(source), derived: ticked(derived) };
}

function appearanceTree({ id, documentId, quote, outletCheck, disclaimer }: Appearance): FormTree {
  return {
    id,
    documentId,
    exact: quote.exact,
    outletCheck: outletCheck === 'unstated' ? '' : outletCheck,
    disclaimer: disclaimer && { exact: disclaimer.exact },
  };
}

function figureTree({ countedBy, derived, cumulative, qualifier, ...figure }: Figure): FormTree {
  return {
    ...figure,
    qualifier: qualifier === 'as_stated' ? '' : qualifier,
    countedBy: sourceTree(countedBy),
    derived: ticked(derived),
    cumulative: ticked(cumulative),
  };
}

function sourceTree(source: SourceReference | undefined): FormTree | undefined {
  return source && { name: source.name, kind: source.kind, side: source.side };
}

function ticked(value: true | undefined): string {
  return value ? 'on' : '';
}

/** What came in with a form, with the passages of appearances that are known and were not sent again. */
export function withPassages(typed: FormTree, { appearances }: Claim): FormTree {
  if (!Array.isArray(typed.appearances)) return typed;
  const rows = (typed.appearances as FormTree[]).map((row) => {
    const known = appearances.find((appearance) => appearance.id === row.id);
    return known ? { ...row, documentId: known.documentId, exact: known.quote.exact } : row;
  });
  return { ...typed, appearances: rows };
}
