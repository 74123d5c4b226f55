import { connect, type Socket } from "node:net";

const HEAD = "Host: 127.0.0.1\r\nContent-Type: application/json\r\n";

/** Where each kind of client stops: before the first byte, after the request line, in headers, body or chunk. */
const OPENINGS = [
  "",
  "POST /mcp HTTP/1.1\r\n",
  `POST /run/calculate HTTP/1.1\r\n${HEAD}`,
  `POST /run/calculate HTTP/1.1\r\n${HEAD}Content-Length: 1000\r\n\r\n{"expression":`,
  `POST /mcp HTTP/1.1\r\n${HEAD}Transfer-Encoding: chunked\r\n\r\n5\r\n{"jso\r\n`,
];

const DRIP_MS = 500;

export interface SlowClients {
  /** Connections that the server has not closed yet. */
  open(): number;
  close(): void;
}

/** Clients that start a request and never finish it. Every tenth keeps sending single bytes to look busy. */
export const openSlowClients = async (port: number, count: number): Promise<SlowClients> => {
  const sockets = await Promise.all(
    Array.from({ length: count }, (_, index) => openSlowClient(port, OPENINGS[index % OPENINGS.length] ?? "")),
  );
  const dripping = setInterval(() => {
    for (const [index, socket] of sockets.entries()) if (index % 10 === 2 && socket.writable) socket.write("a");
  }, DRIP_MS);
  return {
    open: () => sockets.filter(({ readyState }) => readyState === "open").length,
    close: () => {
      clearInterval(dripping);
      for (const socket of sockets) socket.destroy();
    },
  };
};

const openSlowClient = async (port: number, opening: string): Promise<Socket> => {
  const { promise, resolve, reject } = Promise.withResolvers<Socket>();
  const socket = connect(port, "127.0.0.1", () => resolve(socket));
  socket.on("error", reject).resume(); // once connected, errors are ignored: the server may close
  socket.write(opening);
  return promise;
};
