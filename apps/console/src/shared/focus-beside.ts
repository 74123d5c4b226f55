/** Moves the focus to the last button of the next or previous item, before its own item is removed from the list. */
export const focusBeside = (within: Element): void => {
  const item = within.closest("li");
  const beside = item?.nextElementSibling ?? item?.previousElementSibling;
  [...(beside?.querySelectorAll("button") ?? [])].at(-1)?.focus();
};
