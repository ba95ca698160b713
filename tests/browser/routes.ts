import type { Express, Router } from 'express';
import { TestDesk } from '../support/desk.ts';

/** The patterns of every address that the desk answers a GET at, such as `/claims/:id`, in the order of the app. */
export async function addressPatterns(): Promise<string[]> {
  const { app } = await TestDesk.open('founded');
  return [...new Set(patternsOf(app.router))];
}

function patternsOf({ stack }: Express['router']): string[] {
  return stack.flatMap(({ route, handle }) => {
    if (route) return route.stack.some((layer) => layer.method === 'get') ? [route.path] : [];
    const inner = handle as unknown as Partial<Router>;
    return inner.stack ? patternsOf(inner as Router) : [];
  });
}
