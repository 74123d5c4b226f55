import { expect, test } from "vitest";
import { withProgress } from "../src/chat/tool-progress.ts";

test("progress comes while the call runs, its result last", async () => {
  const finish = Promise.withResolvers<{ ok: true }>();
  let report: (progress: { progress: number; total: number }) => void = () => {};
  const running = withProgress((given) => {
    report = given;
    return finish.promise;
  });
  const first = running.next();
  report({ progress: 1, total: 3 });
  expect(await first).toEqual({ done: false, value: { running: { progress: 1, total: 3 } } });
  const second = running.next();
  report({ progress: 2, total: 3 });
  expect(await second).toEqual({ done: false, value: { running: { progress: 2, total: 3 } } });
  finish.resolve({ ok: true });
  expect(await running.next()).toEqual({ done: false, value: { ok: true } });
  expect(await running.next()).toEqual({ done: true, value: undefined });
});
