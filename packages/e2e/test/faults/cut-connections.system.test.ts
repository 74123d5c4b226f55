import { expect, it, onTestFinished } from "vitest";
import { openStage } from "../../src/faults/stage.ts";

interface Answer {
  readonly answer: string;
  readonly tool_calls: readonly { readonly error?: { readonly code: string } }[];
}

const ask = async (url: string, summand: number): Promise<string> => {
  const response = await fetch(`${url}/query`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query: `${summand} plus 1` }),
  });
  const { answer, tool_calls } = (await response.json()) as Answer;
  return tool_calls[0]?.error?.code ?? answer;
};

const askMany = (url: string, count: number): Promise<string[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => ask(url, index)));

const sums = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${index} plus 1 is ${index + 1}.`);

it.each(["http", "rest"])(
  "no question is lost when all connections of a healthy server are cut at once: %s",
  { timeout: 180_000 },
  async (transport) => {
    const { llmServer, network, close } = await openStage(transport);
    onTestFinished(async () => void (await close()));
    for (const count of [4, 8, 12]) {
      // Idle connections are cut as well.
      expect(await askMany(llmServer.url, count)).toEqual(sums(count));
      await network.set("hold");
      const inFlight = askMany(llmServer.url, count);
      await expect.poll(network.held, { timeout: 60_000 }).toBeGreaterThanOrEqual(count);
      network.cut();
      const afterwards = askMany(llmServer.url, count);
      expect(await inFlight, `${count} in flight`).toEqual(sums(count));
      expect(await afterwards, `${count} right after the cut`).toEqual(sums(count));
    }
  },
);
