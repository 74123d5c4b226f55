import { connect, type Socket } from "node:net";

const HEAD = "Host: 127.0.0.1\r\nContent-Type: application/json\r\n";

/** Where each kind of client stops: before a byte, in the line, in the headers, in the body, in a chunk. */
const OPENINGS = [
  "",
  "POST /mcp HTTP/1.1\r\n",
  `POST /run/calculate HTTP/1.1\r\n${HEAD}`,
  `POST /run/calculate HTTP/1.1\r\n${HEAD}Content-Length: 1000\r\n\r\n{"expression":`,
  `POST /mcp HTTP/1.1\r\n${HEAD}Transfer-Encoding: chunked\r\n\r\n5\r\n{"jso\r\n`,
];

const DRIP_MS = 500;

export interface SlowClients {
  /** How many the server has not closed yet. */
  open(): number;
  close(): void;
}

/** Clients that begin a request and never finish it. Every tenth goes on, a byte at a time, so as to look busy. */
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
  socket.on("error", reject).resume(); // once it is connected, an error is the server's right
  socket.write(opening);
  return promise;
};
