import type { ImportError } from '@weicheng/domain/organization';
import { type Column, DataTable } from '../../../shared/parts/index.ts';

type Row = ImportError & { key: string };

const columns: Column<Row>[] = [
  { key: 'sheet', head: '工作表', width: '120px', phone: 1, cell: (row) => row.sheet },
  { key: 'row', head: '行', width: '64px', align: 'right', phone: 1, cell: (row) => <b>{row.row}</b> },
  { key: 'column', head: '列', width: '140px', phone: 1, cell: (row) => row.column ?? '整行' },
  { key: 'message', head: '原因', phone: 2, cell: (row) => <span title={row.message}>{row.message}</span> },
];

/** 逐行的原因: sheet, row and column as they stand in the clerk's own table. */
export function ErrorRows({ label, rows }: { label: string; rows: readonly ImportError[] }) {
  return (
    <div className="error-rows">
      <h3 className="part">{label}</h3>
      <div className="boxed-table">
        <DataTable
          label={label}
          columns={columns}
          rows={rows.map((row, i) => ({ ...row, key: String(i) }))}
          keyOf={(row) => row.key}
          empty={null}
        />
      </div>
    </div>
  );
}
