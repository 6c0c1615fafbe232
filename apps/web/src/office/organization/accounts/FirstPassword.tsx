import { Button, Dialog, toast } from '../../../shared/parts/index.ts';

export interface Issued {
  userName: string;
  firstPassword: string;
}

/** 首次密码: shown this once, to be handed over in person; it must be changed at the first signing in. */
export function FirstPassword({ issued, onClose }: { issued: Issued; onClose: () => void }) {
  const both = `用户名 ${issued.userName}\n首次密码 ${issued.firstPassword}`;
  const copy = () =>
    navigator.clipboard?.writeText(both).then(
      () => toast('已复制用户名和首次密码'),
      () => toast('浏览器不让复制，照着抄下来', 'refused'),
    ) ?? toast('这个地址下浏览器不让复制，照着抄下来', 'refused');
  return (
    <Dialog
      open
      title="首次密码只显示这一次"
      foot={
        <>
          <Button icon="copy" onClick={() => void copy()}>
            复制
          </Button>
          <Button kind="main" onClick={onClose}>
            已交给本人，关上
          </Button>
        </>
      }
    >
      <dl className="issued">
        <dt>用户名</dt>
        <dd>{issued.userName}</dd>
        <dt>首次密码</dt>
        <dd className="secret">{issued.firstPassword}</dd>
      </dl>
      <p className="sub">当面或打电话交给本人，不发群里。第一次登录时要改掉。</p>
    </Dialog>
  );
}
