/** Floor of every HTTP arm: only node:http and JSON, with keep-alive. */
import { createServer } from "node:http";
import { floorAnswer } from "./floor-answer.ts";

const server = createServer((request, response) => {
  let body = "";
  request.setEncoding("utf8");
  request.on("data", (chunk: string) => {
    body += chunk;
  });
  request.on("end", () => {
    const { expression } = JSON.parse(body) as { expression: string };
    const answer = JSON.stringify(floorAnswer(expression));
    response.writeHead(200, { "content-type": "application/json", "content-length": Buffer.byteLength(answer) });
    response.end(answer);
  });
});
server.listen(Number(process.env.PORT), "127.0.0.1");
process.on("SIGTERM", () => process.exit(0));
