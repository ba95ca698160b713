import type { Request, Response } from 'express';
import { AlreadyDone } from '../desk/record.ts';
import { Conflict, type Fault, Invalid, NotSent, TooLarge } from '../domain/errors.ts';
import { wantsJson } from '../web/formats.ts';
import { formBody, isForm } from '../web/forms.ts';
import { changed, created, sendJson } from '../web/respond.ts';
import { render } from '../web/views.ts';
import { isContinued } from './continued.ts';

/** Answers with JSON or with a page, whichever is asked for; only that one is made. */
export async function answer<Context extends object>(
  req: Request,
  res: Response,
  { json, view, page }: { json: () => unknown; view: string; page: () => Context | Promise<Context> },
): Promise<void> {
  if (wantsJson(req)) sendJson(res, await json());
  else await render(res, view, await page());
}

/** A form that came back: what was wrong with it and what was typed, for the fields' partial. */
export interface Returned {
  faults: Fault[];
  typed: Record<string, unknown>;
}

export interface Submission<T> {
  /** Calls the verb. */
  act: () => Promise<T>;
  /** The result of the same act done before, found by its path. */
  again: (path: string) => Promise<T>;
  /** The answer as JSON; `repeated` says that the act had been done before. */
  json: (result: T, repeated: boolean) => unknown;
  /** Where a browser goes. */
  path: (result: T) => string;
  /** Where a new thing stands; undefined where nothing new was made. */
  location?: (result: T) => string | undefined;
  /** What the next page says of it. */
  notice?: string | ((result: T, repeated: boolean) => string);
  /** Answers a browser at once instead, for what is shown only once; a repeat of the act goes to `path`. */
  showOnce?: (result: T) => Promise<void>;
  /** Shows the form again, filled; without one the error page keeps what was typed. */
  form?: (returned: Returned) => Promise<void>;
  /** Shows the form again, filled, where the record changed meanwhile; without one the error page says what changed. */
  staleForm?: (returned: Returned, conflict: Conflict) => Promise<void>;
}

/**
 * Carries out what a form or a JSON body asks for. Forms are redirected (303), JSON gets 201 and `Location` for a new
 * thing and 200 for a change; a form that was typed before its author signed in again is shown filled, and not carried out; a repeat with the same key is answered as the first was; an invalid form comes back filled.
 */
export async function submit<T>(req: Request, res: Response, submission: Submission<T>): Promise<void> {
  const { json, path, location, notice, showOnce, form, staleForm } = submission;
  if (isContinued(req)) {
    if (!form) throw new NotSent();
    return form({ faults: [], typed: formBody(req) });
  }
  try {
    let doneAt: string | undefined;
    const result = await submission.act().catch((error: unknown) => {
      if (!(error instanceof AlreadyDone)) throw error;
      doneAt = error.path;
      return submission.again(error.path);
    });
    const repeated = doneAt !== undefined;
    if (showOnce && !repeated && !wantsJson(req)) return await showOnce(result);
    // A repeat knows the record that the first made or changed, but not which of its items was new then.
    const made = location?.(result);
    const place = !repeated || made === doneAt ? made : undefined;
    const body = wantsJson(req) ? json(result, repeated) : null;
    const told = notice === undefined ? {} : { notice: typeof notice === 'string' ? notice : notice(result, repeated) };
    if (wantsJson(req) && place !== undefined) created(req, res, { location: place, json: await body });
    else changed(req, res, { path: path(result), json: await body, ...told });
  } catch (error) {
    if (wantsJson(req) || !isForm(req)) throw error;
    const stale = error instanceof Conflict && error.revision !== undefined;
    if ((error instanceof Invalid || error instanceof TooLarge) && form) {
      const faults = error instanceof Invalid ? error.faults : [{ path: error.path, message: error.message }];
      res.status(error.status);
      await form({ faults, typed: formBody(req) });
    } else if (stale && staleForm) {
      res.status(409);
      await staleForm({ faults: [], typed: formBody(req) }, error);
    } else throw error;
  }
}
