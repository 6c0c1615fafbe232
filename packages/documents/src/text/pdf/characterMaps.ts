/**
 * PDF fonts of East Asia that are not embedded name a character map (`GBK-EUC-H`) that the reader would fetch from a folder we do not
 * carry. These stand in for the maps of simplified Chinese: a code goes to its character in Unicode, and from there to itself.
 */
export class CharacterMaps {
  async fetch({ kind, filename }: { kind: string; filename: string }): Promise<Uint8Array> {
    const map = kind === 'cMapUrl' ? mapOf(filename) : undefined;
    if (map === undefined) throw new Error(`no such map: ${filename}`);
    return new TextEncoder().encode(`/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n${map}\nendcmap end end\n`);
  }
}

const twoBytes = '1 begincodespacerange <0000> <ffff> endcodespacerange';
const hex = (code: number, digits = 4) => code.toString(16).padStart(digits, '0');

function mapOf(name: string): string | undefined {
  if (/^UniGB-(?:UCS2|UTF16)-[HV]$/.test(name)) return `${twoBytes}\n1 begincidrange <0000> <ffff> 0 endcidrange`;
  if (/^Adobe-GB1-UCS2$/.test(name)) return `${twoBytes}\n1 beginbfrange <0000> <ffff> <0000> endbfrange`;
  if (/^GB(?:K|Kp|K2K|pc)?-(?:EUC-)?[HV]$/.test(name)) return national();
  return undefined;
}

/** GBK, and GB 2312 within it. */
function national(): string {
  const lines = ['2 begincodespacerange <00> <80> <8140> <fefe> endcodespacerange', '1 begincidrange <20> <7e> 32 endcidrange'];
  const decoder = new TextDecoder('gb18030');
  for (let high = 0x81; high <= 0xfe; high++) {
    const pairs: string[] = [];
    for (let low = 0x40; low <= 0xfe; low++) {
      const code = low === 0x7f ? 0 : (decoder.decode(new Uint8Array([high, low])).codePointAt(0) ?? 0);
      if (code > 0 && code < 0xfffd) pairs.push(`<${hex(high, 2)}${hex(low, 2)}> ${code}`);
    }
    lines.push(`${pairs.length} begincidchar ${pairs.join(' ')} endcidchar`);
  }
  return lines.join('\n');
}
