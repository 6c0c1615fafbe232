import { isAbsolute, resolve } from 'node:path';
import { Problem } from '@weicheng/domain/kernel';
import { z } from 'zod';

const port = z.coerce.number().int().min(0).max(65535);
const minutes = z.coerce
  .number()
  .int()
  .min(1)
  .max(24 * 60);
const flag = z.enum(['true', 'false', '1', '0', '']).transform((v) => v === 'true' || v === '1');
const text = z.string().trim().min(1);

/** Every setting: its environment name, shape, default and what it is for. `weicheng doctor` prints this table. */
export const settingsTable = {
  HOST: { shape: text.default('127.0.0.1'), says: '监听地址' },
  PORT: { shape: port.default(8080), says: '监听端口' },
  PUBLIC_URL: { shape: z.url().optional(), says: '对外地址，例如 https://chuangwei.example.cn；不填用监听地址' },
  DATA_FOLDER: { shape: text.default('./data'), says: '数据文件夹：内置数据库与文件' },
  DATABASE_URL: {
    shape: z
      .string()
      .regex(/^postgres(ql)?:\/\//, '要以 postgresql:// 开头')
      .optional(),
    says: '外部 PostgreSQL（15 以上）；填了就不启动内置数据库',
    secret: true,
  },
  DATABASE_CONNECTIONS: { shape: z.coerce.number().int().min(2).max(200).default(16), says: '数据库连接数上限' },
  DATABASE_PORT: { shape: port.optional(), says: '内置数据库端口；不填自动选空闲的' },
  TRUST_PROXY: {
    shape: z.coerce.number().int().min(0).max(5).default(0),
    says: '前面有几层自己的反向代理；来访地址按这个层数从转发记录里取，0 是没有',
  },
  SECRET: { shape: z.string().min(32, '至少 32 个字符').optional(), says: '签名密钥；不填自动生成，存在数据文件夹', secret: true },
  IDLE_MINUTES: { shape: minutes.default(30), says: '多少分钟不操作自动退出登录' },
  LOG_LEVEL: { shape: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'), says: '日志级别' },
  SAMPLE_CITY: { shape: flag.default(true), says: '空数据库是否装入虚构的示例城市' },
  SEAL_SECONDS: { shape: z.coerce.number().min(0.2).max(3600).default(5), says: '每隔多少秒封存一次记事' },
  METRICS_TOKEN: { shape: z.string().min(16, '至少 16 个字符').optional(), says: '读 /metrics 要带的口令；不填只许本机读', secret: true },
  S3_ENDPOINT: { shape: z.url().optional(), says: '文件放在 S3 兼容存储时的地址；不填放本地' },
  S3_BUCKET: { shape: text.optional(), says: 'S3 存储桶' },
  S3_ACCESS_KEY: { shape: text.optional(), says: 'S3 访问编号', secret: true },
  S3_SECRET_KEY: { shape: text.optional(), says: 'S3 访问密钥', secret: true },
  FILE_MEGABYTES: { shape: z.coerce.number().int().min(1).max(2048).default(200), says: '单个文件上限，单位兆字节' },
  OUTGOING_HOSTS: {
    shape: z
      .string()
      .default('')
      .transform((list) => list.split(/[,，\s]+/).filter(Boolean))
      .refine(
        (list) => list.every((entry) => /^(\[[0-9a-f:.]+\]|[^\s:/[\]]+)(:\d{1,5})?$/i.test(entry)),
        '写主机名或地址，可以带端口，用逗号隔开，例如 10.20.0.5:8443,cgpt.example.lan',
      ),
    says: '往外推送、发通知时，允许发到的内网或没有加密的主机；不填就只发到外网的 https',
  },
  MAP_TILES_URL: {
    shape: z
      .string()
      .regex(
        /^https?:\/\/[^\s"';,]+\{z\}[^\s"';,]*$/,
        '要以 https:// 开头，写着 {z}、{x}、{y}，例如 https://tiles.example.cn/{z}/{x}/{y}.png',
      )
      .refine((url) => url.includes('{x}') && url.includes('{y}'), '要写着 {z}、{x}、{y}')
      .optional(),
    says: '地图底图的地址；不填就画没有底图的图，不向外取任何东西',
  },
  MAP_TILES_SYSTEM: { shape: z.enum(['WGS-84', 'GCJ-02']).default('WGS-84'), says: '底图的坐标系：天地图 WGS-84，高德、腾讯 GCJ-02' },
  MAP_TILES_ATTRIBUTION: { shape: text.optional(), says: '底图的来源和审图号，写在图上' },
  OIDC_NAME: { shape: text.optional(), says: '统一登录的名称，例如“政务统一身份认证”' },
  OIDC_DISCOVERY_URL: { shape: z.url().optional(), says: '统一登录的发现地址' },
  OIDC_CLIENT_ID: { shape: text.optional(), says: '统一登录的应用编号' },
  OIDC_CLIENT_SECRET: { shape: text.optional(), says: '统一登录的应用密钥', secret: true },
} as const satisfies Record<string, { shape: z.ZodType; says: string; secret?: true }>;

type Table = typeof settingsTable;
export type SettingName = keyof Table;
export type Settings = { [K in SettingName]: z.output<Table[K]['shape']> };

const shape = z.object(Object.fromEntries(Object.entries(settingsTable).map(([name, { shape }]) => [name, shape])));

/** Reads the settings from an environment; an empty value counts as not set. Throws one Problem that names every wrong one. */
export function readSettings(env: Record<string, string | undefined>): Settings {
  const given = Object.fromEntries(Object.keys(settingsTable).flatMap((name) => (env[name] ? [[name, env[name]]] : [])));
  const parsed = shape.safeParse(given);
  if (!parsed.success) {
    const wrong = parsed.error.issues.map((i) => `${i.path.join('.')}：${i.message}`).join('；');
    throw new Problem('settings.invalid', 500, `设置不对，没有启动。${wrong}。改好环境变量再启动。`);
  }
  const settings = parsed.data as Settings;
  if (settings.S3_ENDPOINT && !(settings.S3_BUCKET && settings.S3_ACCESS_KEY && settings.S3_SECRET_KEY)) {
    throw new Problem('settings.invalid', 500, '填了 S3_ENDPOINT，还要填 S3_BUCKET、S3_ACCESS_KEY、S3_SECRET_KEY。');
  }
  if (settings.OIDC_DISCOVERY_URL && !(settings.OIDC_CLIENT_ID && settings.OIDC_CLIENT_SECRET)) {
    throw new Problem('settings.invalid', 500, '填了 OIDC_DISCOVERY_URL，还要填 OIDC_CLIENT_ID、OIDC_CLIENT_SECRET。');
  }
  return { ...settings, DATA_FOLDER: isAbsolute(settings.DATA_FOLDER) ? settings.DATA_FOLDER : resolve(settings.DATA_FOLDER) };
}

/** 底图, as the pages are told of it, and the address they may fetch it from. */
export interface MapTileSource {
  url: string;
  system: 'WGS-84' | 'GCJ-02';
  attribution: string;
  origin: string;
}

/** 底图 of a deployment, or null: then no page asks anybody outside for anything. */
export function mapTilesOf({
  MAP_TILES_URL: url,
  MAP_TILES_SYSTEM: system,
  MAP_TILES_ATTRIBUTION: attribution = '',
}: Settings): MapTileSource | null {
  return url ? { url, system, attribution, origin: new URL(url.replace(/[{}]/g, '')).origin } : null;
}
