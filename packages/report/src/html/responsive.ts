const NARROW = 340;

/** The same plot for wide and narrow screens, because scaling one down would make its text unreadable. */
export const responsive = (draw: (width: number) => string, wide: number): string =>
  `<div class="wide">${draw(wide)}</div><div class="narrow">${draw(NARROW)}</div>`;
