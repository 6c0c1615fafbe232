import { streamSheet } from '@weicheng/documents/sheet';

const rows = Number(process.argv[2]);
const columns = ['编号', '发现时间', '来源', '地点', '问题', '类别', '责任单位', '时限', '状态', '整改情况', '核验人', '销号时间'].map(
  (title) => ({
    title,
    width: 20,
  }),
);

/** Rows as a ledger of issues has them. */
function* ledger() {
  for (let i = 0; i < rows; i++)
    yield [
      `WT-2026-${i}`,
      '2026-11-24 16:31',
      '督查',
      `云台街道柳桥社区第${i % 977}网格`,
      `背街小巷积存垃圾未清运，窨井盖缺失 ${(i * 2654435761) % 1_000_003} 处`,
      '市容环境',
      '市城市管理综合执法局',
      '2026-12-01',
      '已销号',
      `已清运并补装，责任到人，建立每日巡查（${(i * 40503) % 65_537}）`,
      '何以南',
      '2026-11-30 09:12',
    ];
}

let bytes = 0;
for await (const piece of streamSheet({ name: '问题台账', columns, rows: ledger() })) bytes += piece.length;
process.stdout.write(JSON.stringify({ bytes, memory: process.resourceUsage().maxRSS * 1024 }));
