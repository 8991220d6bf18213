import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Server = {
  readonly port: number;
  /** Stops accepting, ends the event streams, lets running requests finish for at most `hoogstensMs`, then cuts what is left. */
  stop(hoogstensMs?: number): Promise<void>;
};

export type Serverkeuze = { readonly host: string; readonly port: number; readonly sluitStromen?: () => void };

/** Listens on `host`:`port` (0 = a free one). Rejects when the port is taken. */
export const startServer = async (luisteraar: RequestListener, { host, port, sluitStromen }: Serverkeuze): Promise<Server> => {
  const server = createServer(luisteraar);
  // A slow or silent client must not keep a connection forever.
  server.headersTimeout = 20_000;
  server.requestTimeout = 60_000;
  // Longer than a proxy's, so that the proxy never reuses a connection we just closed.
  server.keepAliveTimeout = 65_000;
  await new Promise<void>((klaar, mis) => {
    server.once('error', mis);
    server.listen(port, host, () => { server.off('error', mis); klaar(); });
  });
  let einde: Promise<void> | undefined;
  return {
    port: (server.address() as AddressInfo).port,
    stop: (hoogstensMs = 10_000) => {
      einde ??= new Promise((klaar) => {
        const snijAf = setTimeout(() => { server.closeAllConnections(); }, hoogstensMs);
        // Keep-alive connections become idle one by one as their requests finish.
        const ruimOp = setInterval(() => { server.closeIdleConnections(); }, 100);
        server.close(() => { clearTimeout(snijAf); clearInterval(ruimOp); klaar(); });
        sluitStromen?.();
        server.closeIdleConnections();
      });
      return einde;
    },
  };
};
