// What can go wrong with a request: the server said no (a Problem, with a sentence to show), or it
// did not answer at all (Unreachable). Nothing else is thrown by api/client.ts.

/** An RFC 9457 problem document. `detail` is a sentence in the interface language. */
export class Problem extends Error {
  readonly code: string;
  readonly status: number;
  readonly parameter: string | undefined;
  readonly argument: string | undefined;

  constructor(body: Record<string, unknown>, status: number) {
    const text = (key: string) =>
      typeof body[key] === "string" ? (body[key] as string) : undefined;
    super(text("detail") ?? text("title") ?? "");
    this.code = text("code") ?? "unknown";
    this.status = status;
    this.parameter = text("parameter");
    this.argument = text("argument");
  }
}

/** No server at this address, or what answers is not Attune's. */
export class Unreachable extends Error {}

/** Reads a refused answer. A body that is no problem document means that something else answers. */
export async function faultOf(response: Response): Promise<Problem | Unreachable> {
  const type = response.headers.get("content-type") ?? "";
  if (!type.includes("json")) return new Unreachable(`${response.status}`);
  try {
    return new Problem((await response.json()) as Record<string, unknown>, response.status);
  } catch {
    return new Unreachable(`${response.status}`);
  }
}
