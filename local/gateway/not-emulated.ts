import type { IncomingMessage } from "node:http";
import { AwsError } from "./aws-error.ts";
import type { Service } from "./service.ts";

/** Takes what an AWS SDK sends to a service that nothing else took, and answers `NotEmulated` with the service's name. */
export const notEmulatedService: Service = {
  name: "NotEmulated",
  handles: (request) => calledService(request) !== undefined,
  handle(request, response) {
    const { operation, service } = calledService(request) ?? { service: "" };
    const message = `The local cloud does not emulate ${service}${operation ? `: ${operation}` : ""}.`;
    if (!isQuery(request)) return Promise.reject(new AwsError("NotEmulated", message, 501));
    const escaped = message.replace(/[<>&]/g, (each) => `&#${each.charCodeAt(0)};`);
    response.writeHead(501, { "content-type": "text/xml" });
    response.end(`<ErrorResponse><Error><Type>Sender</Type><Code>NotEmulated</Code><Message>${escaped}</Message></Error></ErrorResponse>`);
    return Promise.resolve();
  },
};

interface Call {
  /** As signatures name it: `sqs`, `events`. */
  readonly service: string;
  /** As in `x-amz-target`; REST and query protocols say it elsewhere. */
  readonly operation?: string;
}

function calledService({ headers }: IncomingMessage): Call | undefined {
  const [, service] = /Credential=[^/,\s]+\/\d{8}\/[^/,\s]+\/([^/,\s]+)\/aws4_request/.exec(headers.authorization ?? "") ?? [];
  const [target] = [headers["x-amz-target"]].flat();
  const operation = target?.split(".").at(-1);
  if (service !== undefined) return operation === undefined ? { service } : { service, operation };
  const [prefix, ...rest] = target?.split(".") ?? [];
  return prefix === undefined || rest.length === 0 ? undefined : { service: prefix, operation: rest.join(".") };
}

/** The protocol of SNS, STS, IAM and others, whose clients read errors from XML. */
const isQuery = ({ headers }: IncomingMessage) => headers["content-type"]?.startsWith("application/x-www-form-urlencoded") ?? false;
