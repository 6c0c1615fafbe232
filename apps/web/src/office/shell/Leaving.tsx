import { useBlocker } from 'react-router';
import { Button, Dialog } from '../../shared/parts/index.ts';
import { leavingLoses } from '../../shared/unsaved.ts';

/** 离开这一页: asked while something typed is not submitted. */
export function Leaving() {
  const way = useBlocker(({ currentLocation, nextLocation }) => currentLocation.pathname !== nextLocation.pathname && leavingLoses());
  const stay = () => way.reset?.();
  return (
    <Dialog
      open={way.state === 'blocked'}
      title="离开这一页"
      onClose={stay}
      foot={
        <>
          <Button onClick={stay}>不离开</Button>
          <Button kind="danger" onClick={() => way.proceed?.()}>
            离开这一页
          </Button>
        </>
      }
    >
      <p>还没提交，离开后填写的内容会丢。</p>
    </Dialog>
  );
}
