// A real server for the tests: `attune serve` on a free port, over a built index and the built page.
//   ATTUNE_BIN    the program   (else the first of build/{release,dev}/attune)
//   ATTUNE_INDEX  the index     (else build/index)
//   ATTUNE_PAGE   the page      (else gui-web/dist)
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../../", import.meta.url));
export const inRepository = (path) => root + path;

const builds = ["build/release/attune", "build/dev/attune"].map(inRepository);
const program = process.env.ATTUNE_BIN ?? builds.find(existsSync);
const index = process.env.ATTUNE_INDEX ?? inRepository("build/index");
const page = process.env.ATTUNE_PAGE ?? inRepository("gui-web/dist");

const kStartTime = 60_000; // ms

function checkBuilt() {
  if (!program) throw new Error("No attune program: build one, or say where it is in ATTUNE_BIN.");
  if (!existsSync(index))
    throw new Error(`No index at ${index}: run attune-index build, or set ATTUNE_INDEX.`);
  if (!existsSync(`${page}/index.html`))
    throw new Error(`No page at ${page}: run npm run build in gui-web.`);
}

async function firstLine(child) {
  const lines = createInterface({ input: child.stdout });
  const late = AbortSignal.timeout(kStartTime);
  const [line] = await Promise.race([
    once(lines, "line", { signal: late }),
    once(child, "exit", { signal: late }).then(([code]) => {
      throw new Error(`attune serve ended with ${code}`);
    }),
  ]);
  return line;
}

/** → { url, stop() }. `port` 0 takes any; a given one lets a stopped server come back. */
export async function startServer(port = 0) {
  checkBuilt();
  const child = spawn(program, ["serve", "--port", String(port), "--page", page], {
    env: { ...process.env, ATTUNE_INDEX: index },
    stdio: ["ignore", "pipe", "inherit"],
  });
  process.on("exit", () => child.kill()); // whatever happens, nothing is left running
  child.unref();
  child.stdout.unref();
  const url = /http:\/\/[\w.[\]:]+/.exec(await firstLine(child))?.[0];
  const stop = async () => {
    if (child.exitCode !== null) return;
    child.kill("SIGTERM");
    await once(child, "exit");
  };
  return { url, port: Number(new URL(url).port), stop };
}
