/**
 * Moves the focus to the last button of the next or previous item, before its own item is removed from the list; from
 * the only item to the view's first text field.
 */
export const focusBeside = (within: Element): void => {
  const item = within.closest("li");
  const beside = item?.nextElementSibling ?? item?.previousElementSibling;
  const button = [...(beside?.querySelectorAll("button") ?? [])].at(-1);
  (button ?? document.querySelector<HTMLElement>("main textarea"))?.focus();
};
