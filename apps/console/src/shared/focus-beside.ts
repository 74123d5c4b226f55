/** A list's item goes, and the focus with it, unless that moves to the last button of the item after or before it. */
export const focusBeside = (within: Element): void => {
  const item = within.closest("li");
  const beside = item?.nextElementSibling ?? item?.previousElementSibling;
  [...(beside?.querySelectorAll("button") ?? [])].at(-1)?.focus();
};
