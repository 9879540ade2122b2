import type { IncomingMessage, ServerResponse } from "node:http";
import type { Service } from "../gateway/service.ts";
import type { Clock, Trace } from "../services/interfaces.ts";

export interface RecordedStep {
  readonly kind: Parameters<Trace["begin"]>[0];
  readonly name: string;
  /** How often: once for each item of a list, say. */
  readonly count: number;
  /** From the first that began to the last that ended. */
  readonly ms: number;
}

export interface RecordedRequest {
  readonly number: number;
  /** ISO 8601 */
  readonly at: string;
  readonly service: string;
  readonly operation: string;
  /** Undefined until it is answered. */
  readonly status?: number;
  readonly errorCode?: string;
  readonly ms?: number;
  readonly steps: readonly RecordedStep[];
}

export interface LogLine {
  readonly number: number;
  readonly at: string;
  readonly text: string;
}

const keptRequests = 200;
const keptLines = 500;
const longestLine = 2000;
const mostSteps = 60;

type Draft = { -readonly [Member in keyof Omit<RecordedRequest, "steps">]: RecordedRequest[Member] } & {
  readonly steps: Map<string, { kind: RecordedStep["kind"]; name: string; count: number; began: number; ms: number }>;
};

/** What the last requests did and what was printed meanwhile; older ones are forgotten. */
export function createRecorder(clock: Clock) {
  const requests: Draft[] = [];
  const lines: LogLine[] = [];
  const traces = new WeakMap<IncomingMessage, Trace>();
  let lastNumber = 0;
  const now = () => new Date(clock.now()).toISOString();

  return {
    onRequest(service: Service, request: IncomingMessage, response: ServerResponse): void {
      const startedAt = performance.now();
      const draft: Draft = { number: ++lastNumber, at: now(), service: service.name, operation: operationOf(service.name, request), steps: new Map() };
      requests.push(draft);
      if (requests.length > keptRequests) requests.shift();
      traces.set(request, traceInto(draft));
      response.once("close", () => {
        draft.ms = performance.now() - startedAt;
        // Where the client left before it was answered there is none.
        if (response.headersSent) draft.status = response.statusCode;
        const errorType = response.getHeader("x-amzn-errortype");
        if (typeof errorType === "string") draft.errorCode ??= errorType;
      });
    },
    traceOf: (request: IncomingMessage): Trace | undefined => traces.get(request),
    log(text: string): void {
      lines.push({ number: ++lastNumber, at: now(), text: text.length > longestLine ? `${text.slice(0, longestLine)} ...` : text });
      if (lines.length > keptLines) lines.shift();
    },
    /** Newest first. */
    requests: (): readonly RecordedRequest[] => requests.map(({ steps, ...request }) => ({ ...request, steps: [...steps.values()].map(({ kind, name, count, ms }) => ({ kind, name, count, ms })) })).reverse(),
    lines: (): readonly LogLine[] => [...lines].reverse(),
  };
}

export type Recorder = ReturnType<typeof createRecorder>;

function traceInto(draft: Draft): Trace {
  return {
    operation: (name) => void (draft.operation = name),
    failed: (code) => void (draft.errorCode ??= code),
    begin(kind, name) {
      const key = `${kind} ${name}`;
      const began = performance.now();
      const step = draft.steps.get(key) ?? { kind, name, count: 0, began, ms: 0 };
      if (draft.steps.has(key) || draft.steps.size < mostSteps) draft.steps.set(key, step);
      step.count += 1;
      return () => void (step.ms = performance.now() - step.began);
    },
  };
}

const polly: Readonly<Record<string, string>> = { "/v1/speech": "SynthesizeSpeech", "/v1/voices": "DescribeVoices" };
const s3Verbs: Readonly<Record<string, string>> = { GET: "Get", HEAD: "Head", PUT: "Put", POST: "Post", DELETE: "Delete" };

/** By headers and the shape of the path alone: names of objects are people's own. */
function operationOf(service: string, { method = "GET", headers, url = "/" }: IncomingMessage): string {
  const target = headers["x-amz-target"];
  if (typeof target === "string" && /^[\w.]{1,100}$/.test(target)) return target.slice(target.indexOf(".") + 1);
  const [path = "/", query = ""] = url.split("?", 2);
  if (service === "S3") {
    if (/(?:^|&)list-type=2/.test(query)) return "ListObjectsV2";
    const isObject = path.split("/").filter((part) => part !== "").length > 1;
    return method in s3Verbs ? `${s3Verbs[method] ?? ""}${isObject ? "Object" : "Bucket"}` : `${method} ${isObject ? "object" : "bucket"}`;
  }
  return polly[path] ?? `${method} request`;
}
