import { get } from 'node:http';

/**
 * Reads an export again and again and lets it go, in a process of its own, so that who measures beside it is not held up:
 *
 *   node drain.js <URL> <headers as JSON>
 */
const [url = '', headers = '{}'] = process.argv.slice(2);

function read(): void {
  get(url, { headers: JSON.parse(headers), agent: false }, (response) => {
    if (response.statusCode !== 200) throw new Error(`The export answered ${response.statusCode}.`);
    response.once('data', () => console.log('reading'));
    response.on('end', read).resume();
  });
}

read();
