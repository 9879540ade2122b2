import { readFileSync } from "node:fs";
import type { AssetLookup } from "./assets.ts";
import { identifiersFor } from "./identifiers.ts";
import { evaluate, noValue, type Scope } from "./intrinsics.ts";
import type { Resource } from "./model.ts";
import { physicalResource, type PhysicalResource } from "./physical-resource.ts";
import { isObject, member, type Template, type TemplateResource } from "./template.ts";

/** What all stacks of one assembly share. */
export interface Environment {
  readonly accountId: string;
  readonly region: string;
  readonly assetPath: AssetLookup;
}

/** Where a stack stands; `parameter` evaluates what the parent passes, undefined where it passes nothing. */
interface Place {
  readonly path: readonly string[];
  readonly name: string;
  /** Seeds the identifiers: root stack name and path. */
  readonly seed: string;
  parameter(name: string): unknown;
}

/** One stack of the assembly, evaluated lazily: each value once, when something first asks for it. */
export class Stack implements Scope {
  readonly region: string;
  private readonly known = new Map<string, unknown>();
  private readonly underWay: Set<string>;

  constructor(
    private readonly template: Template,
    private readonly environment: Environment,
    private readonly place: Place,
    underWay: Set<string> = new Set(),
  ) {
    this.region = environment.region;
    this.underWay = underWay;
  }

  /** The resources of this stack and of those nested in it; ones whose condition is false are left out. */
  resources(): Resource[] {
    return Object.entries(this.template.Resources ?? {}).flatMap(([logicalId, declared]) => {
      if (declared.Condition !== undefined && !this.condition(declared.Condition)) return [];
      const { ref, attributes } = this.physical(logicalId, declared);
      const properties = isObject(declared.Properties) ? this.properties(logicalId, declared.Properties) : {};
      const resource = { stackPath: this.place.path, logicalId, type: declared.Type, ref, attributes, properties };
      return isNestedStack(declared) ? [resource, ...this.nested(logicalId, declared).resources()] : [resource];
    });
  }

  outputs(): Record<string, string> {
    const outputs = Object.entries(this.template.Outputs ?? {});
    const wanted = outputs.filter(([, { Condition }]) => Condition === undefined || this.condition(Condition));
    return Object.fromEntries(wanted.map(([name]) => [name, String(this.output(name))]));
  }

  output(name: string): unknown {
    const output = member(this.template.Outputs, name);
    if (!output) throw this.error(name, "the stack has no such output");
    return this.once(`output ${name}`, () => evaluate(output.Value, this));
  }

  ref(name: string): unknown {
    const pseudo = this.pseudoParameter(name);
    if (pseudo !== undefined) return pseudo;
    const parameter = member(this.template.Parameters, name);
    if (parameter) return this.once(`parameter ${name}`, () => this.parameterValue(name, parameter));
    return this.physical(name, this.declared(name)).ref;
  }

  attribute(logicalId: string, name: string): unknown {
    const declared = this.declared(logicalId);
    if (isNestedStack(declared) && name.startsWith("Outputs.")) {
      return this.nested(logicalId, declared).output(name.slice("Outputs.".length));
    }
    const { ref, attributes } = this.physical(logicalId, declared);
    const attribute = member(attributes, name);
    if (attribute !== undefined) return attribute;
    // Custom resources often answer what they were given (Custom::CDKBucketDeployment its DestinationBucketArn).
    const property = member(declared.Properties, name);
    return property === undefined ? ref : this.once(`${logicalId}.${name}`, () => evaluate(property, this));
  }

  condition(name: string): boolean {
    const condition = member(this.template.Conditions, name);
    if (condition === undefined) throw this.error(name, "the template has no such condition");
    return this.once(`condition ${name}`, () => evaluate(condition, this)) === true;
  }

  mapping(map: string, topKey: string, secondKey: string): unknown {
    const top = member(this.template.Mappings, map);
    const entries = isObject(top) ? member(top, topKey) : undefined;
    return isObject(entries) ? member(entries, secondKey) : undefined;
  }

  private pseudoParameter(name: string): unknown {
    switch (name) {
      case "AWS::AccountId":
        return this.environment.accountId;
      case "AWS::Region":
        return this.region;
      case "AWS::Partition":
        return "aws";
      case "AWS::URLSuffix":
        return "amazonaws.com";
      case "AWS::NoValue":
        return noValue;
      case "AWS::NotificationARNs":
        return [];
      case "AWS::StackName":
        return this.place.name;
      case "AWS::StackId":
        return stackId(this.environment, this.place.name, this.place.seed);
      default:
        return undefined;
    }
  }

  private parameterValue(name: string, { Type = "String", Default }: { Type?: string; Default?: unknown }): unknown {
    const value = this.place.parameter(name) ?? Default;
    if (value === undefined) throw this.error(name, "the parameter has neither a value nor a default");
    const isList = Type === "CommaDelimitedList" || Type.startsWith("List<");
    return isList && typeof value === "string" ? value.split(",").map((entry) => entry.trim()) : value;
  }

  private physical(logicalId: string, declared: TemplateResource): PhysicalResource {
    return this.once(`resource ${logicalId}`, () => {
      const { accountId } = this.environment;
      const seed = `${this.place.seed}/${logicalId}`;
      if (isNestedStack(declared)) {
        return { ref: stackId(this.environment, nestedName(this.place.name, logicalId, seed), seed), attributes: {} };
      }
      return physicalResource({
        type: declared.Type,
        logicalId,
        stackName: this.place.name,
        region: this.region,
        accountId,
        ids: identifiersFor(seed),
        text: (property) => {
          const value = evaluate(member(declared.Properties, property), this);
          return ["string", "number", "boolean"].includes(typeof value) ? String(value) : undefined;
        },
      });
    });
  }

  private nested(logicalId: string, declared: TemplateResource): Stack {
    return this.once(`template ${logicalId}`, () => {
      const { TemplateURL, Parameters } = declared.Properties ?? {};
      const url = evaluate(TemplateURL, this);
      if (typeof url !== "string") throw new Error("a nested stack needs a TemplateURL");
      const seed = `${this.place.seed}/${logicalId}`;
      const place: Place = {
        path: [...this.place.path, logicalId],
        name: nestedName(this.place.name, logicalId, seed),
        seed,
        parameter: (name) => {
          const passed = isObject(Parameters) ? member(Parameters, name) : undefined;
          return passed === undefined ? undefined : evaluate(passed, this);
        },
      };
      return new Stack(readTemplate(this.environment.assetPath(url)), this.environment, place, this.underWay);
    });
  }

  private properties(logicalId: string, declared: Readonly<Record<string, unknown>>): Record<string, unknown> {
    return this.once(`properties ${logicalId}`, () => evaluate(declared, this)) as Record<string, unknown>;
  }

  private declared(logicalId: string): TemplateResource {
    const declared = member(this.template.Resources, logicalId);
    if (!declared) throw this.error(logicalId, "the template has no such resource or parameter");
    return declared;
  }

  /** Answers from memory; a value that needs itself is named instead of recursing without end. */
  private once<T>(key: string, compute: () => T): T {
    if (this.known.has(key)) return this.known.get(key) as T;
    const place = `${this.place.seed} ${key}`;
    if (this.underWay.has(place)) throw this.error(key, "it depends on itself");
    this.underWay.add(place);
    try {
      const value = compute();
      this.known.set(key, value);
      return value;
    } catch (error) {
      throw error instanceof AssemblyError ? error : this.error(key, error instanceof Error ? error.message : String(error));
    } finally {
      this.underWay.delete(place);
    }
  }

  private error(subject: string, reason: string): AssemblyError {
    return new AssemblyError(`Stack ${["root", ...this.place.path].join("/")}, ${subject}: ${reason}.`);
  }
}

/** Something in the templates cannot be resolved: the message names stack, logical id and reason. */
export class AssemblyError extends Error {
  override readonly name = "AssemblyError";
}

export function readTemplate(path: string): Template {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as Template;
  } catch (error) {
    throw new AssemblyError(`The template ${path} cannot be read: ${error instanceof Error ? error.message : String(error)}. Synthesize the backend again.`, { cause: error });
  }
}

function isNestedStack(resource: TemplateResource): boolean {
  return resource.Type === "AWS::CloudFormation::Stack";
}

function nestedName(parent: string, logicalId: string, seed: string): string {
  return `${parent.slice(0, 50)}-${logicalId.slice(0, 50)}-${identifiersFor(seed).upper(12)}`;
}

function stackId({ region, accountId }: Environment, name: string, seed: string): string {
  return `arn:aws:cloudformation:${region}:${accountId}:stack/${name}/${identifiersFor(seed).uuid()}`;
}
