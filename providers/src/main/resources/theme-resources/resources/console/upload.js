// Sends a file piece by piece. A cut is waited out; whoever comes back later with the same file goes on where it ended.
import { ask, Problem } from "./session.js";

const PIECE = 500_000;
const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 20_000;
/** What may pass by itself. Anything else the server means. */
const PASSING = ["offline", "server-error", "busy", "import-state"];
const MOST_TRIES = 60;

/** Those under way, by the path of their school's imports: they go on while another tab of the page is looked at. */
const underWay = new Map();
export const uploadOf = (path) => underWay.get(path);

export const digestOf = async (file) => [...new Uint8Array(await crypto.subtle.digest("SHA-256", await file.arrayBuffer()))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

class Upload {
  sent = 0;
  /** Whether the line is cut, and it waits to go on. */
  waits = false;
  problem = null;
  #wake = null;
  #control = new AbortController();

  /** With the import that it goes on with, if there is one. */
  constructor(path, file, run, changed) {
    Object.assign(this, { path, file, run, changed });
  }

  get share() {
    return this.file.size ? this.sent / this.file.size : 0;
  }

  /** Ends it; what was sent stays until somebody drops it. */
  stop() {
    this.#control.abort();
    this.#wake?.();
  }

  /** Resolves to the import once all of it is there; to null where it was stopped, or went wrong. */
  async go() {
    underWay.set(this.path, this);
    try {
      const sha256 = await digestOf(this.file);
      if (this.run && this.run.sha256 && this.run.sha256 !== sha256) throw new Problem({ type: "other-file" });
      const { signal } = this.#control;
      this.run ??= await ask(this.path, { body: { file: this.file.name, size: this.file.size, sha256 }, signal });
      await this.#pieces();
      return this.run;
    } catch (problem) {
      if (problem.name !== "AbortError") this.problem = problem.slug ? problem : Object.assign(problem, { slug: "unreadable-file" });
      return null;
    } finally {
      underWay.delete(this.path);
      this.changed();
    }
  }

  async #pieces() {
    const own = `${this.path}/${encodeURIComponent(this.run.id)}`;
    let tries = 0;
    for (this.sent = this.run.received; this.sent < this.file.size; this.changed()) {
      const { signal } = this.#control;
      try {
        if (tries) this.run = await ask(own, { signal });
        if (this.run.state !== "uploading") throw new Problem({ type: "stopped" });
        this.sent = this.run.received;
        if (this.sent < this.file.size) this.run = await ask(`${own}/file?offset=${this.sent}`, { body: this.file.slice(this.sent, this.sent + PIECE), signal });
        Object.assign(this, { sent: this.run.received, waits: false });
        tries = 0;
      } catch (problem) {
        if (!PASSING.includes(problem.slug) || ++tries > MOST_TRIES) throw problem;
        this.waits = true;
        this.changed();
        await this.#rest(Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (tries - 1)));
        if (signal.aborted) throw new DOMException("stopped", "AbortError");
      }
    }
  }

  /** Waits, but no longer than until the line is back. */
  #rest(millis) {
    return new Promise((resolve) => {
      this.#wake = resolve;
      setTimeout(resolve, millis);
      addEventListener("online", resolve, { once: true });
    });
  }
}

export const upload = (path, file, run, changed) => new Upload(path, file, run, changed);
