import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { suggest } from '../../src/intake/suggest/suggest.ts';
import type { Suggestion } from '../../src/intake/suggest/types.ts';

const last = (text: string, language: string): Suggestion => {
  const found = suggest(text, language).at(-1);
  assert.ok(found, `nothing suggested in: ${text}`);
  return found;
};
const speakerOf = (text: string, language = 'en') => last(text, language).speaker;

/** Sentences and who speaks in the last of them. */
type Rows = [text: string, name: string, kind?: string][];
const check = (rows: Rows, language: string) => {
  for (const [text, name, kind] of rows) {
    const speaker = speakerOf(text, language);
    assert.equal(speaker?.name, name, text);
    if (kind) assert.equal(speaker?.kind, kind, text);
  }
};

describe('the speaker in English', () => {
  it('stands before the verb, behind it, or after "according to"', () => {
    check(
      [
        ['Ada Quill said on Monday that the dam had failed.', 'Ada Quill', 'person'],
        ['“The dam has failed,” said Ada Quill, who runs it.', 'Ada Quill', 'person'],
        ['The dam has failed, according to the Carvian Water Authority.', 'Carvian Water Authority', 'organisation'],
        ['According to engineer Tom Reed, the dam will hold.', 'Tom Reed', 'person'],
        ['Two ships sank, the broadcaster Radio Vale reported.', 'Radio Vale', 'outlet'],
      ],
      'en',
    );
  });

  it('is the name after the office, and the whole name of a body', () => {
    check(
      [
        ["Carvia's Defense Minister Otto van der Berg said the port was closed.", 'Otto van der Berg', 'person'],
        ['The head of the private Falcon group Igor Petrenko said the port was closed.', 'Igor Petrenko', 'person'],
        ["Carvia's Ministry of Defense said the port was closed.", "Carvia's Ministry of Defense", 'organisation'],
        ['Graham Pell of the signalworkers’ union told reporters the port was closed.', 'Graham Pell', 'person'],
        ["“It is closed,” Anna Bell of the miners' guild said.", 'Anna Bell', 'person'],
        ['The interior ministry denied it. In a written reply it called the report false.', 'The interior ministry'],
        ['The Committee for Open Courts has documented 312 transfers.', 'Committee for Open Courts', 'organisation'],
        ['Det Insp Mark Healey, of Northshire Police, confirmed the port was closed.', 'Mark Healey', 'person'],
      ],
      'en',
    );
  });

  it('is found before asides in commas', () => {
    check(
      [
        ['Neighbour Sheila Dunmore, 71, said the port was closed.', 'Sheila Dunmore'],
        ['Joan Kiel, the coordinator of the coast guard, told reporters the port was closed.', 'Joan Kiel'],
        ['The finance minister, Tomas Hradil, who had lobbied for a pause, said the port was closed.', 'Tomas Hradil'],
      ],
      'en',
    );
  });

  it('may be unnamed, and then stays as it is described', () => {
    const speaker = speakerOf('A senior State Department official said last month that the talks had failed.');
    assert.deepEqual(
      [speaker?.name, speaker?.kind, speaker?.named],
      ['A senior State Department official', 'person', undefined],
    );
  });

  it('may be a pronoun for the last who spoke, and a surname for a full name', () => {
    check(
      [
        ['Ada Quill said the dam had failed. Two men drowned, she said.', 'Ada Quill'],
        [
          'The Carvian Water Authority said the dam had failed. It said two men had drowned.',
          'Carvian Water Authority',
        ],
        ['Engineer Tom Reed warned of leaks. The dam has failed, Reed said.', 'Tom Reed'],
      ],
      'en',
    );
  });

  it('stays with a quotation that goes on', () => {
    const found = suggest(
      '“The dam has failed. Two men drowned in the valley,” Ada Quill said.\n\n“The third was saved.”',
      'en',
    );
    assert.deepEqual(
      found.map(({ speaker }) => speaker?.name),
      ['Ada Quill', 'Ada Quill', 'Ada Quill'],
    );
  });

  it('is the one who said it, and not the outlet that passes it on', () => {
    check([['Ada Quill warned that the dam would fail, Radio Vale reported.', 'Ada Quill']], 'en');
    check([['Radio Vale quoted Ada Quill as saying that the dam had failed.', 'Ada Quill']], 'en');
  });

  it('is nobody where the verb is no report', () => {
    for (const text of ['He was not able to say goodbye to Ada.', 'The latest claims of Carvia are old.']) {
      assert.deepEqual(
        suggest(text, 'en').flatMap(({ speaker }) => speaker ?? []),
        [],
      );
    }
  });
});

describe('the speaker in Dutch', () => {
  it('stands before the verb, behind it, or after "volgens" and "aldus"', () => {
    check(
      [
        ['Minister Ada Poolman zei dinsdag dat de dijk het had begeven.', 'Ada Poolman', 'person'],
        ['Dinsdag zei minister Ada Poolman dat de dijk het had begeven.', 'Ada Poolman', 'person'],
        [
          'De dijk heeft het begeven, aldus het ministerie van Waterstaat.',
          'ministerie van Waterstaat',
          'organisation',
        ],
        ['Volgens burgemeester Tom de Ridder is de dijk veilig.', 'Tom de Ridder', 'person'],
        ['De dijk heeft het begeven, meldt de lokale omroep Radio Delta.', 'Radio Delta', 'outlet'],
      ],
      'nl',
    );
  });

  it('stands between a verb and its particle, or its participle', () => {
    check(
      [
        ['Dat de dijk veilig was, deelde het waterschap van Kestrië maandag mee.', 'waterschap van Kestrië'],
        ['Twee mensen verdronken, hebben de autoriteiten bekendgemaakt.', 'de autoriteiten'],
        ['Dat heeft minister Van der Laan dinsdag in een brief laten weten.', 'Van der Laan'],
        ['Het bedrijf laat in een verklaring weten dat de dijk veilig is.', 'Het bedrijf'],
      ],
      'nl',
    );
  });

  it('keeps the small words of a name and leaves the place of work', () => {
    check(
      [
        ['Trainer Wim van Rossum bevestigt dat de spits geblesseerd is.', 'Wim van Rossum'],
        ['Hoogleraar Jan Mulder van de Universiteit Twente verwacht een tekort.', 'Jan Mulder'],
        ['De dijk lekt, zegt minister van Financiën Eelco Poolman.', 'Eelco Poolman'],
      ],
      'nl',
    );
  });

  it('belongs to the sentence before, when "dat" points back', () => {
    const found = suggest('De dijk heeft het begeven. Dat meldt de politie van Kestrië.', 'nl');
    assert.equal(found[0]?.exact, 'De dijk heeft het begeven.');
    assert.equal(found[0]?.speaker?.name, 'politie van Kestrië');
  });
});
