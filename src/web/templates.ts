import { readFileSync } from 'node:fs';
import path from 'node:path';
import ejs from 'ejs';
import { escapeHtml } from './escape.ts';

type Locals = Readonly<Record<string, unknown>>;
type Include = (name: string, given?: Locals) => string;
type Compiled = (locals: Locals, escapeFn: typeof escapeHtml, include: Include) => string;

/**
 * EJS templates of one folder as functions, each compiled at its first use and kept. EJS's own `include` looks for the file,
 * copies its options and asks its cache anew each time, which on a list of 50 rows takes more than writing the page; here it
 * is a look-up by name and a call. Templates are strict: they see `locals` alone, and values are escaped. What is included by
 * its name alone is a piece of the template around it and sees the same; what is given something sees that, and `layout`.
 */
export class Templates {
  readonly #root: string;
  readonly #compiled = new Map<string, Compiled>();
  // Errors that name their template already; the innermost one is where it happened.
  readonly #named = new WeakSet<Error>();

  /** @param root the folder from which names are written: `/partials/tag` is `root/partials/tag.ejs` */
  constructor(root: string) {
    this.#root = root;
  }

  /** The text that a template makes of its locals. Throws what happens in it, with the template's name before it. */
  render(name: string, locals: Locals): string {
    try {
      return this.#template(name)(locals, escapeHtml, (inner, given) =>
        this.render(inner, given ? { layout: locals.layout, ...given } : locals),
      );
    } catch (error) {
      if (error instanceof Error && !this.#named.has(error)) {
        this.#named.add(error);
        error.message = `${name}.ejs: ${error.message}`;
      }
      throw error;
    }
  }

  #template(name: string): Compiled {
    const kept = this.#compiled.get(name);
    if (kept) return kept;
    const compiled = compile(readFileSync(path.join(this.#root, `${name}.ejs`), 'utf8'));
    this.#compiled.set(name, compiled);
    return compiled;
  }
}

/** The function that EJS makes of a template, with an `include` of our own in place of EJS's. */
function compile(text: string): Compiled {
  const template = new ejs.Template(text, { strict: true, compileDebug: false });
  template.compile();
  return new Function('locals, escapeFn, include', `'use strict';\n${template.source}`) as Compiled;
}
