/** A piece of a comment: plain text, a web address, or the name of somebody of the desk after an @. */
export interface CommentPiece {
  kind: 'text' | 'link' | 'mention';
  text: string;
}

// A web address first, since an @ may stand in it. An @ after a letter or digit is an e-mail address and nobody's name.
const special =
  /(?<link>https?:\/\/[^\s<>"“”]+)|(?<![\p{L}\p{N}._%+/-])(?<mention>@[\p{L}\p{N}][\p{L}\p{N}\p{M}._%+-]*(?:@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*)?)/gu;

const afterLink = /[.,;:!?'’)\]}]+$/;
const afterName = /[._%+-]+$/;

/** A comment's text in pieces, in order; put together they are the text again. */
export function readComment(text: string): CommentPiece[] {
  const pieces: CommentPiece[] = [];
  let end = 0;
  const add = (kind: CommentPiece['kind'], piece: string) => {
    const last = pieces.at(-1);
    if (kind === 'text' && last?.kind === 'text') last.text += piece;
    else if (piece !== '') pieces.push({ kind, text: piece });
  };
  for (const match of text.matchAll(special)) {
    const isLink = match.groups?.link !== undefined;
    const found = match[0].replace(isLink ? afterLink : afterName, '');
    add('text', text.slice(end, match.index));
    add(isLink && !URL.canParse(found) ? 'text' : isLink ? 'link' : 'mention', found);
    end = match.index + found.length;
  }
  add('text', text.slice(end));
  return pieces;
}

/** The names after an @, each once, without it. */
export function mentionsIn(text: string): string[] {
  const found = readComment(text).filter(({ kind }) => kind === 'mention');
  return [...new Set(found.map((piece) => piece.text.slice(1)))];
}
