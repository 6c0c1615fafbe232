import type { Day } from '@weicheng/domain/kernel';
import { type UnitDetail, type UnitId, unitContract, unitKinds } from '@weicheng/domain/organization';
import { Link } from 'react-router';
import { Empty, ErrorState, Icon, LoadingRows, Section } from '../../../shared/parts/index.ts';
import { useVerb } from '../../../shared/queries.ts';
import { History } from '../parts/History.tsx';
import { Lines } from '../parts/Lines.tsx';
import { useMay } from '../parts/useMay.ts';
import { AliasList } from './AliasList.tsx';
import { PostList } from './PostList.tsx';
import { periodLines } from './periods.ts';
import { UnitVerbs } from './UnitVerbs.tsx';

interface UnitViewProps {
  id: UnitId;
  /** The past day the tree shows: then nothing is changed here. */
  readOnly?: Day | undefined;
  /** Where the tree is, for a phone. */
  back: string;
}

/** 单位: what it is, what may be done, how it came to be, who is there. */
export function UnitView({ id, readOnly, back }: UnitViewProps) {
  const read = useVerb(unitContract.read, { id });
  if (read.error && !read.data) return <ErrorState failure={read.error} onRetry={() => void read.refetch()} />;
  if (!read.data) return <LoadingRows count={6} />;
  const detail = read.data;
  const { unit, path } = detail;
  return (
    <article className="unit-view" aria-label={unit.name}>
      <Link className="back" to={back}>
        <Icon name="left" />
        单位树
      </Link>
      <nav className="crumbs" aria-label="隶属">
        {path.slice(0, -1).map((above, i) => (
          <span key={above.id}>
            {i > 0 && <i aria-hidden="true">›</i>}
            <Link to={`/organization/units/${above.id}`}>{above.name}</Link>
          </span>
        ))}
      </nav>
      <h2 className={unit.endedOn ? 'unit-name ended' : 'unit-name'}>{unit.name}</h2>
      <Lines
        inline
        lines={[
          ['类别', unitKinds[unit.kind].says],
          unit.shortName !== null && ['简称', unit.shortName],
          unitKinds[unit.kind].codeLength !== null && ['区划代码', unit.divisionCode ?? <span className="faint">没有填</span>],
          ['存续', unit.endedOn ? `${unit.foundedOn} 至 ${unit.endedOn} 前` : `${unit.foundedOn} 起`],
          detail.successor !== null && [
            '并入',
            <Link key="to" to={`/organization/units/${detail.successor.id}`}>
              {detail.successor.name}
            </Link>,
          ],
        ]}
      />
      {readOnly ? <p className="tree-note">下面是这个单位现在的情况。要变更，先回到今天。</p> : <UnitVerbs detail={detail} />}
      <Posts detail={detail} />
      <Section title="沿革">
        <ol className="history">
          {periodLines(detail).map((line) => (
            <li key={line.key}>
              <time>{line.when}</time>
              <p>
                <b>{line.what}</b> {line.words}
              </p>
            </li>
          ))}
        </ol>
      </Section>
      <Section title="别名" sub={detail.aliases.length > 0 ? `${detail.aliases.length} 个` : ''}>
        <AliasList aliases={detail.aliases} why={detail.can.addAlias} />
      </Section>
      <Section title="所在单位组">
        {detail.groups.length > 0 ? (
          <p className="links">
            {detail.groups.map((group) => (
              <Link key={group.id} to={`/organization/groups/${group.id}`}>
                {group.name}
              </Link>
            ))}
          </p>
        ) : (
          <p className="faint">不在任何单位组里。</p>
        )}
      </Section>
      <History about={unit.id} />
    </article>
  );
}

function Posts({ detail }: { detail: UnitDetail }) {
  const mayAdd = useMay('person.edit');
  const { unit, posts } = detail;
  return (
    <Section
      title="岗位与人员"
      sub={posts.length > 0 ? `${new Set(posts.map((post) => post.personId)).size} 人` : ''}
      action={<Link to={`/organization/people?unit=${unit.id}`}>看本级及以下人员</Link>}
    >
      {posts.length > 0 ? (
        <PostList posts={posts} />
      ) : (
        <Empty action={mayAdd && !unit.endedOn ? <Link to={`/organization/people?unit=${unit.id}&add=1`}>登记人员</Link> : undefined}>
          {unit.endedOn ? '终止时岗位都已了结。' : '还没有人任职。先登记主要负责人和联络员，交办才有人接。'}
        </Empty>
      )}
    </Section>
  );
}
