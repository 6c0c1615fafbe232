import { type DraftEdit, describeEdition, type Edition } from '@weicheng/domain/standard';
import { DayField, TextField } from '../../../shared/parts/index.ts';
import { isDay } from './days.ts';

/** 这一版: what it is called, its number and its days. */
export function About({ content, apply }: { content: Edition; apply: (edit: DraftEdit) => void }) {
  const { title, documentNumber, issuedOn, inForceFrom } = content;
  return (
    <div className="import-about">
      <TextField
        label="标准名称"
        name="title"
        maxLength={80}
        value={title}
        error={undefined}
        onChange={(next) => apply(describeEdition({ title: next ?? '', shortTitle: next ?? '' }))}
      />
      <TextField
        label="文号"
        optional
        name="documentNumber"
        maxLength={60}
        value={documentNumber}
        error={undefined}
        onChange={(next) => apply(describeEdition({ documentNumber: next ? next : null }))}
      />
      <DayField
        label="印发日期"
        optional
        name="issuedOn"
        value={issuedOn}
        error={undefined}
        onChange={(next) => apply(describeEdition({ issuedOn: isDay(next) ? next : null }))}
      />
      <DayField
        label="施行日期"
        optional
        name="inForceFrom"
        value={inForceFrom}
        error={undefined}
        onChange={(next) => apply(describeEdition({ inForceFrom: isDay(next) ? next : null }))}
      />
    </div>
  );
}
