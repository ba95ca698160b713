import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';

const tokens = readFileSync(new URL('../../public/styles/tokens.css', import.meta.url), 'utf8');
const colours = new Map(
  [...tokens.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g)].map(([, name, light, dark]) => [
    name as string,
    { light: light as string, dark: dark as string },
  ]),
);

/** Text on ground, as the style sheet puts them together: at least 4.5 : 1 (WCAG 2.2, 1.4.3). */
const texts: Record<string, string[]> = {
  paper: ['ink', 'muted', 'link', 'link-visited', 'good', 'doubt', 'bad', 'unknown', 'button'],
  surface: ['ink', 'muted', 'link', 'link-visited', 'good', 'doubt', 'bad', 'unknown'],
  field: ['ink', 'muted', 'bad'],
  button: ['button-ink'],
  ink: ['paper'],
  highlight: ['ink', 'link'],
  'good-wash': ['ink', 'good', 'link', 'muted'],
  'doubt-wash': ['ink', 'doubt', 'link', 'muted'],
  'bad-wash': ['ink', 'bad', 'link', 'muted'],
  'unknown-wash': ['ink', 'unknown', 'link', 'muted'],
};

/** Edges of controls and the focus ring: at least 3 : 1 (1.4.11). */
const edges: Record<string, string[]> = {
  paper: ['edge', 'focus'],
  surface: ['edge', 'focus'],
  field: ['edge', 'focus'],
  'bad-wash': ['focus'],
};

/** Relative luminance of #rrggbb, 0 to 1 (WCAG 2.2). */
function luminance(colour: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function colour(name: string, theme: 'light' | 'dark'): string {
  const pair = colours.get(name);
  assert.ok(pair, `--${name} is not a pair of colours`);
  return pair[theme];
}

describe('the colours', () => {
  for (const theme of ['light', 'dark'] as const) {
    for (const [pairs, least] of [
      [texts, 4.5],
      [edges, 3],
    ] as const) {
      for (const [ground, fronts] of Object.entries(pairs)) {
        it(`on ${ground} keep ${least} : 1 in the ${theme} theme`, () => {
          for (const front of fronts) {
            const reached = contrast(colour(front, theme), colour(ground, theme));
            assert.ok(reached >= least, `${front} on ${ground} has ${reached.toFixed(2)}`);
          }
        });
      }
    }
  }
});
