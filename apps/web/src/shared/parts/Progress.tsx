/** 进度: `31 / 58` first, a thin bar after it. Never a ring, never a bare percentage. */
export function Progress({ value, total, label, unit = '' }: { value: number; total: number; label: string; unit?: string }) {
  const share = total > 0 ? Math.min(1, value / total) : 0;
  return (
    <span className="progress" role="progressbar" aria-label={label} aria-valuemin={0} aria-valuemax={total} aria-valuenow={value}>
      <span>
        <b>{value}</b> / {total}
        {unit}
      </span>
      <i style={{ '--share': `${share * 100}%` } as React.CSSProperties} />
    </span>
  );
}
