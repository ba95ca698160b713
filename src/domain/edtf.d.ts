/** The part of the package that is used here; it ships no types. Dates are numbered by EDTF, months of a Date from 0. */
declare module 'edtf' {
  interface Mask {
    readonly value: number;
    is(part: 'day' | 'month' | 'year'): number;
  }
  export interface EdtfDate {
    readonly type: 'Date' | 'Season' | 'Year';
    /** Canonical text. */
    readonly edtf: string;
    /** First and last millisecond, since 1970 UTC; NaN beyond what a Date holds. */
    readonly min: number;
    readonly max: number;
    /** 0 with a time of day, 1 year, 2 month, 3 day. */
    readonly precision: number;
    /** Year, month from 0 or season from 21, day. */
    readonly values: readonly number[];
    readonly uncertain?: Mask;
    readonly approximate?: Mask;
    readonly unspecified?: Mask;
  }
  export default function edtf(text: string, constraints: { level: number; types: string[] }): EdtfDate;
}
