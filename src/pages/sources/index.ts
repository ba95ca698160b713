import { Router } from 'express';
import type { Deps } from '../request.ts';
import { postIdentity, showIdentity } from './identity.ts';
import { showSources } from './list.ts';
import { postEdit, postSource, showSource } from './source.ts';
import { showEditForm, showNewForm } from './source-form.ts';

/** Everything below `/sources`. */
export function sources(deps: Deps): Router {
  const router = Router();
  router.get('/sources', (req, res) => showSources(deps, req, res));
  router.post('/sources', (req, res) => postSource(deps, req, res));
  router.get('/sources/new', (req, res) => showNewForm(deps, req, res));
  router.get('/sources/:id', (req, res) => showSource(deps, req, res));
  router.post('/sources/:id', (req, res) => postEdit(deps, req, res));
  router.get('/sources/:id/edit', (req, res) => showEditForm(deps, req, res));
  router.get('/sources/:id/identity', (req, res) => showIdentity(deps, req, res));
  router.post('/sources/:id/identity', (req, res) => postIdentity(deps, req, res));
  return router;
}
