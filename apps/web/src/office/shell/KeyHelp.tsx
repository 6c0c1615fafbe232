import { Dialog } from '../../shared/parts/index.ts';
import './palette.css';

const keys: readonly (readonly [keys: string[], does: string])[] = [
  [['/'], '搜页面、单位、人员'],
  [['Ctrl', 'K'], '同上，正在打字时也行'],
  [['J'], '下一行'],
  [['K'], '上一行'],
  [['Enter'], '打开这一行'],
  [['空格'], '勾选这一行'],
  [['Esc'], '关掉预览、对话框'],
  [['?'], '看这张表'],
];

/** 按键: all of them on one card. */
export function KeyHelp({ onClose }: { onClose: () => void }) {
  return (
    <Dialog open title="按键" onClose={onClose}>
      <dl className="key-card">
        {keys.map(([names, does]) => (
          <div key={does}>
            <dt>
              {names.map((name) => (
                <kbd key={name}>{name}</kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
