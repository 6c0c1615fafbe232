import { setTimeout as sleep } from 'node:timers/promises';
import type { MailSecurity, Outcome } from '@weicheng/domain/platform';
import type { Outgoing } from '../../outgoing/index.ts';

/** What leaves: `id` stays the same on every try. */
export interface Letter {
  id: string;
  title: string;
  text: string;
}

/** 邮箱: a mail server, who sends, who receives. */
export interface MailHouse {
  host: string;
  port: number;
  security: MailSecurity;
  user: string;
  secret: string | null;
  sender: string;
  receivers: readonly string[];
}

const seconds = 10_000;
/** However slowly it answers line by line: shorter than the first pause before another try. */
const altogether = 40_000;

/** Why a mail server may not be used as it is asked for; null where it may. Without encryption only where an administrator of the system has named the host. */
export function mailRefusal({ refusal }: Outgoing, { host, port, security }: Pick<MailHouse, 'host' | 'port' | 'security'>): string | null {
  const written = host.includes(':') ? `[${host}]` : host;
  const open = refusal(`http://${written}:${port}/`) === null;
  return security === 'none' && !open ? '不加密只能用在设置 OUTGOING_HOSTS 里点了名的服务器；换 TLS 或 STARTTLS' : null;
}

/** Sends one mail to all receivers; they do not see each other. Connects to the address that was checked, not to the name again. */
export async function sendMail(outgoing: Outgoing, house: MailHouse, { id, title, text }: Letter): Promise<Outcome> {
  const no = mailRefusal(outgoing, house);
  if (no) return { ok: false, again: false, reason: no };
  const reached = await outgoing.reach(house.host, house.port);
  const address = 'refused' in reached ? undefined : reached.addresses[0]?.address;
  if ('refused' in reached || address === undefined)
    return { ok: false, again: true, reason: 'refused' in reached ? reached.refused : `查不到 ${house.host} 的地址` };
  const { createTransport } = await import('nodemailer'); // read only where mail is sent
  const transport = createTransport({
    host: address,
    port: house.port,
    secure: house.security === 'tls',
    requireTLS: house.security === 'starttls',
    ignoreTLS: house.security === 'none',
    tls: { servername: house.host, minVersion: 'TLSv1.2' },
    ...(house.user ? { auth: { user: house.user, pass: house.secret ?? '' } } : {}),
    ...{ connectionTimeout: seconds, greetingTimeout: seconds, socketTimeout: seconds, dnsTimeout: seconds },
    ...{ disableFileAccess: true, disableUrlAccess: true },
  });
  try {
    const late = sleep(altogether, undefined, { ref: false }).then(() =>
      Promise.reject(Object.assign(new Error('late'), { code: 'ETIMEDOUT' })),
    );
    const sending = transport.sendMail({
      from: { name: '卫城', address: house.sender },
      to: { name: '通知', address: house.sender },
      envelope: { from: house.sender, to: [...house.receivers] },
      subject: title,
      text,
      messageId: `<${id}@${house.sender.split('@')[1]}>`, // the same on every try: mail servers know a second one by it
    });
    const { rejected, response } = await Promise.race([sending, late]);
    const short = response.slice(0, 80);
    return { ok: true, said: rejected.length > 0 ? `${rejected.length} 个地址没有收；${short}` : short };
  } catch (error) {
    return readFault(error as { code?: string; responseCode?: number; response?: string });
  } finally {
    transport.close();
  }
}

const faults: Readonly<Record<string, string>> = {
  EAUTH: '邮箱不让登录，核对账号和授权码',
  ETLS: '加密连接没有建成，换一种加密方式或端口',
  EENVELOPE: '收件地址都被拒收',
  ECONNECTION: '连不上邮件服务器，核对地址和端口',
  ETIMEDOUT: '邮件服务器没有回应',
  ESOCKET: '和邮件服务器的连接断了',
};

/** 5xx is for good (RFC 5321), and a wrong password gets no better; the rest passes. */
function readFault({ code = '', responseCode = 0, response = '' }: { code?: string; responseCode?: number; response?: string }): Outcome {
  const said = response ? `（${response.slice(0, 80)}）` : '';
  const again = code !== 'EAUTH' && (responseCode < 500 || responseCode >= 600);
  return { ok: false, again, reason: `${faults[code] ?? '邮件没有送到'}${said || (code in faults ? '' : `（${code}）`)}` };
}
