// Sends one archive in pieces (tus.io 1.0.0: creation, checksum, termination). What the server has
// counts: after any failure it is asked, and what it knows under the same fingerprint goes on.

const TUS = { "Tus-Resumable": "1.0.0" };
const WAITS = [1, 2, 5, 10, 20]; // seconds between tries
const LOOK = 2; // seconds between looks at what the worker does
const GONE = [404, 410];

export class Refused extends Error {}

export class Sending {
  constructor({ url, piece }, item, options, told) {
    Object.assign(this, { url, size: Number(piece), item, options, told, offset: 0, tries: 0, paused: false });
    this.stop = new AbortController();
  }

  async run() {
    this.address = (await this.known()) ?? (await this.begin());
    while (this.offset < this.item.blob.size) {
      await this.unpaused();
      await this.step();
    }
    this.told("whole");
    return this.followed();
  }

  pause() {
    this.paused = true;
    this.told("paused");
  }

  goOn() {
    this.paused = false;
    this.told("sending");
    this.wake?.();
  }

  async giveUp() {
    this.stop.abort();
    this.paused = false;
    this.wake?.();
    if (this.address) await fetch(this.address, { method: "DELETE", headers: TUS });
  }

  async known() {
    const listed = await this.asked("GET", this.url, {});
    const { items } = await listed.json();
    const { fingerprint, blob } = this.item;
    const found = items.find(
      (one) => one.state === "receiving" && one.fingerprint === fingerprint && one.length === blob.size,
    );
    if (!found) return undefined;
    this.offset = found.received;
    this.told("begun");
    return `${this.url}/${found.id}`;
  }

  async begin() {
    this.offset = 0;
    const said = { filename: this.item.name, fingerprint: this.item.fingerprint, ...this.options };
    const pairs = Object.entries(said).filter(([, value]) => value);
    const headers = {
      "Upload-Length": String(this.item.blob.size),
      "Upload-Metadata": pairs.map(([name, value]) => `${name} ${inBase64(value)}`).join(","),
    };
    const answer = await this.asked("POST", this.url, headers);
    return answer.headers.get("Location");
  }

  async step() {
    const data = await this.piece();
    const headers = {
      "Content-Type": "application/offset+octet-stream",
      "Upload-Offset": String(this.offset),
      ...(await checksum(data)),
    };
    const answer = await this.tried("PATCH", this.address, headers, data);
    if (answer?.ok) this.at(Number(answer.headers.get("Upload-Offset")));
    else if (answer && GONE.includes(answer.status)) this.address = await this.begin();
    else if (answer && !isPassing(answer)) throw new Refused(await sentence(answer));
    else await this.look();
  }

  async piece() {
    try {
      return await this.item.blob.slice(this.offset, this.offset + this.size).arrayBuffer();
    } catch {
      throw new Refused("unreadable");
    }
  }

  at(offset) {
    this.tries = 0;
    this.offset = offset;
    this.told("sending", offset);
  }

  // After a failure: wait, and ask where to go on.
  async look() {
    this.told("lost");
    await this.rest(WAITS[Math.min(this.tries++, WAITS.length - 1)]);
    const answer = await this.tried("HEAD", this.address, {});
    if (answer?.ok) {
      const { tries } = this;
      this.at(Number(answer.headers.get("Upload-Offset")));
      this.tries = tries; // only a piece that arrives shows that it goes on
    } else if (answer && GONE.includes(answer.status)) this.address = await this.begin();
    else if (answer && !isPassing(answer)) throw new Refused(await sentence(answer));
  }

  // Follows what the worker does; returns the address of the page that tells of it.
  async followed() {
    for (;;) {
      const answer = await this.tried("GET", this.address, {});
      const upload = answer?.ok && (await answer.json());
      if (upload?.state === "taken") return upload.page;
      await this.rest(LOOK);
    }
  }

  async asked(method, url, headers) {
    for (;;) {
      const answer = await this.tried(method, url, headers);
      if (answer?.ok) return answer;
      if (answer && !isPassing(answer)) throw new Refused(await sentence(answer));
      this.told("lost");
      await this.rest(WAITS[Math.min(this.tries++, WAITS.length - 1)]);
    }
  }

  async tried(method, url, headers, body) {
    const { signal } = this.stop;
    const all = { Accept: "application/json", ...TUS, ...headers };
    try {
      return await fetch(url, { method, body, signal, headers: all, redirect: "error" });
    } catch (error) {
      if (signal.aborted) throw error;
      return null; // no connection
    }
  }

  async unpaused() {
    while (this.paused) await new Promise((wake) => (this.wake = wake));
  }

  async rest(seconds) {
    await new Promise((done) => setTimeout(done, 1000 * seconds));
    this.stop.signal.throwIfAborted();
  }
}

// What another try may mend: somebody else at it, a piece that came damaged, a server that is away.
function isPassing({ status }) {
  return [408, 409, 423, 429, 460].includes(status) || (status >= 500 && status !== 507);
}

async function sentence(answer) {
  try {
    return (await answer.json()).message || "";
  } catch {
    return "";
  }
}

async function checksum(data) {
  if (!globalThis.crypto?.subtle) return {}; // only pages that came encrypted have it
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", data));
  return { "Upload-Checksum": `sha256 ${btoa(String.fromCharCode(...digest))}` };
}

function inBase64(text) {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
