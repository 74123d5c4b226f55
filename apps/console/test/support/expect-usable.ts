import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { expect } from "vitest";

/** Axe finds nothing serious on desktop and phone, and nothing is wider than the window at any width between. */
export const expectUsable = async (page: Page): Promise<void> => {
  for (const width of [1024, 768]) await expectNoWider(page, width);
  for (const width of [1280, 375]) {
    await expectNoWider(page, width);
    const { violations } = await new AxeBuilder({ page }).analyze();
    const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
    expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join("\n")}`)).toEqual([]);
  }
};

export const expectNoWider = async (page: Page, width: number): Promise<void> => {
  await page.setViewportSize({ width, height: 800 });
  const excess = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  await expect.poll(excess, { message: `at ${width} px` }).toBe(0);
};
