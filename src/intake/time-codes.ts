import { codePointLength } from '../domain/normalise.ts';

/** A stretch of a transcript that begins with a time code. */
export interface TimeCode {
  /** In code points of the whole text: where the line with the code begins, where the code ends, and where the next begins. */
  start: number;
  codeEnd: number;
  end: number;
  /** As it stands there, without brackets: "00:12:31". */
  text: string;
  /** From the beginning of the recording. */
  seconds: number;
  /** What follows on its line. */
  words: string;
}

/** "[00:12:31]", "(1:02:03)", "12:31", "00:12:31.500", and the cues of WebVTT and SubRip. */
const code =
  /^\s*[[(]?((?:(\d{1,3}):)?(\d{1,2}):([0-5]\d)(?:[.,](\d{1,3}))?)(?:\s*-->\s*[\d:.,]+[^\n]*)?[\])]?(?=$|[\s:–—-])/;

/** The time codes at the beginnings of lines. `text` is normalised, and known to be a transcript. */
export function findTimeCodes(text: string): TimeCode[] {
  const codes: TimeCode[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    const length = codePointLength(line);
    const found = code.exec(line);
    const seconds = found ? secondsOf(found) : null;
    if (found && seconds !== null) {
      const [whole, shown = ''] = found;
      const words = line.slice(whole.length).replace(/^[\s:–—-]+/, '');
      codes.push({ start, codeEnd: start + codePointLength(whole), end: 0, text: shown, seconds, words });
    }
    start += length + 1;
  }
  const end = Math.max(0, start - 1);
  return codes.map((each, index) => ({ ...each, end: codes[index + 1]?.start ?? end }));
}

/** The code under which a place of the text stands; undefined before the first. */
export function timeCodeAt<C extends Pick<TimeCode, 'start'>>(codes: readonly C[], place: number): C | undefined {
  return codes.findLast(({ start }) => start <= place);
}

function secondsOf([, , hours, minutes = '', seconds = '', fraction]: RegExpExecArray): number | null {
  // Within an hour minutes end at 59; without hours, "75:10" is a long recording.
  if (hours !== undefined && Number(minutes) > 59) return null;
  const whole = Number(hours ?? 0) * 3600 + Number(minutes) * 60 + Number(seconds);
  return fraction === undefined ? whole : Number(`${whole}.${fraction}`);
}
