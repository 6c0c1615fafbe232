/** One figure of a benchmark or fault test. Where it has a limit, missing it fails the run. */
interface Figure {
  name: string;
  value: number;
  unit: string;
  limit?: { atMost?: number; atLeast?: number };
}
export type Report = (figure: Figure) => void;
