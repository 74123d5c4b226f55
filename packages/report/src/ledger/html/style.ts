/** The ledger page's additions to the common style of all reports. */
export const LEDGER_STYLE = `
.answer h1 { font-size: 22px; max-width: 48em; } .answer .second { font-size: 16px; max-width: 80ch; }
.claim { grid-template-columns: 48px minmax(0, 1fr) 420px; gap: 8px 24px; break-inside: avoid-page; }
section.experiment h3 { margin: 4px 0 8px; }
.claim, section.experiment { scroll-margin-top: 16px; } .claim:target { background: var(--panel); }
.verdicts { list-style: none; margin: 0 0 16px; padding: 0; } .verdicts li { max-width: none; }
.experiment figure { margin: 8px 0 16px; }
.experiment .plots { align-items: start; }
.plot { min-width: 0; }
details { margin-top: 8px; } summary { cursor: pointer; color: var(--quiet); font-size: 14px; }
.figures td { white-space: normal; } .scroll .figures tbody th, .scroll .raw tbody th { border-left: 0; font-weight: 400; }
.raw { margin-top: 16px; }
.scroll :is(.figures, .raw) tbody th { white-space: normal; overflow-wrap: anywhere; min-width: 7em; } .figures td { min-width: 8em; }
.rests > * + * { margin-top: 8px; }
@media screen and (max-width: 720px) {
  .claim { grid-template-columns: 40px minmax(0, 1fr); }
  .rests { grid-column: 1 / -1; } .answer h1 { font-size: 20px; }
  .scroll .raw { width: max-content; } .scroll .raw tbody th { position: sticky; left: 0; max-width: 40vw; background: var(--paper); }
}
@media print {
  main { font-size: 13px; } .answer h1 { font-size: 17px; } .answer .second { font-size: 13px; }
  .claim { grid-template-columns: 32px minmax(0, 1fr) 300px; gap: 8px 16px; }
  .verdict-list, .experiment, .experiment figure { break-inside: auto; } figcaption { break-before: avoid; }
  .head { break-inside: avoid; break-after: avoid; } details:not([open]) { display: none; }
  .experiment .plots { padding: 0 8px 0 16px; }
  .experiment > p, .experiment > ul, .experiment > ul > li:nth-child(2) { break-before: avoid; }
  .verdict-list > .quiet { break-after: avoid; } .verdict-list > .claims, .claim:first-child { break-before: avoid; }
  .plot, li { break-inside: avoid; }
}
`;
