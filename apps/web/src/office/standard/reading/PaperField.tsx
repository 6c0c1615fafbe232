import { fileContract } from '@weicheng/domain/platform';
import { documentTypes, ReadingDocument } from '@weicheng/domain/standard';
import { useRef, useState } from 'react';
import type { z } from 'zod';
import { upload } from '../../../shared/bytes.ts';
import { type FieldOf, useForm } from '../../../shared/form.ts';
import { Field } from '../../../shared/parts/Field.tsx';
import { Button, DayField, PickField, TextField } from '../../../shared/parts/index.ts';
import { problemOf } from '../../../shared/problems.ts';
import { sha256 } from '../../../shared/sha256.ts';
import { FormDialog } from '../../organization/parts/FormDialog.tsx';

const types = ReadingDocument.shape.type.options.map((value) => ({ value, says: documentTypes[value].says }));

/** As it stands in the form. */
type Paper = z.input<typeof ReadingDocument>;

interface PaperFieldProps {
  value: Paper | null;
  /** Where 有 counts only with its paper. */
  needed: boolean;
  error: string | undefined;
  onAttach: () => void;
  onDrop: () => void;
}

/** 佐证文件: the PDF or OFD that says so, with what the national system asks about it. */
export function PaperField({ value, needed, error, onAttach, onDrop }: PaperFieldProps) {
  return (
    <Field
      label="佐证文件"
      optional={!needed}
      error={error}
      hint={needed ? '填“有”要附文件，没有文件不算达标。只收 PDF 或 OFD' : '盖章的报表、批文等，只收 PDF 或 OFD'}
    >
      {(control) => (
        <div className="reading-paper">
          {value && <span className="cut">{value.name}</span>}
          <Button aria-describedby={control['aria-describedby']} icon={value ? 'edit' : 'plus'} onClick={onAttach}>
            {value ? '换文件' : '附文件'}
          </Button>
          {value && <Button kind="bare" icon="close" aria-label="去掉文件" onClick={onDrop} />}
        </div>
      )}
    </Field>
  );
}

interface PaperFormProps {
  start: Paper | null;
  onDone: (paper: ReadingDocument) => void;
  onClose: () => void;
}

/** 附佐证文件: stands beside the form of the figure, not in it, since a form holds no other. */
export function PaperForm({ start, onDone, onClose }: PaperFormProps) {
  const picker = useRef<HTMLInputElement>(null);
  const form = useForm(ReadingDocument, start ?? {});
  const [sending, setSending] = useState(false);
  const [failure, setFailure] = useState<string | undefined>();
  const send = async (file: File) => {
    setSending(true);
    setFailure(undefined);
    try {
      const hash = await sha256(new Uint8Array(await file.arrayBuffer()));
      await upload(fileContract.put, { sha256: hash }, file);
      form.set({ sha256: hash, name: file.name });
    } catch (refused) {
      setFailure(`${file.name}没有传上去：${problemOf(refused).message}`);
    } finally {
      setSending(false);
    }
  };
  const day = (name: 'releasedOn' | 'effectiveOn' | 'revisedOn'): FieldOf<string> => form.field(name) as FieldOf<string>;
  return (
    <FormDialog
      title="附佐证文件"
      act="附文件"
      form={form}
      why={sending ? '文件还在传，传完再附。' : null}
      onAct={(paper) => {
        onDone(paper);
        return Promise.resolve();
      }}
      onClose={onClose}
    >
      <Field label="文件" error={failure ?? (form.field('sha256').error && '文件没有选')}>
        {(control) => (
          <div className="reading-paper">
            <input
              ref={picker}
              type="file"
              hidden
              accept=".pdf,.ofd"
              onChange={(e) => {
                const file = e.target.files?.[0];
                if (file) void send(file);
              }}
            />
            <Button aria-describedby={control['aria-describedby']} icon="import" busy={sending} onClick={() => picker.current?.click()}>
              {form.values.name ? '换一个文件' : '选 PDF 或 OFD'}
            </Button>
            <span className="sub cut">{form.values.name}</span>
          </div>
        )}
      </Field>
      <PickField label="文件类别" {...form.field('type')} choices={types} />
      <TextField label="发文单位" maxLength={100} {...form.field('department')} />
      <DayField label="发布日期" {...day('releasedOn')} />
      <DayField label="施行日期" {...day('effectiveOn')} />
      <DayField label="修订日期" optional {...day('revisedOn')} onChange={(value) => form.set({ revisedOn: (value ?? null) as never })} />
    </FormDialog>
  );
}
