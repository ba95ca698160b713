import type { Request } from 'express';
import { requirePermission } from '../request.ts';

/** @throws Forbidden for everybody but admins */
export function requireAdmin(req: Request): void {
  requirePermission(req, 'manage_people', 'Only an admin may see and change who works at this desk.');
}
