import { crc32, deflateRawSync } from 'node:zlib';

/**
 * A zip of parts as they are, uncompressed: what is handed to the reader holds nothing but what was weighed before. Those whose names match `deflated`
 * are compressed.
 */
export function pack(parts: ReadonlyMap<string, Uint8Array>, deflated?: RegExp): Buffer {
  const bodies: Uint8Array[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, body] of parts) {
    const fileName = Buffer.from(name);
    const isDeflated = deflated?.test(name) ?? false;
    const stored = isDeflated ? deflateRawSync(body) : body;
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0); // version needed
    facts.writeUInt16LE(isDeflated ? 8 : 0, 4);
    facts.writeUInt32LE(crc32(body), 10);
    facts.writeUInt32LE(stored.length, 14);
    facts.writeUInt32LE(body.length, 18);
    facts.writeUInt16LE(fileName.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\0', 'latin1'), facts, place, fileName]));
    const head = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), facts, fileName]);
    bodies.push(head, stored);
    offset += head.length + stored.length;
  }
  const index = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(directory.length, 4);
  end.writeUInt16LE(directory.length, 6);
  end.writeUInt32LE(index.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...bodies, index, Buffer.from('PK\x05\x06', 'latin1'), end]);
}
