import velocity from "amplify-velocity-template";
import { compileExpression, compileReference, compileRendered, type Evaluate } from "./expression.ts";
import type { Scope } from "./scope.ts";
import type { Expression, Foreach, Node, Reference } from "./syntax.ts";
import { HostObject, isMap, isTrue, putKey, toText } from "./values.ts";

type Execute = (scope: Scope) => void;

export type Rendering = { readonly text: string } | { readonly returned: unknown; readonly isJson: boolean };

export type Template = (variables: Readonly<Record<string, unknown>>, warn: (message: string) => void) => Rendering;

/** Compiles a Velocity template to closures, once; the parser is Amplify's, the meaning is Velocity 1.7's. */
export function compileTemplate(source: string): Template {
  // The parser knows a directive such as `#return` only by what follows it.
  const run = compileBlock(velocity.parse(`${source}\n`));
  return (variables, warn) => {
    const scope: Scope = { variables: new Map(Object.entries(variables)), warn, text: "", broken: false };
    run(scope);
    return scope.returned ? { returned: scope.returned.value, isJson: scope.returned.isJson } : { text: scope.text };
  };
}

function compileBlock(nodes: readonly Node[]): Execute {
  const statements = nodes.map(compileNode).filter((each) => each !== undefined);
  return (scope) => {
    for (const statement of statements) {
      if (scope.returned || scope.broken) return;
      statement(scope);
    }
  };
}

function compileNode(node: Node): Execute | undefined {
  if (typeof node === "string") {
    return (scope) => {
      scope.text += node;
    };
  }
  if (Array.isArray(node)) return compileDirective(node);
  switch (node.type) {
    case "references": {
      const render = compileRendered(node);
      return (scope) => {
        scope.text += render(scope);
      };
    }
    case "set":
      return compileSet(...node.equal);
    case "raw":
      return (scope) => {
        scope.text += node.value;
      };
    case "return":
      return compileReturn(node.value);
    case "break":
      return (scope) => {
        scope.broken = true;
      };
    case "macro_call":
      return (scope) => {
        scope.text += `#${node.id}`;
      };
    case "comment":
    case "noescape":
      return undefined;
    case "if":
    case "elseif":
    case "else":
    case "foreach":
    case "macro":
    case "define":
    case "macro_body":
      throw new SyntaxError(`#${node.type} is out of place, or no directive of AppSync`);
  }
}

function compileDirective(block: readonly Node[]): Execute | undefined {
  const [head, ...body] = block;
  if (typeof head !== "object" || Array.isArray(head)) return compileBlock(block);
  if (head.type === "foreach") return compileForeach(head, compileBlock(body));
  if (head.type === "if") return compileIf(block);
  throw new SyntaxError(`AppSync has no directive #${head.type}`);
}

function compileIf(block: readonly Node[]): Execute {
  const branches: { condition: Evaluate; body: Node[] }[] = [];
  for (const node of block) {
    if (typeof node === "object" && !Array.isArray(node) && (node.type === "if" || node.type === "elseif")) {
      branches.push({ condition: compileExpression(node.condition), body: [] });
    } else if (typeof node === "object" && !Array.isArray(node) && node.type === "else") {
      branches.push({ condition: () => true, body: [] });
    } else {
      branches.at(-1)?.body.push(node);
    }
  }
  const compiled = branches.map(({ condition, body }) => ({ condition, run: compileBlock(body) }));
  return (scope) => compiled.find(({ condition }) => isTrue(condition(scope)))?.run(scope);
}

function compileForeach({ to, from }: Foreach, body: Execute): Execute {
  const list = compileExpression(from);
  return (scope) => {
    const { variables } = scope;
    const items = itemsOf(list(scope));
    const outer = [to, "foreach", "velocityCount"].map((name) => [name, variables.get(name)] as const);
    for (const [index, item] of items.entries()) {
      variables.set(to, item);
      variables.set("foreach", loopState(index, items.length));
      variables.set("velocityCount", index + 1);
      body(scope);
      if (scope.broken || scope.returned) break;
    }
    scope.broken = false;
    for (const [name, value] of outer) variables.set(name, value);
  };
}

/** Over a map a loop goes through its values. */
function itemsOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return [...(value as unknown[])];
  return isMap(value) ? Object.values(value) : [];
}

const loopState = (index: number, length: number) =>
  new HostObject("$foreach", {
    index,
    count: index + 1,
    first: index === 0,
    last: index + 1 === length,
    hasNext: index + 1 < length,
  });

function compileSet(target: Reference, expression: Expression): Execute {
  const value = compileExpression(expression);
  const path = target.path ?? [];
  const last = path.at(-1);
  if (!last) return (scope) => void scope.variables.set(target.id, value(scope) ?? null);
  if (last.type !== "property" && last.type !== "index") throw new SyntaxError(`#set of ${velocity.Helper.getRefText(target)}`);
  const owner = compileReference({ ...target, path: path.slice(0, -1) });
  const key: Evaluate = last.type === "property" ? () => last.id : compileExpression(last.id);
  return (scope) => {
    const map = owner(scope);
    const name = key(scope);
    if (Array.isArray(map)) map[Number(name)] = value(scope) ?? null;
    else if (isMap(map)) putKey(map, toText(name), value(scope) ?? null);
    else scope.warn(`#set of ${velocity.Helper.getRefText(target)}, which stands on no map`);
  };
}

/** `#return($util.toJson(x))` gives JSON text; `#return(x)` gives x itself. */
function compileReturn(expression: Expression | null): Execute {
  if (!expression) {
    return (scope) => {
      scope.returned = { value: null, isJson: false };
    };
  }
  const value = compileExpression(expression);
  const isJson = expression.type === "references" && isToJson(expression);
  return (scope) => {
    scope.returned = { value: value(scope) ?? null, isJson };
  };
}

function isToJson(reference: Reference): boolean {
  const last = reference.path?.at(-1);
  return last?.type === "method" && last.id === "toJson";
}

