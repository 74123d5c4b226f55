import { expect, it } from "vitest";
import { type Pixel, placeLabels } from "./place-labels.ts";

const FRAME = { left: 48, right: 320, top: 12, bottom: 286 };

/** A curve that rises from the lower left to the upper right. */
const rising = (from: number, to: number): Pixel[] =>
  Array.from({ length: 16 }, (_, index) => ({ x: from + ((to - from) * index) / 15, y: 286 - (index * 274) / 15 }));

const overlap = (one: Pixel, other: Pixel): boolean => Math.abs(one.y - other.y) < 16 && Math.abs(one.x - other.x) < 40;

it.each([
  ["far apart", [rising(60, 90), rising(120, 150), rising(220, 250)]],
  ["close to each other, as on a phone", [60, 66, 72, 78, 84, 90].map((x) => rising(x, x + 70))],
])("labels curves that are %s without covering a curve or another label", (_how, shapes) => {
  const curves = shapes.map((points, index) => ({ label: `curve ${index}`, points }));
  const placed = placeLabels(curves, FRAME);
  placed.forEach((label, index) => {
    const box = { left: label.x, right: label.x + 50, top: label.y - 7, bottom: label.y + 7 };
    const covered = shapes.flat().filter(({ x, y }) => x > box.left && x < box.right && y > box.top && y < box.bottom);
    expect(covered).toEqual([]);
    for (const other of placed.slice(index + 1)) expect(overlap(label, other)).toBe(false);
  });
});

it("places a name next to the middle of its curve if there is room", () => {
  const [label] = placeLabels([{ label: "stdio", points: rising(100, 160) }], FRAME);
  expect(label).toMatchObject({ isBeside: true, x: 135 });
});
