import { useState } from 'react';
import { Button, CheckField, Dialog } from '../../../shared/parts/index.ts';
import { chosenColumns, columnHeads, columnKeys, columnsSay, rememberColumns } from './chosenColumns.ts';
import './ledger.css';

interface ColumnsChoiceProps {
  said: string | undefined;
  onSay: (said: string | undefined) => void;
}

/** 选列: which columns the ledger shows. Stands in the address, so that a saved view keeps it; this machine remembers the last. */
export function ColumnsChoice({ said, onSay }: ColumnsChoiceProps) {
  const [open, setOpen] = useState(false);
  // the address follows a moment later; a box that was ticked stays ticked
  const [now, setNow] = useState(said);
  const chosen = chosenColumns(now);
  const say = (next: string | undefined) => {
    setNow(next);
    rememberColumns(next);
    onSay(next);
  };
  return (
    <>
      <Button
        kind="bare"
        small
        onClick={() => {
          setNow(said);
          setOpen(true);
        }}
      >
        选列
      </Button>
      {open && (
        <Dialog
          open
          title="台账显示哪些列"
          onClose={() => setOpen(false)}
          foot={
            <>
              <Button why={columnsSay(chosen) === undefined ? '现在就是原来的样子。' : null} onClick={() => say(undefined)}>
                恢复原样
              </Button>
              <Button kind="main" onClick={() => setOpen(false)}>
                看台账
              </Button>
            </>
          }
        >
          <p className="sub">窗口窄的时候，靠后的先收起来。存为视图，选的列一起存。</p>
          <div className="column-choices">
            {columnKeys.map((key) =>
              key === 'title' ? null : (
                <CheckField
                  key={key}
                  label={columnHeads[key]}
                  name={key}
                  error={undefined}
                  value={chosen.has(key)}
                  onChange={(on) => say(columnsSay(new Set(columnKeys.filter((one) => (one === key ? on : chosen.has(one))))))}
                />
              ),
            )}
          </div>
        </Dialog>
      )}
    </>
  );
}
