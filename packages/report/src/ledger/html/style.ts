/** The ledger page's additions to the common style of all reports. */
export const LEDGER_STYLE = `
.answer h1 { font-size: 22px; max-width: 48em; } .answer .second { font-size: 16px; max-width: 80ch; }
.claim { grid-template-columns: 48px minmax(0, 1fr) 420px; gap: 8px 24px; break-inside: avoid-page; }
section.experiment h3 { margin: 4px 0 8px; }
.verdicts { list-style: none; margin: 0 0 16px; padding: 0; } .verdicts li { max-width: none; }
.experiment figure { margin: 8px 0 16px; }
.experiment .plots { align-items: start; }
.plot { min-width: 0; }
details { margin-top: 8px; } summary { cursor: pointer; color: var(--quiet); font-size: 14px; }
.figures td { white-space: normal; } .scroll .figures tbody th, .scroll .raw tbody th { border-left: 0; font-weight: 400; }
.raw { margin-top: 16px; }
@media screen and (max-width: 720px) {
  .claim { grid-template-columns: 40px minmax(0, 1fr); }
  .rests { grid-column: 1 / -1; } .answer h1 { font-size: 20px; }
}
@media print {
  main { font-size: 13px; } .answer h1 { font-size: 17px; } .answer .second { font-size: 13px; }
  .claim { grid-template-columns: 32px minmax(0, 1fr) 300px; gap: 8px 16px; }
  .verdict-list, .experiment, .experiment figure { break-inside: auto; } figcaption { break-before: avoid; }
  .head { break-inside: avoid; break-after: avoid; } details:not([open]) { display: none; }
  .experiment > p { break-before: avoid; }
  .plot, li { break-inside: avoid; }
}
`;
