interface ChecksFieldProps {
  label: string;
  choices: readonly { key: string; says: string }[];
  value: readonly string[];
  onChange: (value: string[]) => void;
  error?: string | undefined;
  /** Two columns, for many short words. */
  many?: boolean;
}

/** Several of a few: a box before each word. */
export function ChecksField({ label, choices, value, onChange, error, many }: ChecksFieldProps) {
  return (
    <fieldset className={many ? 'field checks' : 'field'}>
      <legend>{label}</legend>
      {choices.map(({ key, says }) => (
        <label key={key} className="check">
          <input
            type="checkbox"
            checked={value.includes(key)}
            onChange={(e) => onChange(e.target.checked ? [...value, key] : value.filter((one) => one !== key))}
          />
          <span>{says}</span>
        </label>
      ))}
      {error && (
        <p className="field-error" role="alert">
          {error}
        </p>
      )}
    </fieldset>
  );
}
