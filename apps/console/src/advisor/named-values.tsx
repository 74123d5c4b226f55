interface NamedValuesProps {
  readonly values: readonly { readonly id: string; readonly name: string; readonly shown: string }[];
}

/** Values, each with the name by which formulas use it. */
export const NamedValues = ({ values }: NamedValuesProps) => (
  <dl className="constants">
    {values.map(({ id, name, shown }) => (
      <div key={id}>
        <dt>
          {name} <code className="quiet">{id}</code>
        </dt>
        <dd>{shown}</dd>
      </div>
    ))}
  </dl>
);
