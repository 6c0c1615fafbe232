import { aliasContract, aliasOrigins, type UnitAlias } from '@weicheng/domain/organization';
import { useState } from 'react';
import { useForm } from '../../../shared/form.ts';
import { today } from '../../../shared/moments.ts';
import { Button, DayField } from '../../../shared/parts/index.ts';
import { useAct } from '../../../shared/queries.ts';
import { FormDialog } from '../parts/FormDialog.tsx';

/** 起止 of an alias. */
export const daysOf = ({ from, until }: UnitAlias): string => (until ? `${from ?? '最早'} 至 ${until} 前` : from ? `${from} 起` : '一直');

/** 别名 of a unit, each with where it comes from and since when. */
export function AliasList({ aliases, why }: { aliases: readonly UnitAlias[]; why: string | null | undefined }) {
  const [ending, setEnding] = useState<UnitAlias | null>(null);
  if (aliases.length === 0) return <p className="faint">没有别名。文件里有别的叫法时，用“加别名”登记，读文件时就认得。</p>;
  return (
    <>
      <ul className="plain-rows">
        {aliases.map((alias) => (
          <li key={alias.id} className={alias.until && alias.until <= today() ? 'over' : undefined}>
            <span className="grow quoted">{alias.name}</span>
            <span className="faint">{aliasOrigins[alias.origin]}</span>
            <span className="faint">{daysOf(alias)}</span>
            {!alias.until && (
              <Button kind="bare" small why={why} onClick={() => setEnding(alias)}>
                停用
              </Button>
            )}
          </li>
        ))}
      </ul>
      {ending && <EndAliasForm alias={ending} onClose={() => setEnding(null)} />}
    </>
  );
}

/** 停用别名. */
export function EndAliasForm({ alias, onClose }: { alias: UnitAlias; onClose: () => void }) {
  const form = useForm(aliasContract.end.input, { id: alias.id, on: today() });
  const end = useAct(aliasContract.end, { inForm: true, done: `别名“${alias.name}”已停用` });
  return (
    <FormDialog title={`停用别名“${alias.name}”`} act="停用" form={form} onAct={end.mutateAsync} onClose={onClose}>
      <p className="sub">停用以后的文件不再认这个名称；以前的不受影响。</p>
      <DayField label="从哪天起停用" {...form.field('on')} />
    </FormDialog>
  );
}
