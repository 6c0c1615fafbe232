import { Problem } from '@weicheng/domain/kernel';
import { version } from '@weicheng/server/version';
import { Command, CommanderError, Help, InvalidArgumentError } from 'commander';
import { complain, width } from './terminal.ts';

/**
 * weicheng 命令。Every command's module is imported when it is asked for, so that one that needs no database starts at once.
 * A refusal is one sentence; the exit status is then not 0.
 */
const titles: { [english: string]: string } = { 'Usage:': '用法：', 'Arguments:': '参数：', 'Options:': '选项：', 'Commands:': '命令：' };

const plain = new Help();
const inChinese = (usage: string) => usage.replace('[options]', '[选项]').replace('[command]', '<命令>');

const cityNumber = (text: string): number => {
  const n = Number(text);
  if (!Number.isSafeInteger(n) || n < 1) throw new InvalidArgumentError('城市编号是正整数');
  return n;
};
const sealNumber = (text: string): string => {
  if (!/^[0-9a-fA-F]{64}$/.test(text)) throw new InvalidArgumentError('封存号是 64 位十六进制');
  return text.toLowerCase();
};

const program = new Command('weicheng')
  .description('卫城：检查、校验、备份、恢复、账号应急。设置取自环境变量，weicheng doctor 列出全部设置。')
  .version(version, '-v, --version', '显示版本')
  .helpOption('-h, --help', '显示用法')
  .helpCommand('help [命令]', '显示一个命令的用法')
  .configureHelp({
    styleTitle: (title) => titles[title] ?? title,
    displayWidth: width,
    commandUsage: (command) => inChinese(plain.commandUsage(command)),
    subcommandTerm: (command) => inChinese(plain.subcommandTerm(command)),
  })
  .configureOutput({ outputError: () => {} })
  .exitOverride();

program
  .command('doctor')
  .description('检查设置、数据库、磁盘、文件库')
  .option('--json', '输出 JSON')
  .action(async (options: { json?: true }) => (await import('./doctor.ts')).doctor(options));

program
  .command('verify')
  .description('校验留痕和存着的文件、照片；给出文件时离线校验导出的留痕文件')
  .argument('[文件]', '留痕文件（jsonl）')
  .option('--city <编号>', '只校验这个城市', cityNumber)
  .option('--anchor <封存号>', '另处记下的封存号，必须在链上', sealNumber)
  .option('--no-files', '只校验留痕，不读存着的文件和照片')
  .option('--json', '输出 JSON')
  .action(async (file: string | undefined, options: { city?: number; anchor?: string; json?: true; files?: boolean }) =>
    (await import('./verify.ts')).verify(file, options),
  );

program
  .command('trail')
  .description('导出一个城市的全部留痕，供离线校验')
  .argument('<文件>', '写到哪里')
  .option('--city <编号>', '哪个城市；只有一个时可以不填', cityNumber)
  .action(async (file: string, options: { city?: number }) => (await import('./verify.ts')).exportTrail(file, options));

program
  .command('backup')
  .description('备份数据库与文件；卫城可以照常运行')
  .argument('<文件>', '写到哪里')
  .option('--json', '输出 JSON')
  .action(async (file: string, options: { json?: true }) => (await import('./backup.ts')).backUp(file, options));

program
  .command('restore')
  .description('从备份恢复；先停掉卫城')
  .argument('<文件>', '备份文件')
  .option('--force', '数据库里已有数据时，整个替换')
  .option('--yes', '不再询问')
  .action(async (file: string, options: { force?: true; yes?: true }) => (await import('./restore.ts')).bringBack(file, options));

program
  .command('account')
  .description('账号应急')
  .command('reset')
  .description('给一个账号新的首次密码，解锁并解除两步验证；页面上没有人能办时用')
  .argument('<用户名>')
  .action(async (userName: string) => (await import('./account.ts')).resetAccount(userName));

program
  .command('seed')
  .description('给空数据库装入虚构的示例城市')
  .option('--big', '装 20 个城市')
  .action(async (options: { big?: true }) => (await import('./seed.ts')).seed(options));

program
  .command('standard')
  .description('标准数据')
  .command('check')
  .description('检查一份标准数据的 JSON 文件（标准、词典、日历 …）；不用数据库')
  .argument('<文件>')
  .option('--json', '输出 JSON')
  .action(async (file: string, options: { json?: true }) => (await import('./standard.ts')).checkStandard(file, options));

program
  .command('plan')
  .description('方案')
  .command('parse')
  .description('把方案读成任务台账；不用数据库')
  .argument('<文件>', '.docx、.doc、.pdf、.xlsx、.txt 或存下的网页；- 从标准输入读')
  .option('--json', '输出 JSON')
  .option('--xlsx <文件>', '另存任务指标分解表 .xlsx')
  .option('--docx <文件>', '另存任务指标分解表 .docx')
  .action(async (file: string, options: { json?: true; xlsx?: string; docx?: string }) =>
    (await import('./plan.ts')).parsePlan(file, options),
  );

const sentences: { [code: string]: string } = {
  'commander.unknownCommand': '没有这个命令',
  'commander.unknownOption': '没有这个选项',
  'commander.missingArgument': '少一个参数',
  'commander.optionMissingArgument': '这个选项后面要有值',
  'commander.excessArguments': '参数多了',
  'commander.invalidArgument': '参数不对',
};

// whoever reads may stop reading: weicheng … | head
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = 1;
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) process.exitCode = 0;
    else if (sentences[error.code]) {
      const about = /'([^']+)'/.exec(error.message)?.[1];
      const reason = error.code === 'commander.invalidArgument' ? error.message.replace(/^.* is invalid\. /, '') : undefined;
      complain(`${sentences[error.code]}${about ? `：${about}` : ''}${reason ? `，${reason}` : ''}。用 weicheng --help 看用法。`);
    }
  } else complain(error instanceof Problem ? error.message : `出错了，没有办成。${error instanceof Error ? error.stack : String(error)}`);
}
