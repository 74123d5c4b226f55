/** What the ledger's page adds to the style of all reports. */
export const LEDGER_STYLE = `
.totals { list-style: none; display: flex; flex-wrap: wrap; gap: 8px; margin: 0; padding: 0; }
.claim { grid-template-columns: 48px minmax(0, 1fr) 300px; gap: 8px 24px; break-inside: avoid-page; }
.rests p { font-size: 14px; line-height: 1.4; text-align: right; }
section.experiment h3 { margin: 4px 0 8px; }
.verdicts { list-style: none; margin: 0 0 16px; padding: 0; } .verdicts li { max-width: none; }
.experiment figure { margin: 8px 0 16px; }
.experiment .plots { align-items: start; }
.plot { min-width: 0; }
details { margin-top: 8px; } summary { cursor: pointer; color: var(--quiet); font-size: 14px; }
.figures td { white-space: normal; } .scroll .figures tbody th, .scroll .raw tbody th { border-left: 0; font-weight: 400; }
.raw { margin-top: 16px; }
@media (max-width: 720px) {
  .claim { grid-template-columns: 40px minmax(0, 1fr); }
  .rests { grid-column: 2; } .rests p { text-align: left; }
}
@media print {
  main { font-size: 13px; } h2 { margin-top: 28px; }
  .verdict-list, .experiment { break-inside: auto; }
  .head { break-inside: avoid; break-after: avoid; }
  .plot, li { break-inside: avoid; }
}
`;
