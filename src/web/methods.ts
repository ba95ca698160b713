interface Layer {
  match(path: string): false | { path: string };
  route?: { methods: Record<string, boolean> };
  handle: { stack?: Layer[] };
}

/**
 * The methods, in capitals, that `router` (an Express router) would answer at `path`; empty where the path has no route.
 * Read from the router itself, so that no second list of routes exists.
 */
export function methodsAt(router: unknown, path: string): string[] {
  const found = new Set<string>();
  collect((router as Layer['handle']).stack ?? [], path, found);
  if (found.has('GET')) found.add('HEAD');
  return [...found].sort();
}

function collect(stack: Layer[], path: string, found: Set<string>): void {
  for (const layer of stack) {
    const nested = layer.route === undefined ? layer.handle.stack : undefined;
    if (layer.route === undefined && !nested) continue;
    const match = layer.match(path);
    if (!match) continue;
    if (nested) collect(nested, path.slice(match.path.length) || '/', found);
    else
      for (const method of Object.keys(layer.route?.methods ?? {}))
        if (method !== '_all') found.add(method.toUpperCase());
  }
}
