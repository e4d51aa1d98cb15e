// What was dropped on a page: archives as they are, each folder as one archive.

import { archive, packed } from "./packing.js";

const ARCHIVE = /\.(zip|tar)$/i;

export async function dropped(transfer) {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry()).filter(Boolean);
  return Promise.all(entries.map(taken));
}

export function isArchive(file) {
  return ARCHIVE.test(file.name);
}

async function taken(entry) {
  if (entry.isDirectory) return packed(entry.name, await files(entry, `${entry.name}/`));
  const file = await new Promise((done, failed) => entry.file(done, failed));
  return isArchive(file) ? archive(file) : null;
}

async function files(folder, above) {
  const found = [];
  for (const entry of await listed(folder.createReader())) {
    const path = above + entry.name;
    if (entry.isDirectory) found.push(...(await files(entry, `${path}/`)));
    else found.push({ path, file: await new Promise((done, failed) => entry.file(done, failed)) });
  }
  return found;
}

// A reader gives some names at a time, and none when there are no more.
async function listed(reader) {
  const all = [];
  for (;;) {
    const some = await new Promise((done, failed) => reader.readEntries(done, failed));
    if (!some.length) return all;
    all.push(...some);
  }
}
