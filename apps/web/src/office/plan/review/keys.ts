/** 核对页的按键: one table for hearing, for the card (?) and for what is printed on buttons. */
export const reviewKeys = {
  next: { keys: ['j', 'ArrowDown'], print: 'J', does: '下一条' },
  previous: { keys: ['k', 'ArrowUp'], print: 'K', does: '上一条' },
  accept: { keys: ['Enter', 'a'], print: 'Enter', does: '确认，到下一条' },
  doubt: { keys: ['f'], print: 'F', does: '下一处存疑' },
  edit: { keys: ['e'], print: 'E', does: '改任务内容' },
  units: { keys: ['u'], print: 'U', does: '加单位' },
  due: { keys: ['d'], print: 'D', does: '改完成时限' },
  split: { keys: ['s'], print: 'S', does: '拆成两条' },
  merge: { keys: ['m'], print: 'M', does: '并入上一条' },
  setAside: { keys: ['x'], print: 'X', does: '不是任务 / 恢复' },
  reconsider: { keys: ['r'], print: 'R', does: '重新核对' },
  up: { keys: ['Alt+ArrowUp'], print: 'Alt ↑', does: '往前挪' },
  down: { keys: ['Alt+ArrowDown'], print: 'Alt ↓', does: '往后挪' },
  add: { keys: ['n'], print: 'N', does: '把选中的原文添成一条' },
  align: { keys: ['l'], print: 'L', does: '对齐原文' },
  undo: { keys: ['z', 'mod+z'], print: 'Z', does: '撤销上一步' },
  names: { keys: ['g'], print: 'G', does: '对单位 / 回到任务' },
  find: { keys: ['/'], print: '/', does: '在任务里找' },
  help: { keys: ['?'], print: '?', does: '看全部按键' },
} as const satisfies Record<string, { keys: readonly string[]; print: string; does: string }>;
export type ReviewAct = keyof typeof reviewKeys | `settle${number}`;

interface Pressed {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
}

const acts = new Map<string, ReviewAct>(
  Object.entries(reviewKeys).flatMap(([act, { keys }]) => keys.map((key): [string, ReviewAct] => [key, act as ReviewAct])),
);

/** What a key means while nobody is typing, or undefined. 1 to 9 settle the doubts of the current item by their printed number. */
export function actOf({ key, ctrlKey, metaKey, altKey }: Pressed): ReviewAct | undefined {
  const modifier = ctrlKey || metaKey ? 'mod+' : altKey ? 'Alt+' : '';
  if (modifier === '' && /^[1-9]$/.test(key)) return `settle${Number(key)}`;
  return acts.get(modifier + (key.length === 1 ? key.toLowerCase() : key));
}
