import { once } from 'node:events';
import net, { type AddressInfo } from 'node:net';
import { closeAtEnd } from './database.ts';

/** A way to a PostgreSQL server that can be cut at a chosen moment. */
export interface Unreliable {
  /** The database's URL by this way. */
  url: string;
  /** Cuts the connection on which these bytes are sent next: at once, or when the server has answered. */
  cutAt(bytes: string, when: 'before' | 'after'): void;
}

/** Opens such a way to the server of a database. */
export async function unreliable(databaseUrl: string): Promise<Unreliable> {
  const to = new URL(databaseUrl);
  let cut: { bytes: string; when: 'before' | 'after' } | null = null;
  const proxy = net.createServer((client) => {
    const server = net.connect(Number(to.port || 5432), to.hostname);
    const end = () => {
      client.destroy();
      server.destroy();
    };
    let mute = false;
    client.on('data', (data) => {
      const due = cut !== null && data.includes(cut.bytes) ? cut.when : null;
      if (due) cut = null;
      if (due === 'before') return end();
      mute ||= due === 'after';
      server.write(data);
    });
    server.on('data', (data) => {
      // The server has done what it was asked: nobody is told.
      if (mute) setTimeout(end, 50);
      else client.write(data);
    });
    for (const socket of [client, server]) {
      socket.on('error', end);
      socket.on('close', end);
    }
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  closeAtEnd(async () => void proxy.close());
  const by = new URL(databaseUrl);
  by.hostname = '127.0.0.1';
  by.port = String((proxy.address() as AddressInfo).port);
  return {
    url: by.href,
    cutAt: (bytes, when) => {
      cut = { bytes, when };
    },
  };
}
