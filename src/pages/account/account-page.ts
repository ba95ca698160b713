import { randomUUID } from 'node:crypto';
import type { Request, Response } from 'express';
import type { Desk } from '../../desk/desk.ts';
import type { Fault } from '../../domain/errors.ts';
import { scopes } from '../../domain/words.ts';
import { findTokens } from '../../store/access.ts';
import { render } from '../../web/views.ts';
import type { Returned } from '../answer.ts';
import { type Field, optionsOf } from '../fields.ts';
import { actorOf, visitorOf } from '../request.ts';
import { type ShownToken, shownTokens } from '../shown-tokens.ts';
import { type ShownTime, wordingOf } from '../wording.ts';
import { type AccountJson, accountJson } from './account-json.ts';

/** What was wrong with one of the forms; a password is never shown again. */
export interface ReturnedForms {
  password?: { faults: Fault[] };
  token?: Returned;
}

/** What `views/account/account.ejs` shows. */
export interface AccountPage {
  name: string;
  email: string | null;
  role: string;
  passwordFaults: Fault[];
  sessions: ShownSession[];
  tokens: ShownToken[];
  requestIds: { password: string; token: string };
  tokenFields: Field[];
  tokenFaults: Fault[];
  tokenTyped: Record<string, unknown> | undefined;
}

interface ShownSession {
  id: string;
  agent: string;
  began: ShownTime;
  lastSeen: ShownTime;
  current: boolean;
}

/** The page of one's own account. */
export async function accountPage(
  desk: Desk,
  { person, sessions }: AccountJson,
  returned: ReturnedForms = {},
): Promise<AccountPage> {
  const wording = await wordingOf(desk);
  const { words, time, timeAgo } = wording;
  return {
    name: person.name,
    email: person.email ?? null,
    role: words.roles[person.role],
    passwordFaults: returned.password?.faults ?? [],
    sessions: sessions.map(({ id, agent, createdAt, lastSeenAt, current }) => ({
      id,
      agent: browserName(agent),
      began: time(createdAt),
      lastSeen: timeAgo(lastSeenAt),
      current,
    })),
    tokens: shownTokens(await findTokens(desk.store.read, person.id), wording),
    requestIds: { password: randomUUID(), token: randomUUID() },
    tokenFields: [
      {
        name: 'name',
        label: 'What it is for',
        hint: 'Such as "Nightly export".',
        attributes: { maxlength: 100, autocomplete: 'off' },
      },
      {
        name: 'scopes',
        label: 'What it may',
        type: 'checkboxes',
        value: ['read'],
        options: optionsOf(scopes, words.scopes),
        hint: 'Never more than you may yourself.',
      },
      {
        name: 'expiresAt',
        label: 'Until',
        type: 'date',
        optional: true,
        hint: 'It ends at the beginning of this day, in UTC.',
        class: 'input-short',
      },
    ],
    tokenFaults: returned.token?.faults ?? [],
    tokenTyped: returned.token?.typed,
  };
}

/** The page again, with what was wrong with one of its forms. */
export async function showAccountAgain(
  desk: Desk,
  req: Request,
  res: Response,
  returned: ReturnedForms,
): Promise<void> {
  const account = await accountJson(desk, actorOf(req).id, visitorOf(req)?.session?.id);
  await render<AccountPage>(res, 'account/account', await accountPage(desk, account, returned));
}

const browsers: [RegExp, string][] = [
  [/Edg\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];
const systems: [RegExp, string][] = [
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
];

/** "Firefox on Linux"; the browser's own words where they are of another kind. */
function browserName(agent: string): string {
  const browser = browsers.find(([sign]) => sign.test(agent))?.[1];
  const system = systems.find(([sign]) => sign.test(agent))?.[1];
  if (!browser) return agent.slice(0, 60) || 'Unknown browser';
  return system ? `${browser} on ${system}` : browser;
}
