import { CopyButton } from "../shared/copy-button.tsx";
import type { AdviceProps } from "./advice-tables.tsx";
import { NamedValues } from "./named-values.tsx";

/** What would change the advice, nearest first. */
export const Changes = ({ text }: Pick<AdviceProps, "text">) => (
  <section>
    <h2>{text.headings.changes}</h2>
    <ul>
      {text.changes.map((change) => (
        <li key={change}>{change}</li>
      ))}
    </ul>
  </section>
);

/** What to know first, then settings, commands and entries to copy. */
export const ToDo = ({ text }: Pick<AdviceProps, "text">) => (
  <section>
    <h2>{text.headings.toDo}</h2>
    {text.toDoNotes.map((note) => (
      <p key={note}>{note}</p>
    ))}
    {text.toDo.map(({ name, lines }) => (
      <div key={name} className="to-do">
        <h3>{name}</h3>
        <CopyButton text={lines.join("\n")} />
        <pre>{lines.join("\n")}</pre>
      </div>
    ))}
  </section>
);

/** Where the figures come from, all measured figures, all inputs with those left at their defaults, and all formulas. */
export const Sources = ({ text }: Pick<AdviceProps, "text">) => (
  <section>
    <h2>{text.headings.sources}</h2>
    <ul>
      {text.sources.map((source) => (
        <li key={source}>{source}</li>
      ))}
    </ul>
    <details>
      <summary>{text.headings.figure}</summary>
      <NamedValues values={text.constants} />
    </details>
    <details>
      <summary>{text.headings.case}</summary>
      <NamedValues values={text.case.map(({ field, ...input }) => ({ id: field, ...input }))} />
    </details>
    <details>
      <summary>{text.headings.formulas}</summary>
      <dl className="constants formulas">
        {text.formulas.map(({ name, formula }) => (
          <div key={`${name} ${formula}`}>
            <dt>{name}</dt>
            <dd>
              <code>{formula}</code>
            </dd>
          </div>
        ))}
      </dl>
    </details>
  </section>
);
