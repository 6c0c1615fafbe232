/** 一步：what may be done in which states, and where it leads; `to` null leaves the state as it is. */
export interface Step<S extends string> {
  /** 中文动词，as on the button. */
  says: string;
  from: readonly S[];
  to: S | null;
}

/** 流转表: the life of a thing as a table an official can read and sign. */
export type StepTable<S extends string, A extends string> = Readonly<Record<A, Step<S>>>;

/** What may be done in a state, in the order of the table. */
export const stepsFrom = <S extends string, A extends string>(table: StepTable<S, A>, state: S): A[] =>
  (Object.keys(table) as A[]).filter((action) => table[action].from.includes(state));

/** The state after a step that was allowed. */
export const stateAfter = <S extends string, A extends string>(table: StepTable<S, A>, state: S, action: A): S => table[action].to ?? state;
