import type { Question } from './question.ts';
import { queues } from './queues.ts';
import { reading } from './reading.ts';

/** What can be asked of a loaded desk, by the words of the command line. */
export const questions: Record<string, Question> = { reading, queues };
