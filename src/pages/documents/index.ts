import { Router } from 'express';
import type { Deps } from '../request.ts';
import { showDiff } from './diff.ts';
import { postDocument, sendOriginal, showDocument } from './document.ts';
import { showNewForm } from './document-form.ts';
import { postDraft } from './drafts.ts';
import { showDocuments } from './list.ts';
import { postDismissal, showSuggestions } from './suggestions.ts';

/** Everything below `/documents`. */
export function documents(deps: Deps): Router {
  const router = Router();
  router.get('/documents', (req, res) => showDocuments(deps, req, res));
  router.post('/documents', (req, res) => postDocument(deps, req, res));
  router.get('/documents/new', (req, res) => showNewForm(deps, req, res));
  router.post('/documents/drafts', (req, res) => postDraft(deps, req, res));
  router.get('/documents/:id', (req, res) => showDocument(deps, req, res));
  router.get('/documents/:id/diff', (req, res) => showDiff(deps, req, res));
  router.get('/documents/:id/original', (req, res) => sendOriginal(deps, req, res));
  router.get('/documents/:id/suggestions', (req, res) => showSuggestions(deps, req, res));
  router.post('/documents/:id/dismissals', (req, res) => postDismissal(deps, req, res));
  return router;
}
