import { type EditionRow, editionContract } from '@weicheng/domain/standard';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useForm } from '../../../shared/form.ts';
import { Button, type Choice, type Column, DataTable, Empty, Page, PickField, Section, StateGlyph } from '../../../shared/parts/index.ts';
import { useAct, useVerb } from '../../../shared/queries.ts';
import { FormDialog } from '../../organization/parts/FormDialog.tsx';
import '../../organization/organization.css';
import './edition.css';

const stateOf = ({ inForce, state }: EditionRow) =>
  inForce ? (
    <StateGlyph shape="done" tone="done">
      正在采用
    </StateGlyph>
  ) : state === 'draft' ? (
    <StateGlyph shape="half" tone="soon">
      草稿
    </StateGlyph>
  ) : (
    <span className="sub">{{ shipped: '产品自带', adopted: '本市的', discarded: '已作废' }[state]}</span>
  );

const keyOf = ({ edition, version }: EditionRow) => `${edition}/${version ?? ''}`;
const addressOf = ({ inForce, state, edition, version }: EditionRow): string => {
  if (inForce) return '/standard/clauses';
  if (state === 'draft') return `/standard/imports/${edition}/${version}`;
  return state === 'discarded' ? '' : `/standard/clauses?edition=${edition}`;
};

/** 标准的版本: what ships and what was imported, which one is in force, and by which rules the city rehearses. */
export default function EditionsPage() {
  const navigate = useNavigate();
  const list = useVerb(editionContract.list, {});
  const [choosing, setChoosing] = useState(false);
  const rows = list.data?.rows ?? [];
  const columns: Column<EditionRow>[] = [
    {
      key: 'title',
      head: '标准',
      width: 'minmax(0,2fr)',
      phone: 1,
      cell: (row) =>
        addressOf(row) ? (
          <Link className="cut" to={addressOf(row)} title={row.title}>
            {row.title}
          </Link>
        ) : (
          <span className="cut" title={row.title}>
            {row.title}
          </span>
        ),
    },
    { key: 'state', head: '状态', width: '112px', phone: 2, cell: stateOf },
    {
      key: 'number',
      head: '文号',
      leavesBelow: 900,
      cell: (row) => <span className="cut sub">{row.documentNumber ?? row.fileName ?? ''}</span>,
    },
    { key: 'clauses', head: '条款', width: '64px', align: 'right', leavesBelow: 640, cell: (row) => row.clauses },
    { key: 'indicators', head: '指标', width: '64px', align: 'right', leavesBelow: 640, cell: (row) => row.indicators },
    { key: 'unconfirmed', head: '待核实', width: '72px', align: 'right', leavesBelow: 640, cell: (row) => row.unconfirmed },
    {
      key: 'act',
      head: '',
      width: '96px',
      phone: 2,
      cell: (row) =>
        row.state === 'draft' ? (
          <Button kind="bare" small why={list.data?.can.edit} onClick={() => void navigate(addressOf(row))}>
            接着核对
          </Button>
        ) : (
          !row.inForce &&
          row.state !== 'discarded' && (
            <Button
              kind="bare"
              small
              why={list.data?.can.choose}
              onClick={() => void navigate(`/standard/editions/${row.edition}/choose${row.version ? `?version=${row.version}` : ''}`)}
            >
              换用这一版
            </Button>
          )
        ),
    },
  ];
  const chosen = list.data?.cityEdition;
  const titleIn = (choices: readonly { key: string; title: string }[], key: string | undefined) =>
    choices.find((one) => one.key === key)?.title ?? '';
  return (
    <Page
      title="标准的版本"
      sub="城市按哪一版标准工作"
      actions={
        <>
          <Button onClick={() => void navigate('/standard/compare')}>两版对照</Button>
          <Button icon="import" why={list.data?.can.import} onClick={() => void navigate('/standard/import')}>
            导入标准
          </Button>
        </>
      }
    >
      <DataTable
        label="标准的版本"
        columns={columns}
        rows={rows}
        keyOf={keyOf}
        loading={list.isPending}
        failure={list.data ? null : list.error}
        onRetry={() => void list.refetch()}
        empty={<Empty>没有一版标准。</Empty>}
        roomy
      />
      {list.data && chosen && (
        <Section
          title="模拟评估的规则"
          action={
            <Button small why={list.data.can.choose} onClick={() => setChoosing(true)}>
              改规则
            </Button>
          }
        >
          <dl className="pairs">
            <dt>评分表</dt>
            <dd>{titleIn(list.data.scoringTables, chosen.scoringTable)}</dd>
            <dt>抽样方案</dt>
            <dd>{titleIn(list.data.samplingPlans, chosen.samplingPlan)}</dd>
          </dl>
        </Section>
      )}
      {choosing && list.data && chosen && (
        <RulesForm
          chosen={chosen}
          tables={choicesOf(list.data.scoringTables)}
          plans={choicesOf(list.data.samplingPlans)}
          onClose={() => setChoosing(false)}
        />
      )}
    </Page>
  );
}

const choicesOf = (list: readonly { key: string; title: string }[]): Choice<string>[] =>
  list.map(({ key, title }) => ({ value: key, says: title }));

interface RulesFormProps {
  chosen: { revision: number; scoringTable: string; samplingPlan: string };
  tables: Choice<string>[];
  plans: Choice<string>[];
  onClose: () => void;
}

function RulesForm({ chosen: { revision, scoringTable, samplingPlan }, tables, plans, onClose }: RulesFormProps) {
  const form = useForm(editionContract.chooseRules.input, { revision, scoringTable, samplingPlan });
  const choose = useAct(editionContract.chooseRules, { inForm: true, done: '模拟评估的规则已改' });
  return (
    <FormDialog title="改模拟评估的规则" act="改规则" form={form} onAct={choose.mutateAsync} onClose={onClose}>
      <PickField label="评分表" choices={tables} {...form.field('scoringTable')} />
      <PickField label="抽样方案" choices={plans} {...form.field('samplingPlan')} />
      <p className="sub">已经开始的模拟评估按原来的规则办完。</p>
    </FormDialog>
  );
}
