import { type IssueDetail, sweepContract } from '@weicheng/domain/rectification';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { Button } from '../../../shared/parts/index.ts';
import { useVerb } from '../../../shared/queries.ts';
import { useMay } from '../../organization/parts/useMay.ts';
import { StartSweepForm } from './StartSweepForm.tsx';

/** 举一反三 on an issue's page: the sweep that is there with how far it is, or the way to start one. */
export function SweepActs({ issue }: { issue: IssueDetail }) {
  const navigate = useNavigate();
  const [starting, setStarting] = useState(false);
  const { data } = useVerb(sweepContract.list, { issueId: issue.id, limit: 1 });
  const may = useMay('issue.dispatch');
  const [sweep] = data?.rows ?? [];
  return (
    <>
      {sweep && (
        <Button onClick={() => void navigate(`/sweeps/${sweep.id}`)}>
          举一反三 {sweep.progress.looked}/{sweep.progress.total}
        </Button>
      )}
      {data && !sweep && may && (
        <Button why={issue.can['sweep']} onClick={() => setStarting(true)}>
          举一反三
        </Button>
      )}
      {starting && <StartSweepForm issue={issue} onClose={() => setStarting(false)} />}
    </>
  );
}
