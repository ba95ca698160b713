import { Router } from 'express';
import { z } from 'zod';
import { claimSchema } from '../../domain/claim.ts';

/** The JSON Schema (draft 2020-12) of claim JSON v1, made from the schema that stored texts are checked with. */
export const claimJsonSchema = {
  $id: '/schema/claim.v1.json',
  title: 'Claimdesk claim, version 1',
  ...z.toJSONSchema(claimSchema, {
    io: 'input',
    // Members may be added within version 1, in items too: readers must not refuse what they do not know.
    override: ({ jsonSchema }) => {
      if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
    },
  }),
};

/** `/schema/…`: public, so that readers of exports can check them. */
export function schemas(): Router {
  const router = Router();
  router.get('/schema/claim.v1.json', (_req, res) => {
    res.type('application/schema+json').send(JSON.stringify(claimJsonSchema, null, 2));
  });
  return router;
}
