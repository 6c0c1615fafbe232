import type pg from 'pg';

const types: { [pgType: string]: string } = {
  int4: 'number',
  _int4: 'number[]',
  int2: 'number',
  int8: 'number',
  float8: 'number',
  tsvector: 'string',
  text: 'string',
  varchar: 'string',
  uuid: 'string',
  date: 'string',
  bool: 'boolean',
  bytea: 'Buffer',
  _uuid: 'string[]',
  _text: 'string[]',
  timestamptz: 'ColumnType<Date, Date | string, Date | string>',
  jsonb: 'ColumnType<unknown, string, string>',
};

/** The row types of a migrated database, as the text of tables.ts. A column of an unknown type is refused: name it above. */
export async function tablesText(pool: pg.Pool): Promise<string> {
  const { rows } = await pool.query<{ table: string; column: string; type: string; nullable: boolean; filled: boolean }>(`
    select c.relname as table, a.attname as column, t.typname as type, not a.attnotnull as nullable,
           (a.atthasdef or a.attidentity <> '') as filled
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_type t on t.oid = a.atttypid
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
      and c.relname not like 'weicheng\\_migration%'
    order by c.relname, a.attnum`);
  const tables = Map.groupBy(rows, (r) => r.table);
  const column = (r: (typeof rows)[number]) => {
    const type = types[r.type];
    if (!type) throw new Error(`${r.table}.${r.column}: no TypeScript type for ${r.type}`);
    const whole = r.nullable ? `${type} | null` : type;
    return `    ${r.column}: ${r.filled ? `Generated<${whole}>` : whole};`;
  };
  const body = [...tables].map(([table, columns]) => `  ${table}: {\n${columns.map(column).join('\n')}\n  };`);
  const used = ['ColumnType', 'Generated'].filter((name) => body.some((b) => b.includes(`${name}<`)));
  return `// Written by \`npm run tables\` from the migrated database; a test holds it to that. Not edited by hand.\nimport type { ${used.join(', ')} } from 'kysely';\n\nexport interface Tables {\n${body.join('\n')}\n}\n`;
}
