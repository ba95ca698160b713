import { on } from 'node:events';
import { createReadStream } from 'node:fs';
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { readImportedLines } from '../interchange/imported-lines.ts';
import { readJsonLines } from '../interchange/json-lines.ts';
import { sentenceFor } from '../web/sentences.ts';
import { giveWay } from './give-way.ts';

/** The thread behind `readApart`: reads a file and gives lines whenever it is asked for more. */
z.config({ customError: sentenceFor });
// On Linux a thread has its own priority; elsewhere the one that writes would wait, too, while it holds the log.
if (process.platform === 'linux') giveWay();
const port = parentPort as MessagePort;
const asked = on(port, 'message');
for await (const lines of readImportedLines(readJsonLines(createReadStream(workerData)))) {
  await asked.next();
  port.postMessage(lines);
}
port.close();
