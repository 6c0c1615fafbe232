import { type CityDictionary, type CityEntry, dictionaryContract } from '@weicheng/domain/standard';
import { useState } from 'react';
import { Link } from 'react-router';
import { Button, Confirm, Icon, Section } from '../../../shared/parts/index.ts';
import { useAct } from '../../../shared/queries.ts';
import { verificationSays } from '../edition/says.ts';
import { AddForm, ChangeForm, ChooseForm } from './forms.tsx';
import { changedSays, standingSays } from './says.ts';

interface DictionaryViewProps {
  dictionary: CityDictionary;
  why: string | null | undefined;
}

/** What is open over the page, and about which entry. */
interface Open {
  act: 'add' | 'choose' | 'reset' | 'change' | 'retire';
  entry?: CityEntry;
}

/** 一本词典: what the word means here, its entries, and the readings other places have of it. */
export function DictionaryView({ dictionary, why }: DictionaryViewProps) {
  const [open, setOpen] = useState<Open | null>(null);
  const retire = useAct(dictionaryContract.retire, { inForm: true, done: '词条已停用' });
  const reset = useAct(dictionaryContract.reset, { inForm: true, done: '已恢复为自带的' });
  const { key, name, owner, entries, variants, variant, edition, chosenOver } = dictionary;
  const nameOf = (entry: string | null) => entries.find((one) => one.key === entry)?.name ?? entry ?? '';
  const counted = entries.filter((one) => one.counted);
  const close = () => setOpen(null);
  const touched = dictionary.revision > 0 || entries.some(({ standing }) => standing !== 'shipped');
  return (
    <article className="unit-view">
      <Link className="back" to="/standard/dictionaries">
        <Icon name="left" />
        词典
      </Link>
      <header className="view-head">
        <h2 className="unit-name">{name}</h2>
        <span className="sub">
          {owner}定 · {edition} 版
        </span>
        <span className="grow" />
        {touched && (
          <Button small why={why} onClick={() => setOpen({ act: 'reset' })}>
            恢复自带的
          </Button>
        )}
        <Button small why={why} onClick={() => setOpen({ act: 'choose' })}>
          选定说法
        </Button>
        <Button small kind="main" icon="plus" why={why} onClick={() => setOpen({ act: 'add' })}>
          加词条
        </Button>
      </header>
      <p className="says">
        本市的“{name}”指{counted.map((one) => one.name).join('、')}，共 {counted.length} 条（{variant ?? '本市自己定的'}）。
      </p>
      {dictionary.changedBy && <p className="faint">{changedSays(dictionary)}</p>}
      {chosenOver && (
        <p className="sub">
          产品的这本词典已更新到 {edition} 版，本市的说法是按 {chosenOver} 版定的，看一眼要不要改。
        </p>
      )}
      <Section title="词条" sub={`${entries.length} 条`}>
        <ul className="plain-rows">
          {entries.map((entry) => (
            <EntryLine
              key={entry.key}
              dictionary={key}
              entry={entry}
              within={entry.within === null ? null : nameOf(entry.within)}
              why={why}
              onAct={(act) => setOpen({ act, entry })}
            />
          ))}
        </ul>
      </Section>
      <Section title="见过的说法" sub={`${variants.length} 种`}>
        <ul className="plain-rows">
          {variants.map((one) => (
            <li key={one.name}>
              <span className="grow">
                {one.name}
                <small className="source">
                  {one.entries.map(nameOf).join('、')} · {one.sourceTitle}
                </small>
              </span>
              <span className="faint">{verificationSays[one.verification]}</span>
            </li>
          ))}
        </ul>
      </Section>
      {open?.act === 'add' && <AddForm dictionary={dictionary} onClose={close} />}
      {open?.act === 'choose' && <ChooseForm dictionary={dictionary} onClose={close} />}
      {open?.act === 'change' && open.entry && <ChangeForm dictionary={dictionary} entry={open.entry} onClose={close} />}
      <Confirm
        open={open?.act === 'retire'}
        act="停用"
        object={open?.entry?.name ?? ''}
        onClose={close}
        onAct={() => retire.mutateAsync({ dictionary: key, key: open?.entry?.key ?? '' })}
      >
        <p>停用后新的记录不能再选它；已经用到的记录不变，以后可以恢复。</p>
      </Confirm>
      <Confirm
        open={open?.act === 'reset'}
        act="恢复自带的"
        object={`“${name}”`}
        onClose={close}
        onAct={() => reset.mutateAsync({ dictionary: key, revision: dictionary.revision })}
      >
        <p>改过的词条变回产品自带的样子；本市加的词条停用，不删。</p>
      </Confirm>
    </article>
  );
}

interface EntryLineProps {
  dictionary: string;
  entry: CityEntry;
  within: string | null;
  why: string | null | undefined;
  onAct: (act: 'change' | 'retire') => void;
}

function EntryLine({ dictionary, entry, within, why, onAct }: EntryLineProps) {
  const restore = useAct(dictionaryContract.restore, { done: `“${entry.name}”已恢复` });
  const { standing, name, note, counted } = entry;
  return (
    <li className="entry">
      <span className="grow">
        <span className={standing === 'retired' ? 'ended' : undefined}>{name}</span>
        {counted && <em className="tag">算在内</em>}
        {within !== null && <span className="faint within">归在“{within}”</span>}
        {note && <span className="sub note">{note}</span>}
        {standing !== 'shipped' && <small className="source">{standingSays(entry)}</small>}
      </span>
      <span className="entry-acts">
        {(standing === 'retired' || standing === 'changed') && (
          <Button kind="bare" small why={why} busy={restore.isPending} onClick={() => restore.mutate({ dictionary, key: entry.key })}>
            恢复
          </Button>
        )}
        {standing !== 'retired' && (
          <>
            <Button kind="bare" small why={why} onClick={() => onAct('change')}>
              修改
            </Button>
            <Button kind="bare" small why={why} onClick={() => onAct('retire')}>
              停用
            </Button>
          </>
        )}
      </span>
    </li>
  );
}
