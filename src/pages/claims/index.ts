import { Router } from 'express';
import { parseUuid } from '../../web/parse.ts';
import type { Deps } from '../request.ts';
import { claimActions } from './actions.ts';
import { showAsOf } from './as-of-form.ts';
import { postClaim, postEdit, showClaim } from './claim.ts';
import { showEditForm, showNewForm } from './claim-form.ts';
import { postComment, postSettling, showComments, showThread } from './comments.ts';
import { showDiff, showHistory } from './history.ts';
import { claimLeases } from './leases.ts';
import { showClaims } from './list.ts';
import { claimPublications } from './publications.ts';
import { postReopenings, showRelated, showReopening } from './related.ts';
import { showSeries } from './series.ts';

/** Everything below `/claims`. */
export function claims(deps: Deps): Router {
  const router = Router();
  router.get('/claims', (req, res) => showClaims(deps, req, res));
  router.post('/claims', (req, res) => postClaim(deps, req, res));
  router.get('/claims/new', (req, res) => showNewForm(deps, req, res));
  router.get('/claims/:id', (req, res) => showClaim(deps, req, res));
  router.post('/claims/:id', (req, res) => postEdit(deps, req, res));
  router.get('/claims/:id/edit', (req, res) => showEditForm(deps, req, res));
  router.get('/claims/:id/history', (req, res) => showHistory(deps, req, res));
  router.get('/claims/:id/as-of', (req, res) => showAsOf(deps, req, res));
  router.get('/claims/:id/diff', (req, res) => showDiff(deps, req, res));
  router.get('/claims/:id/related', (req, res) => showRelated(deps, req, res));
  router.post('/claims/:id/related/reopenings', (req, res) => postReopenings(deps, req, res));
  router.get('/claims/:id/related/reopenings/:rid', (req, res) => showReopening(deps, req, res));
  router.get('/claims/:id/continuations', (req, res) => showSeries(deps, req, res));
  router.use(claimLeases(deps));
  router.use(claimPublications(deps));
  router.get('/claims/:id/comments', (req, res) => showComments(deps, req, res));
  router.post('/claims/:id/comments', (req, res) => postComment(deps, req, res));
  router.get('/claims/:id/comments/:cid', (req, res) => showThread(deps, req, res, parseUuid(req.params.cid)));
  for (const name of ['resolutions', 'reopenings'] as const) {
    router.post(`/claims/:id/comments/:cid/${name}`, (req, res) => postSettling(deps, req, res, name));
  }
  router.use(claimActions(deps));
  return router;
}
