import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import { type AddressInfo, createServer as createNetServer, type Server, type Socket } from 'node:net';
import { afterAll } from 'vitest';

const base64Of = (key: string, text: string) => createHmac('sha256', key).update(text).digest('base64');

/** What a group robot got, and whether it would have let it in. */
export interface Heard {
  text: string;
  signed: boolean;
}

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

/**
 * A group robot of each of the three on this machine, with the check of the signature each of them documents. `answer` may answer for
 * it; undefined lets it answer as the real one does.
 */
export async function robots(secret: string) {
  const heard: Record<string, Heard[]> = { wecom: [], dingtalk: [], feishu: [] };
  const robot = {
    heard,
    at: '',
    answer: undefined as ((kind: string, reply: { status(code: number, body?: string): void; never(): void }) => boolean) | undefined,
    close: () => server.close(),
  };
  const server = createServer((request, reply) => {
    let body = '';
    request.on('data', (part) => (body += part));
    request.on('end', () => {
      const url = new URL(request.url ?? '/', 'http://robot');
      const kind = url.pathname.slice(1);
      const said = JSON.parse(body) as { text?: { content: string }; content?: { text: string }; timestamp?: string; sign?: string };
      const [timestamp, sign] = [url.searchParams.get('timestamp') ?? '', url.searchParams.get('sign') ?? ''];
      const signed =
        kind === 'wecom'
          ? url.searchParams.get('key') === secret
          : kind === 'dingtalk'
            ? sign === base64Of(secret, `${timestamp}\n${secret}`)
            : said.sign === base64Of(`${said.timestamp}\n${secret}`, '');
      heard[kind]?.push({ text: said.text?.content ?? said.content?.text ?? '', signed });
      const status = (code: number, answer = '') => void reply.writeHead(code).end(answer);
      if (robot.answer?.(kind, { status, never: () => {} })) return;
      if (kind === 'feishu') status(200, JSON.stringify(signed ? { code: 0, msg: 'success' } : { code: 19021, msg: 'sign match fail' }));
      else
        status(200, JSON.stringify(signed ? { errcode: 0, errmsg: 'ok' } : { errcode: kind === 'wecom' ? 93000 : 310000, errmsg: 'no' }));
    });
  });
  robot.at = `http://127.0.0.1:${await listening(server)}`;
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  return robot;
}

/** A mail that arrived: who it went to and its text, headers and all. */
export interface Mail {
  to: string[];
  data: string;
}

/** A mail server on this machine, as much of RFC 5321 as a client needs; `password` is what it lets in with (AUTH PLAIN). */
export async function mailServer(password: string) {
  const mails: Mail[] = [];
  const house = { mails, port: 0, answerToData: '250 queued as 1', refusesRecipient: (_address: string) => false };
  const server = createNetServer((socket: Socket) => {
    let rest = '';
    let mail: Mail = { to: [], data: '' };
    let writing = false;
    const say = (line: string) => socket.write(`${line}\r\n`);
    say('220 mail.example ESMTP');
    const hear = (line: string) => {
      if (writing) {
        if (line !== '.') {
          mail.data += `${line}\n`;
          return;
        }
        writing = false;
        if (house.answerToData.startsWith('2')) mails.push(mail);
        mail = { to: [], data: '' };
        return say(house.answerToData);
      }
      const word = line.slice(0, 4).toUpperCase();
      if (word === 'EHLO') return say('250-mail.example\r\n250 AUTH PLAIN');
      if (word === 'AUTH')
        return say(
          Buffer.from(line.split(' ')[2] ?? '', 'base64').toString() === `\0notice@example.cn\0${password}` ? '235 ok' : '535 bad',
        );
      if (word === 'RCPT') {
        const address = /<(.+)>/.exec(line)?.[1] ?? '';
        if (house.refusesRecipient(address)) return say('550 no such user');
        mail.to.push(address);
        return say('250 ok');
      }
      if (word === 'DATA') {
        writing = true;
        return say('354 go on');
      }
      if (word === 'QUIT') return void socket.end('221 bye\r\n');
      say('250 ok');
    };
    socket.on('data', (part) => {
      rest += part.toString();
      for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
        const line = rest.slice(0, end);
        rest = rest.slice(end + 2);
        hear(line);
      }
    });
    socket.on('error', () => {});
  });
  house.port = await listening(server);
  afterAll(() => void server.close());
  return house;
}
