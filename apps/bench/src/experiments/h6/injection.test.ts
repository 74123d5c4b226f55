import { describe, expect, it } from "vitest";
import { cell, NETWORKED, ROUND_TRIPS } from "./cells.ts";
import { requireDelays } from "./injection.ts";

const TURNS = 24;

const check = (added: (roundTrip: number) => number, delayed = TURNS): void => {
  const medians = Object.fromEntries(
    NETWORKED.flatMap((row) => ROUND_TRIPS.map((roundTrip) => [cell(row, roundTrip), 200 + added(roundTrip)])),
  );
  const networks = new Map(Object.keys(medians).map((name) => [name, { delayed: () => delayed }]));
  requireDelays(medians, networks, TURNS);
};

describe("the network's delay", () => {
  it("is accepted when the proxy counted it and bare HTTP shows it", () => {
    expect(() => check((roundTrip) => 1_000 * roundTrip)).not.toThrow();
  });

  it("is rejected when the proxy injects nothing or too little", () => {
    expect(() => check(() => 0)).toThrow("A round trip of 1 ms added 0 µs");
    expect(() => check((roundTrip) => 800 * roundTrip)).toThrow("A round trip of 1 ms added 800 µs");
  });

  it("is rejected when calls bypassed the proxy", () => {
    expect(() => check((roundTrip) => 1_000 * roundTrip, TURNS - 1)).toThrow("delayed 23 of 24 answers");
  });
});
