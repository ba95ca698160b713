import type { Request, Response } from 'express';
import { getClaim } from '../../desk/read-claims.ts';
import type { Claim, Figure } from '../../domain/claim.ts';
import { edtfBounds } from '../../domain/dates.ts';
import { readFigure } from '../../domain/figures.ts';
import { nothing } from '../../domain/inputs/nothing.ts';
import { withStale } from '../../domain/shelf-life.ts';
import { mostLinks } from '../../store/choices.ts';
import { findRecords, type Source } from '../../store/records.ts';
import { findSeries } from '../../store/series.ts';
import { parseId, parseQuery } from '../../web/parse.ts';
import { answer } from '../answer.ts';
import type { Deps } from '../request.ts';
import { type Mark, markOf } from '../standing.ts';
import { type ShownTime, type Wording, wordingOf } from '../wording.ts';

/** How many steps of a series a claim's own page shows to either side, and a page of the series. */
const onClaimPage = 8;
const onItsOwn = 100;

/** One value of a series. */
export interface SeriesRow {
  id: number;
  path: string;
  statement: string;
  language: string;
  /** "about 70 %"; null where the claim counts nothing. */
  value: string | null;
  asOf: ShownTime;
  mark: Mark;
  current: boolean;
}

/** Claims that continue each other with new values, in order of time, around one of them. */
export interface Series {
  rows: SeriesRow[];
  /** Where the series goes on beyond what is shown: the page of its series around the first or the last of them. */
  earlierHref: string | null;
  laterHref: string | null;
}

/** What `views/claims/series.ejs` shows. */
export interface SeriesPage {
  id: number;
  path: string;
  jsonPath: string;
  series: Series;
}

interface Around {
  claims: Claim[];
  earlier: string | null;
  later: string | null;
}

/** The series of a claim for its own page; null where it stands alone. `incoming` are the links of others to it. */
export async function seriesOf(
  read: Source,
  wording: Wording,
  claim: Claim,
  incoming: readonly { type: string }[],
): Promise<Series | null> {
  const isLinked = [...claim.links, ...incoming].some((link) => link.type === 'supersedes');
  if (!isLinked && incoming.length < mostLinks) return null;
  const around = await findAround(read, claim, onClaimPage);
  return around.claims.length > 1 ? shownSeries(claim, around, wording) : null;
}

/** `GET /claims/:id/continuations`: the values of the claim's series, in order of time. */
export async function showSeries({ desk }: Deps, req: Request, res: Response): Promise<void> {
  const { read } = desk.store;
  const claim = await getClaim(read, parseId(req.params.id));
  parseQuery(nothing, req);
  const around = await findAround(read, claim, onItsOwn);
  const { id, path } = claim;
  await answer(req, res, {
    json: () => ({
      items: around.claims.map((one) => withStale(one, desk.clock().toISOString())),
      earlier: around.earlier,
      later: around.later,
    }),
    view: 'claims/series',
    page: async (): Promise<SeriesPage> => ({
      id,
      path,
      jsonPath: `${path}/continuations.json`,
      series: shownSeries(claim, around, await wordingOf(desk)),
    }),
  });
}

async function findAround(read: Source, claim: Claim, steps: number): Promise<Around> {
  const { places, earlier, later } = await findSeries(read, claim.id, steps);
  const claims = await findRecords(
    read,
    'claim',
    places.map((place) => place.id),
  );
  const far = [...places].sort((a, b) => a.steps - b.steps);
  return {
    claims: claims.sort(byTime),
    earlier: earlier ? `/claims/${far[0]?.id}/continuations` : null,
    later: later ? `/claims/${far.at(-1)?.id}/continuations` : null,
  };
}

function byTime(a: Claim, b: Claim): number {
  return timeOf(a).localeCompare(timeOf(b)) || a.id - b.id;
}

/** When a value held, as text to be sorted: as its figure says, else the claim, else when it was recorded. */
function timeOf({ figures, eventDate, recordedAt }: Claim): string {
  const stated = worldTime(figures[0]) ?? eventDate;
  return stated ? edtfBounds(stated).from : recordedAt;
}

function worldTime(figure: Figure | undefined): string | undefined {
  return figure?.asOf ?? figure?.period;
}

function shownSeries(claim: Claim, { claims, earlier, later }: Around, wording: Wording): Series {
  return {
    rows: claims.map((one) => rowOf(one, claim.id, wording)),
    earlierHref: earlier,
    laterHref: later,
  };
}

function rowOf(claim: Claim, currentId: number, wording: Wording): SeriesRow {
  const { id, path, statement, language, figures, eventDate, eventDateDerived, recordedAt } = claim;
  const { date, time, words } = wording;
  const first = figures[0];
  const stated = worldTime(first);
  return {
    id,
    path,
    statement,
    language,
    value: figures.length > 0 ? figures.map((figure) => readFigure(figure, words.locale)).join('; ') : null,
    asOf: stated
      ? date(stated, first?.derived)
      : eventDate
        ? date(eventDate, eventDateDerived)
        : { ...time(recordedAt), text: `recorded ${time(recordedAt).text}` },
    mark: markOf(claim, wording),
    current: id === currentId,
  };
}
