import type { Actor, Desk } from '../../desk/desk.ts';

export async function deskPage(_desk: Desk, _actor: Actor, _sections: object) {
  return {};
}
