/** A field of a form as `partials/field` shows it. */
export interface Field {
  /** With dots, as in the faults' paths: `place.name`. */
  name: string;
  label: string;
  type?:
    | 'text'
    | 'textarea'
    | 'select'
    | 'radios'
    | 'checkboxes'
    | 'checkbox'
    | 'hidden'
    | 'number'
    | 'url'
    | 'email'
    | 'date'
    | 'search'
    | 'file';
  value?: unknown;
  hint?: string | undefined;
  options?: Option[];
  optional?: boolean;
  required?: boolean;
  rows?: number;
  class?: string;
  lang?: string;
  attributes?: Record<string, string | number | boolean>;
}

export interface Option {
  value: string | number;
  text: string;
  hint?: string;
  disabled?: boolean;
  /** In a select: the heading under which it stands, together with those before and after that have the same. */
  group?: string;
}

/** The words of a vocabulary as options, in its own order. */
export function optionsOf<W extends string>(values: readonly W[], texts: Readonly<Record<W, string>>): Option[] {
  return values.map((value) => ({ value, text: texts[value] }));
}
