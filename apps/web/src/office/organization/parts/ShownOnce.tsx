import { Button, Dialog, toast } from '../../../shared/parts/index.ts';
import { copyText } from '../../account/copyText.ts';

/** 只显示这一次: a key of another system, to be handed over now. Only its button closes it. */
export function ShownOnce({ secret, note, onClose }: { secret: string; note: string; onClose: () => void }) {
  const copy = () =>
    copyText(secret).then(
      () => toast('已复制密钥'),
      () => toast('浏览器不让复制，照着抄下来', 'refused'),
    );
  return (
    <Dialog
      open
      title="密钥只显示这一次"
      foot={
        <>
          <Button icon="copy" onClick={() => void copy()}>
            复制
          </Button>
          <Button kind="main" onClick={onClose}>
            已交给对方，关上
          </Button>
        </>
      }
    >
      <dl className="issued">
        <dt>密钥</dt>
        <dd className="secret">{secret}</dd>
      </dl>
      <p className="sub">{note}</p>
    </Dialog>
  );
}
