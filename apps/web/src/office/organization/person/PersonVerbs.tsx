import type { PersonAction, PersonDetail } from '@weicheng/domain/organization';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { Button } from '../../../shared/parts/index.ts';
import { AddPostForm, ChangePersonForm } from './PersonForms.tsx';

/** What may be done for a person: the same buttons in the preview and on the page. */
export function PersonVerbs({ detail, children }: { detail: PersonDetail; children?: React.ReactNode }) {
  const navigate = useNavigate();
  const [doing, setDoing] = useState<PersonAction | null>(null);
  const { person, can } = detail;
  const close = () => setDoing(null);
  const handOver = `/organization/people/${person.id}/hand-over`;
  return (
    <>
      <Button why={can.change} onClick={() => setDoing('change')}>
        修改
      </Button>
      <Button why={can.addPost} onClick={() => setDoing('addPost')}>
        任职
      </Button>
      <Button why={can.handOver} onClick={() => void navigate(handOver)}>
        交接
      </Button>
      <Button why={can.leave} onClick={() => void navigate(`${handOver}?leave=1`)}>
        离岗
      </Button>
      {children}
      {doing === 'change' && <ChangePersonForm person={person} onClose={close} />}
      {doing === 'addPost' && <AddPostForm person={person} onClose={close} />}
    </>
  );
}
