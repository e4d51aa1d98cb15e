// A folder as one TAR archive, without reading it: the archive is a list of what is sent in turn.
// Names are pax records, so that each letter and any length comes as it is (POSIX.1-2001, pax).

const BLOCK = 512;
const OF_SYSTEMS = new Set([".DS_Store", "Thumbs.db", "desktop.ini"]);
const encoder = new TextEncoder();

export function packed(name, files) {
  const wanted = files
    .filter(({ path }) => !OF_SYSTEMS.has(path.split("/").at(-1)))
    .sort((one, other) => (one.path < other.path ? -1 : 1));
  const parts = wanted.flatMap(({ path, file }) => entry(path, file));
  const blob = new Blob([...parts, new Uint8Array(2 * BLOCK)]);
  const facts = wanted.map(({ path, file }) => [path, file.size, file.lastModified]);
  return { name: `${name}.tar`, blob, count: wanted.length, fingerprint: hashed(facts) };
}

export function archive(file) {
  const facts = [file.name, file.size, file.lastModified];
  return { name: file.name, blob: file, count: file.size, fingerprint: hashed(facts) };
}

function entry(path, file) {
  const record = pax("path", path);
  return [
    header("pax", record.length, "x"),
    record,
    padding(record.length),
    header("file", file.size, "0"),
    file,
    padding(file.size),
  ];
}

function pax(name, value) {
  const said = encoder.encode(` ${name}=${value}\n`);
  let length = said.length;
  while (length !== said.length + String(length).length) length = said.length + String(length).length;
  return joined(encoder.encode(String(length)), said);
}

function header(name, size, kind) {
  const block = new Uint8Array(BLOCK);
  const write = (at, text) => block.set(encoder.encode(text), at);
  write(0, name);
  write(100, "0000644\0");
  write(108, "0000000\0");
  write(116, "0000000\0");
  write(124, `${size.toString(8).padStart(11, "0")} `);
  write(136, "00000000000 ");
  write(148, "        ");
  write(156, kind);
  write(257, "ustar\u000000");
  const sum = block.reduce((total, byte) => total + byte, 0);
  write(148, `${sum.toString(8).padStart(6, "0")}\0 `);
  return block;
}

function padding(size) {
  return new Uint8Array((BLOCK - (size % BLOCK)) % BLOCK);
}

function joined(one, other) {
  const both = new Uint8Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
}

// Two hashes of 32 bits (cyrb53, public domain): enough to know one's own file again.
function hashed(facts) {
  const text = JSON.stringify(facts);
  let [one, other] = [0xdeadbeef, 0x41c6ce57];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    one = Math.imul(one ^ code, 2654435761);
    other = Math.imul(other ^ code, 1597334677);
  }
  return `${(one >>> 0).toString(16)}${(other >>> 0).toString(16)}-${text.length}`;
}
