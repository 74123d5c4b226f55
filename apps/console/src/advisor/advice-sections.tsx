import { CopyButton } from "../shared/copy-button.tsx";
import { type AdviceProps, ConstantList } from "./advice-tables.tsx";

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

/** Settings, commands and entries to copy. */
export const ToDo = ({ text }: Pick<AdviceProps, "text">) => (
  <section>
    <h2>{text.headings.toDo}</h2>
    {text.toDo.map(({ name, lines }) => (
      <div key={name} className="to-do">
        <h3>{name}</h3>
        <CopyButton text={lines.join("\n")} />
        <pre>{lines.join("\n")}</pre>
      </div>
    ))}
  </section>
);

/** Where the figures come from, all measured figures, and how the derived ones are computed. */
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
      <ConstantList constants={text.constants} />
    </details>
    <details>
      <summary>{text.headings.formulas}</summary>
      <dl className="constants">
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
