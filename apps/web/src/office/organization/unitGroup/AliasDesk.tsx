import { Day } from '@weicheng/domain/kernel';
import { aliasContract, type Resolution, unitContract, unitKinds } from '@weicheng/domain/organization';
import { useState } from 'react';
import { Link } from 'react-router';
import { today } from '../../../shared/moments.ts';
import { DayField, ErrorState, Icon, Section, StateGlyph, TextField } from '../../../shared/parts/index.ts';
import { useVerb } from '../../../shared/queries.ts';
import { useSettled } from '../parts/useSettled.ts';

/** 这个名称是谁: what a name in a document means on a day, and which names are known that look like it. */
export function AliasDesk() {
  const [name, setName] = useState<string | undefined>('');
  const [day, setDay] = useState<string | undefined>(today());
  const asked = useSettled(name?.trim() ?? '', 300);
  const found = useVerb(
    aliasContract.resolve,
    { name: asked, ...(Day.safeParse(day).success ? { day } : {}) },
    { enabled: asked !== '', keep: true },
  );
  const near = useVerb(unitContract.search, { text: asked.slice(0, 60), limit: 20 }, { enabled: asked !== '', keep: true });
  return (
    <article className="unit-view">
      <Link className="back" to="/organization/groups">
        <Icon name="left" />
        单位组
      </Link>
      <h2 className="unit-name">这个名称是谁</h2>
      <p className="sub">写文件里的叫法，看它在那一天指哪个单位。改制前的旧名、简写都认；认不准的由人选，选定后登记为别名。</p>
      <div className="two-fields">
        <TextField
          label="名称"
          name="name"
          maxLength={100}
          placeholder="工商局、市交警队"
          value={name}
          error={undefined}
          onChange={setName}
        />
        <DayField label="文件日期" name="day" value={day} error={undefined} onChange={(next) => setDay(next ?? undefined)} />
      </div>
      {found.error && !found.data ? (
        <ErrorState failure={found.error} />
      ) : (
        asked !== '' && found.data && <Answer asked={asked} resolution={found.data} />
      )}
      {asked !== '' && near.data && near.data.rows.length > 0 && (
        <Section title="名称或别名里有这几个字的" sub={`${near.data.rows.length} 个`}>
          <ul className="plain-rows">
            {near.data.rows.map((row) => (
              <li key={row.id}>
                <span className="grow cut">
                  <Link to={`/organization/units/${row.id}`}>{row.name}</Link>
                  {row.alias && <span className="quoted alias-of">{row.alias}</span>}
                </span>
                <span className="faint">{[unitKinds[row.kind].says, row.parentName].filter(Boolean).join(' · ')}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </article>
  );
}

function Answer({ asked, resolution }: { asked: string; resolution: Resolution }) {
  if (resolution.match !== 'candidates')
    return (
      <p className="answer">
        <StateGlyph shape="done" tone="done">
          {resolution.match === 'exact' ? '就是这个名称' : '登记过的别名'}
        </StateGlyph>
        <Link to={`/organization/units/${resolution.unitId}`}>{resolution.name}</Link>
      </p>
    );
  if (resolution.candidates.length === 0)
    return (
      <p className="answer">
        <StateGlyph shape="ended">没有相近的单位</StateGlyph>
        <span className="sub">“{asked}”哪个单位也不像。是新单位就去设立，是旧名就打开单位加别名。</span>
      </p>
    );
  return (
    <div className="answer-list">
      <StateGlyph shape="half" tone="soon">
        认不准，像下面几个
      </StateGlyph>
      <ul className="plain-rows">
        {resolution.candidates.map(({ unitId, name, score }) => (
          <li key={unitId}>
            <span className="grow">
              <Link to={`/organization/units/${unitId}`}>{name}</Link>
            </span>
            <span className="faint">相近 {Math.round(score * 100)}%</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
